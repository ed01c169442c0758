"""What leaves cnnlab for other programs."""
