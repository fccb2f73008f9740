"""What is left of a text without its capitals, accents and signs, so that spellings of one word are the same?"""

import re
import unicodedata

_WORD = re.compile(r"\d+|[^\W\d_]+")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212"), "-")


def plain_letters(text: str) -> str:
    """Return a text in small letters without accents, with one kind of space and one kind of dash.

    >>> plain_letters(" Île-de-France")
    'ile-de-france'
    """
    apart = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(letters.translate(_DASHES).split())


def words_of(text: str) -> list[str]:
    """Return the words and the numbers of a text, in plain letters.

    >>> words_of("T2/2027, à l’été")
    ['t', '2', '2027', 'a', 'l', 'ete']
    """
    return _WORD.findall(plain_letters(text))


def name_key(name: str) -> str:
    """Return what is left of a name, or of an id made of one, by which people tell two of them apart.

    >>> name_key("Contact  point"), name_key("contact-point"), name_key("L’été"), name_key(" – ")
    ('contact point', 'contact point', 'l ete', '-')
    """
    return " ".join(words_of(name)) or plain_letters(name)


def parts_of(text: str) -> frozenset[str]:
    """Return what stands between the commas of a text, in plain letters.

    >>> sorted(parts_of("En continu, sans échéance"))
    ['en continu', 'sans echeance']
    """
    parts = (" ".join(words_of(part)) for part in re.split("[,;/()]", text))
    return frozenset(filter(None, parts))
