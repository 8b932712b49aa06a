"""What goes on between people and Matinee on a chat service: settings, memory, saved answers, reviews of a server."""
