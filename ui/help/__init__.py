"""Help: pages written as data, read in a window of their own, and the first hour of practice."""
