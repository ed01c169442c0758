"""State of the Convolution tab."""
