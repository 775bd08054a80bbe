"""The encrypted store: the only writer of rows."""
