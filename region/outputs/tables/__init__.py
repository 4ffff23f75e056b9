"""Tables that leave the house as files, each in one form for all file formats."""
