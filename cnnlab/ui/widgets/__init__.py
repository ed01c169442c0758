"""Widgets that take plain values and emit plain values; they know no document and no tab."""
