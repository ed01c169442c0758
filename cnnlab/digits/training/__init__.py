"""Training of the shipped network, and fine-tuning it to one hand."""
