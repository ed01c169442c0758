"""The Neuron tab."""
