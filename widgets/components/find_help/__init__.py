"""Where to get care."""
