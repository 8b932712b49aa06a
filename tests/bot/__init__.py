"""Questions, answers and the command line."""
