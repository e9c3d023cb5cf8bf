"""The educator's preview, with JupyterLab beside it; routed with `--edit` only."""
