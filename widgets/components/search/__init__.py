"""Search within a guide: an index in the page, so that nothing that is typed leaves the phone."""
