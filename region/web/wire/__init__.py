"""What travels: fonts with the letters that are used, scripts compressed before anyone asks."""
