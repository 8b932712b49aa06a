"""How the labels of sentences are learnt and measured; `python -m scripts.labels.train --help`."""
