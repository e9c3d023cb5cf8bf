"""The deck and its handout."""
