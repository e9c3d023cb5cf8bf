"""The pelvic floor practice."""
