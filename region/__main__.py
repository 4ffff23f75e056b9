"""`python -m region`: the same figures as the pages, from the same views, in the terminal."""

import sys

from region.commands.command_line import app

if __name__ == "__main__":
    try:
        app()
    except OSError as error:  # a full disk, a folder that may not be written in
        sys.exit(f"{error.filename or 'A file'}: {error.strerror or error}")
