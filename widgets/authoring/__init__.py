"""What an educator starts, sees, signs and compares: new entries, the flow, reviews and changes."""
