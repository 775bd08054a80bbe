"""The parts that all pages use."""
