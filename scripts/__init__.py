"""Benchmarks and other programs for developers; not shipped."""
