"""Patient pages: rendered, bundled, compressed, kept, and renewed when a file changes."""
