"""The page of a phone in a room."""
