"""What a patient brings, opened by a clinician."""
