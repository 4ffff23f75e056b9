"""What is known: the model of the content, its files, sources, foreign tables, updating."""
