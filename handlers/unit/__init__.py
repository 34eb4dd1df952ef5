"""What the units' people can say, in their groups."""
