"""The version that patients read: where versions are kept, which one counts, and how one takes its place."""
