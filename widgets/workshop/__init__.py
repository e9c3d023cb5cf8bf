"""A workshop: its room of polls, the page of a phone, the slides, and their handlers."""
