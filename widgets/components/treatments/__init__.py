"""The decision aid for treatments."""
