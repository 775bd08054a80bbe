"""What a program needs whatever it is about: errors, events, jobs, words, folders, time."""
