"""An experiment: its value, its output, and its arithmetic step by step."""
