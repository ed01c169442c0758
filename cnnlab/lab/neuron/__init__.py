"""State of the Neuron tab."""
