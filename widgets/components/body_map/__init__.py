"""The body map: where it hurts."""
