"""What an educator is told about the content."""
