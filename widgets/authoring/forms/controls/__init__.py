"""The controls of a form: one for each kind of field, made of ordinary ipywidgets."""
