"""Getting back to running: steps, lights, moves, dates and the calendar file (rules.md §5)."""
