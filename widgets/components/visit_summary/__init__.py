"""The page to bring to a clinician."""
