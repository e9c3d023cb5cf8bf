"""What follows from a person's answers: care levels, cards and notes, and the tables made of the rules."""
