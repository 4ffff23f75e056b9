"""The 26 municipalities: on the map, in a profile, and with a visitor's own table."""
