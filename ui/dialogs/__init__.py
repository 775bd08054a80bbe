"""What opens over the window: the palette, and dialogs that ask."""
