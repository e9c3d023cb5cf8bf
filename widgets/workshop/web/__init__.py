"""The rooms of a workshop: what phones and presenters send, and what they get."""
