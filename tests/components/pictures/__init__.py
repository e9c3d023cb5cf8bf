"""Promises of the figure kit."""
