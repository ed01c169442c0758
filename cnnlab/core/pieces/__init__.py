"""Recognising an X by its pieces, and by the whole picture: the tutorial's section 4.1."""
