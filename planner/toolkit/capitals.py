"""How does a text stand at the beginning of a line?"""


def capital(text: str) -> str:
    """Return a text with its first letter as a capital; the others stay, as in names.

    >>> capital("the city council of Bath"), capital("")
    ('The city council of Bath', '')
    """
    return f"{text[:1].upper()}{text[1:]}"
