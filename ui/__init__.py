"""The window: draws, asks, reports."""
