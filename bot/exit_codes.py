"""The exit codes of the command line: a contract that scripts rely on."""

DONE = 0
NOT_SAID = 1
WRONG_USAGE = 2
FAILED = 3
INTERRUPTED = 130
