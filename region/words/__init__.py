"""What everything is said with: languages, texts, numbers, units, names, pages, addresses."""
