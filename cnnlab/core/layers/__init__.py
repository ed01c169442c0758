"""The kinds of layer: what the core knows of a kind stands in one file."""
