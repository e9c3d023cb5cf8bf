"""Forms for whoever edits: entries of content files as controls in a notebook."""
