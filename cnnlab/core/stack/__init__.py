"""A network as a person builds it: blocks as plain data, what is wrong with them, layers."""
