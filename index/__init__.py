"""The library: reviews in SQLite, their vectors in FAISS, and search over both."""
