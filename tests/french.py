"""What a French reader must never meet, wherever words come from: page, document, terminal, catalogue."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import streamlit

from planner.app.web.components.fixed_words import fixed_phrases, fixed_words
from planner.wording import LANGUAGES, Wording
from planner.wording.figures import language_name
from planner.wording.translations import translations

BUNDLES = Path(streamlit.__file__).parent / "static" / "static" / "js"
DRAWN = ("DataFrame", "DateInput", "FileUploader", "Multiselect", "NumberInput", "Pagination", "Selectbox", "index")
"""The framework's files that say most of what it says."""
_LITERAL = re.compile(r"`([A-Z][a-z]+(?:[ /][A-Za-z()]+)*[.…]*)`")

_LEFT_AS_TYPED = re.compile(
    r"(https?://|www\.|postgresql://)\S+|\S+@\S+|\?\w+=\S*|\b\d{1,2}:\d\d\b|[\w-]+:\d{2,5}\b|:material/\w+:"
    r"|pip install \"[^\"]*\"|«\u00a0[!?:;&*]\u00a0»"
)
"""Addresses, times and signs that are spoken about."""
_SPACES = (
    ("a space on which a line may break", re.compile(r"[ \t\n][:;!?»%]|« |«\n")),
    (
        "no space before",
        re.compile(r"[^\s;!?:…\u00a0\u202f«(\[/-][;!?»](?=[\s.,)»]|$)|[^\s\d;!?:\u00a0\u202f/-]:(?=\s|$)"),
    ),
    ("no space inside", re.compile(r"«[^\u00a0\s]")),
    ("a wide space", re.compile("\u00a0[;!?]")),
    ("a straight apostrophe or quotation mark", re.compile(r"\w'\w|\"\w|\w\"")),
)
_ENGLISH = re.compile(
    r"(?<![\w’-])(the|of|and|with|from|this|that|was|were|is|are|has|have|been|by|to|for|your|you|not|no|yes|what|which|who|when"
    r"|January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Feb|Apr|Aug|Oct|Dec)(?![\w’-])"
)
_NAMES = re.compile(
    r"Integrating Cities Planner|planner [a-z-]+|--?[a-z][a-z-]*|\{\w+\}|\([a-z_]+\)|«\u00a0[a-z_]+\u00a0»|\[[a-z-]+\]"
    r"|\bany, not\b|\b[a-z_]+\.(?:py|yaml|json|docx|db)\b"
)
"""Names that are the same in every language."""
NEVER = {
    "bénéfice rapide": "premier résultat visible",
    "bénéfices rapides": "premiers résultats visibles",
    "résultat rapide": "premier résultat visible",
    "résultats rapides": "premiers résultats visibles",
    "quick win": "premier résultat visible",
    "quick wins": "premiers résultats visibles",
    "jours-agents": "jours de travail",
    "jours-personne": "jours de travail",
    "jour-agent": "jour de travail",
    "ce qui attend quoi": "enchaînement des actions",
    "à surveiller": "à regarder",
    "streamlit": "le planificateur",
}
"""Words that are out of use, and what stands in their place."""


def _plain(text: str) -> str:
    return _LEFT_AS_TYPED.sub("…", text)


def _framework() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    french = Wording("fr")
    words = {word for word, other in fixed_words(french).items() if word != other}
    escaped = (re.escape(phrase) for phrase, other in fixed_phrases(french).items() if phrase != other)
    patterns = (re.sub(r"\\\{\w+\\\}", ".+", phrase) for phrase in escaped)
    return frozenset(words), tuple(map(re.compile, (p for p in patterns if len(p) > len(".+ Bytes"))))


def left_in_english(texts: Iterable[str]) -> list[str]:
    """Name what the framework’s own files can say and no French sentence says, known to us or not."""
    files = [file for name in DRAWN for file in BUNDLES.glob(f"{name}.*.js")]
    said = {text for file in files for text in _LITERAL.findall(file.read_text(encoding="utf-8"))}
    ours = {*translations("fr").sentences.values(), *map(language_name, LANGUAGES)}
    return sorted(said.intersection(texts) - ours)


_WORDS, _PHRASES = _framework()


def faults_of(text: str) -> Iterator[str]:
    """Name what is wrong with a French text."""
    seen = _plain(text)
    for name, pattern in _SPACES:
        if found := pattern.search(seen):
            yield f"{name}: “{seen[max(0, found.start() - 25) : found.end() + 15]}”"
    if text.strip() in _WORDS or any(phrase.fullmatch(text.strip()) for phrase in _PHRASES):
        yield f"the framework’s English: “{text.strip()}”"
    elif found := _ENGLISH.search(_NAMES.sub("", seen)):
        yield f"English “{found[0]}”: “{text.strip()[:120]}”"
    lowered = seen.casefold()
    for word, instead in NEVER.items():
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", lowered):
            yield f"“{word}” for “{instead}”: “{text.strip()[:120]}”"


def faults(texts: Iterable[str]) -> list[str]:
    """Name what is wrong with French texts, each fault once."""
    return list(dict.fromkeys(fault for text in texts for fault in faults_of(text)))
