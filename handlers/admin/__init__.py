"""What the owners and admins can say."""
