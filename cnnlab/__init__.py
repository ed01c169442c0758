"""cnnlab: see, change and understand a convolutional neural network."""

__version__ = "0.1.0"
