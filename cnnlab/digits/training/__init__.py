"""Training of the shipped network, and fine-tuning."""
