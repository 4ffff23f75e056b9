"""The offline pack: every page as a file, for a browser without server and network."""
