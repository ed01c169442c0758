"""Photographs of our own generator (``photographs``) as files, with what is on them."""

import json
from pathlib import Path

PAGES = Path(__file__).parent / "pages"
ANSWERS = json.loads((PAGES / "answers.json").read_text(encoding="utf-8"))
"""By the file's name: ``digits`` in reading order, and their ``boxes``."""
