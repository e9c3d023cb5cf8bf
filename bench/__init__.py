"""Measures our page beside others of the same words, on one machine, in one run."""
