"""One module for each page: a function that shows it, and nothing computed."""
