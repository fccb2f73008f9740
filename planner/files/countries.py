"""What does ``plan_templates/countries/`` say, in the reader's language?"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from planner.files.folders import Content, part_loaded, stamp, translations_of
from planner.files.languages import SOURCE
from planner.files.located_yaml import read_yaml
from planner.files.shipped import templates_folder
from planner.files.translations import Translations
from planner.problem import Problem, ProblemsFoundError
from planner.templates.countries import Countries, Country, Neutral

FOLDER = "countries"
NEUTRAL = "neutral"
"""The file that makes a folder one of countries; what it says has no country for its context in the catalogues."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryFolder:
    """A folder of countries as far as it could be read in a language."""

    neutral: Content[Neutral]
    countries: tuple[Content[Country], ...]
    translations: Translations | None
    """None: it was read in the language of its texts."""
    problems: tuple[Problem, ...]
    """Those of the folder and of its catalogue; each file has its own besides."""

    @property
    def files(self) -> "tuple[Content[Neutral] | Content[Country], ...]":
        """What was read, file by file."""
        return (self.neutral, *self.countries)


def countries_beside(templates: Path) -> Path:
    """Return the folder of countries of a template folder: the one beside it, else the one that is shipped."""
    own = templates.resolve().parent / FOLDER
    return own if (own / f"{NEUTRAL}.yaml").is_file() else templates_folder() / FOLDER


def read_countries(folder: Path, language: str) -> Countries:
    """Read a folder of countries in a language; reading the same unchanged folder again costs next to nothing.

    Raises:
        ProblemsFoundError: with every problem of every file.
    """
    return _countries(folder, language, stamp(folder))


# The stamp is an argument that nothing reads: a changed file changes it, and so misses the cache.
@lru_cache(maxsize=16)
def _countries(folder: Path, language: str, _: object) -> Countries:
    read = load_countries(folder, language)
    problems = [*read.problems, *(problem for file in read.files for problem in file.problems)]
    if problems or read.neutral.model is None:
        raise ProblemsFoundError(problems)
    return Countries(
        neutral=read.neutral.model, countries=tuple(file.model for file in read.countries if file.model is not None)
    )


def load_countries(folder: Path, language: str = SOURCE) -> CountryFolder:
    """Read a folder of countries as far as it goes."""
    translations, problems = translations_of(folder, language, SOURCE)
    neutral = folder / f"{NEUTRAL}.yaml"
    countries = (path for path in sorted(folder.glob("*.yaml")) if path != neutral)
    return CountryFolder(
        neutral=part_loaded(Neutral, read_yaml(neutral), folder, translations, context=NEUTRAL),
        countries=tuple(
            part_loaded(Country, read_yaml(path), folder, translations, context=path.stem) for path in countries
        ),
        translations=translations,
        problems=problems,
    )
