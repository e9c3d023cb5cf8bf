"""The running diary."""
