"""What is inside a network, for one image: its layers, their maps, the sum behind each cell."""
