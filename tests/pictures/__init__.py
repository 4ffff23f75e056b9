"""Reference pictures: what charts, pages and slides look like, to notice when they change.

`make pictures` takes them anew and writes a page that shows old, new and difference side by side.
"""
