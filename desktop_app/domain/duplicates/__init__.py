"""One person, once: how alike two people are, why, and who is worth comparing. Pure."""
