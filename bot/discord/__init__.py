"""Questions and answers, on Discord."""
