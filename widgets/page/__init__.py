"""The page around a notebook: its Voila template, its look, and what runs in the browser."""
