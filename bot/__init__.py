"""Questions and answers, on the terminal."""
