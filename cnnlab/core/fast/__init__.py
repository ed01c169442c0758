"""The quick ways, each tested against its plain twin."""
