"""The Network tab's state: what is built, what it is trained on, and how training goes."""
