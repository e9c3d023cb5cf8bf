"""Voila with patient pages kept ready, and nothing else within reach."""
