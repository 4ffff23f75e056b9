"""What leaves the house: exhibits, charts, publications, presentations, tables, open data."""
