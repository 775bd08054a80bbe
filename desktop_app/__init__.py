"""Pekerja Rentan without a screen: the rules, the store, the files, and what a user can do."""

__version__ = "0.1.0"
