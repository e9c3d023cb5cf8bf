"""Getting back to running: steps, lights, moves, dates and the calendar file (clinical.md §4)."""
