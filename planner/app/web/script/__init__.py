"""The page script has a folder of its own: beside a folder “pages” the framework would make its own navigation."""
