"""`stridewell export`: the same pages as a static site, for any web server."""
