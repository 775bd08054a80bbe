"""What a screen can ask."""
