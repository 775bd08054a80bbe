"""File formats; nothing else knows them."""
