"""What a user can do, a module per subject."""
