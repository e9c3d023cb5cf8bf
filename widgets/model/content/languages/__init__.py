"""Languages: the translators' files on disk, who checked what, and which languages a guide may be read in."""
