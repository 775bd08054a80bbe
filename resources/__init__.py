"""Data that the program ships: layouts, card designs, regions, words, pictures."""
