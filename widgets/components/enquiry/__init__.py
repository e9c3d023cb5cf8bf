"""The message to a clinic."""
