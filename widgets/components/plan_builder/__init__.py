"""The plan builder, for patients."""
