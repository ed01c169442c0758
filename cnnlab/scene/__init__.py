"""What the stage looks like: QtGui and the core only."""
