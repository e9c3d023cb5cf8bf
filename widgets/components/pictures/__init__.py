"""The figure kit: people drawn from poses, as compact SVG in the colours of the page."""
