"""What can be wrong with the catalogue of a language? Every sentence once, with its stable code."""

from planner.files.message import Message

NOT_TRANSLATED = Message(
    "missing-translation",
    "This text has no translation into “{language}”: “{text}”.",
    "Add it to {file}.",
    whole=frozenset({"file"}),
)
FUZZY_TRANSLATION = Message(
    "fuzzy-translation",
    "The translation of “{text}” is marked as uncertain (fuzzy).",
    "Read it again, mend it, and remove the mark.",
)
STALE_TRANSLATION = Message(
    "stale-translation",
    "The translated text “{text}” no longer exists in the source.",
    "Remove it, or bring it into line with the text of today.",
)
TRANSLATION_GAPS = Message(
    "translation-gaps",
    "The translation of “{text}” does not have the same gaps in braces.",
    "Write the same words in braces as in the source text.",
)
WRONG_SPACES = Message(
    "translation-spaces",
    "In “{text}” a space or an apostrophe is not set as the language sets it.",
    "Put this in its place: “{right}”.",
    whole=frozenset({"right"}),
)
CATALOGUE_NAME = Message(
    "catalogue-name",
    "Under this name the catalogue of a language is not found.",
    "Name it with the two letters of its language, such as nl.po.",
)
CATALOGUE_HEAD = Message(
    "catalogue-head",
    "The head of the catalogue says nothing of use under “{name}”.",
    "Write a line such as “{example}”.",
    whole=frozenset({"example"}),
)
UNREADABLE_TRANSLATIONS = Message(
    "unreadable-translations",
    "This line of the translations cannot be read.",
    "Look for a missing quotation mark, here or on the line above.",
)
