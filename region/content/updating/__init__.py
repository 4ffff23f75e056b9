"""Updates: compare what the sources answer with what is there, and write what passes."""
