"""What citizens can say."""
