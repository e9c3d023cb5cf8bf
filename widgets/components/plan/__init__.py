"""The return-to-run plan, for clinicians in Jupyter."""
