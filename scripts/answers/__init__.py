"""How the model that reads questions is learnt, and how answers are measured; see `python -m scripts.answers.train`."""
