"""What goes on between people and Matinee: the store, the host, the shelf, and what keeps servers apart."""
