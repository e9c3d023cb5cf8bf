"""Facts and rules: what the content says, and what follows from a person's answers."""
