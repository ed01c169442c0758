"""State of the Images tab."""
