"""A network on one sheet that is zoomed into, for every tab that has one."""
