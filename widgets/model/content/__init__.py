"""Reads a guide: its files with lines, its schema, what is wrong in it, and the words it is said in."""
