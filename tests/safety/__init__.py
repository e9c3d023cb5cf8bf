"""Tests of the safety papers."""
