"""Readers of files from outside; no Qt."""
