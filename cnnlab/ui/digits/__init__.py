"""The Digits tab: draw, and see how the network reads it."""
