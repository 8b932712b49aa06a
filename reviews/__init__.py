"""Reading reviews: from a file to records with labels, cast and facts; knows text and nothing of search."""
