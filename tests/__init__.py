"""The tests: what Matinee does, one behaviour each."""
