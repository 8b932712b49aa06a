"""The commands, menus and messages that Matinee answers on Discord, one module a group."""
