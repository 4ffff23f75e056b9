"""`python -m region`: the same figures as the pages, from the same views, in the terminal."""

from region.command_line import app

if __name__ == "__main__":
    app()
