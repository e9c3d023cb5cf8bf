"""Rooms: a workshop's polls, counted without knowing who answered."""
