"""Steps from one schema to the next; each imports nothing of ours, so that it stays true."""
