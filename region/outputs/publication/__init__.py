"""Exhibits on paper and on stage: slides, report, pictures, tables. Nothing here computes."""
