"""State that all tabs share: the player, the settings, the worker."""
