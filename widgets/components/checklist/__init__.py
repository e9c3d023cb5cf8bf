"""The symptom checklist."""
