"""Dialogs that ask through a classmethod and return a value."""
