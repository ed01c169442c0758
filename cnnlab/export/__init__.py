"""Export to other programs."""
