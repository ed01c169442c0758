"""State of the Digits tab."""
