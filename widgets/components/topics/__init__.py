"""Topics: pages that each answer one question, and the list of them."""
