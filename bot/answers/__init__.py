"""From a question to an answer: which film, what is asked, and the passages that hold it; knows no Discord."""
