"""What can be wrong with countries' files, and with the room that other texts leave for them? Beside ``messages``."""

from planner.files.message import Message, UnknownWord

COUNTRY_FILE_NAME = Message(
    "country-file-name",
    "This file is about {code}, and is not named so.",
    "Name it {code}.yaml.",
)
TRANSLATION_OF_NO_FILE = Message(
    "translation-of-no-file",
    "“{text}” is translated for “{context}”, and there is no such file.",
    "Write the name of the file, without its ending, as the msgctxt of the entry.",
)
UNKNOWN_SLOT = UnknownWord(
    "unknown-slot",
    "“{{{word}}}” stands for nothing that a country says.",
    "Known are: {known}.",
)
SLOT_OUT_OF_PLACE = Message(
    "slot-out-of-place",
    "“{{{slot}}}” stands here for who decides, and this action names no matter.",
    "Give the action a matter, or name the organ itself.",
)
