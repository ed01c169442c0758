"""The main window: its menus, pages and theme."""
