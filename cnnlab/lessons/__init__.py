"""Data in, values out: presets."""
