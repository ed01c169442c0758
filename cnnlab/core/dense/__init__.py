"""Fully connected networks as values: one neuron, layers of them, and their descent."""
