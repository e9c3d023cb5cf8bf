"""Starts the real server and finds a browser, for the tests and the bench."""
