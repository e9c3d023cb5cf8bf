"""What is seen: one folder for each component, with its markup, style and script."""
