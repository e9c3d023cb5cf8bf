"""The check of translations: what a sentence lost, gained or turned round on its way out of English."""
