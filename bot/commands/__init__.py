"""One module a command, each with its `command`; imported by name when it is asked for."""
