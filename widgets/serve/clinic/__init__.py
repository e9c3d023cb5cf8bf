"""The way in to the clinicians' pages, below `/clinic/`."""
