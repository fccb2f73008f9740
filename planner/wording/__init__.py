"""How do labels, sentences, dates and numbers read in the reader's language?

English sentences are the keys; every language has a gettext catalogue beside this module, and is there
because its catalogue is.
Importing the package costs next to nothing: Babel and the catalogues are loaded when first needed.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from planner.files.languages import LANGUAGES, SOURCE
from planner.problem import FieldNames, FieldPlace, msgid
from planner.toolkit.rounded import rounded, whole

if TYPE_CHECKING:
    from planner.plan import Reason
    from planner.problem import Problem
    from planner.templates.method import CostBand
    from planner.track.plan_standing import PlanWarning
    from planner.wording.figures import Figures
    from planner.wording.translations import Translations

__all__ = ["LANGUAGES", "SOURCE", "Wording", "msgid"]


class Wording:
    """Everything that a reader of one language reads.

    >>> Wording("en").say("Adopted on {day}", day=dt.date(2027, 1, 4))
    'Adopted on 4 January 2027'
    """

    def __init__(self, language: str) -> None:
        if language not in LANGUAGES:
            msg = f"no wording in the language “{language}”; there is {', '.join(LANGUAGES)}"
            raise ValueError(msg)
        self.language = language

    @cached_property
    def figures(self) -> "Figures":
        """What writes dates, numbers and money in the language."""
        from planner.wording.figures import figures_of  # noqa: PLC0415 - Babel, which most commands do without

        return figures_of(self.language)

    @property
    def tag(self) -> str:
        """The language as documents and browsers name it: en-GB, fr-FR."""
        return self.figures.tag

    @property
    def apostrophe(self) -> str:
        """The sign between letters, where a typed one is not good enough; else nothing."""
        from planner.files.catalogue_head import language_of  # noqa: PLC0415 - cheap import

        return language_of(self.language).apostrophe

    @cached_property
    def _translations(self) -> "Translations":
        from planner.wording.translations import translations  # noqa: PLC0415 - cheap import

        return translations(self.language)

    def say(self, msgid: str, **values: object) -> str:
        """Return the sentence in the reader's language, its ``{name}`` gaps filled.

        Dates, numbers and enum members among the values are written as the reader's language
        writes them; text stays as it is, so a year is passed as text.
        """
        sentence = self._translations.sentences.get(msgid, msgid)
        return self._filled(sentence, msgid, values) if values else sentence

    def count(self, singular: str, plural: str, number: float, **values: object) -> str:
        """Return the form of a sentence that a number asks for; the number fills the gap ``{number}``.

        >>> Wording("en").count("{number} action", "{number} actions", 1200)
        '1,200 actions'
        >>> Wording("fr").count("{number} day", "{number} days", 1.96), Wording("fr").count("{number} day", "", 0)
        ('2 jours', '0 jour')
        """
        from planner.files.catalogue_head import language_of  # noqa: PLC0415 - a page of help counts nothing

        number = rounded(number, 1)  # the form is that of the number which is shown
        # By the rule of English: in French 0 is singular, and “0 action” is no English. Parts of one are many in
        # English, and in French 1,5 is singular.
        english = (singular, plural)[0 if number == 1 else 1]
        forms, form = self._translations.plurals.get(singular, ()), language_of(self.language).plurals.form(int(number))
        sentence = forms[form] if form < len(forms) else ""
        return self._filled(sentence or english, english, {**values, "number": number})

    def _filled(self, sentence: str, english: str, values: Mapping[str, object]) -> str:
        shown = {name: self.shown(value) for name, value in values.items()}
        try:
            return sentence.format_map(shown)
        except (LookupError, ValueError, AttributeError):
            # A gap that a translator misspelt costs this sentence its language, not the reader the page.
            return english.format_map(shown)

    def shown(self, value: object) -> str:
        """Return a value as the reader's language writes it."""
        match value:
            # Before the texts: a member is one too, but what it is stored as is no word for readers.
            case StrEnum():
                return self.label(value)
            case FieldPlace() | FieldNames():
                from planner.wording.field_names import fields_shown  # noqa: PLC0415 - brings the store

                return fields_shown(value, self)
            case str():
                return value
            case dt.date():
                return self.date(value)
            case int() | float():
                return self.number(value)
        return str(value)

    def label(self, member: StrEnum) -> str:
        """Return what the reader sees in place of an enum member.

        Raises:
            KeyError: ``planner.wording.labels`` has no label for it.
        """
        from planner.wording.labels import LABELS  # noqa: PLC0415 - brings the model, which brings pydantic

        return self.say(LABELS[type(member)][member])

    def label_inside(self, member: StrEnum) -> str:
        """Return a label as it stands inside a sentence: without its capital, unless the language keeps it.

        Raises:
            KeyError: as for ``label``.
        """
        return self.inside(self.label(member))

    def inside(self, text: str) -> str:
        """Return a text as it stands inside a sentence: without its capital, unless the language keeps it.

        A word with more capitals than one is a name, and keeps them.

        >>> Wording("en").inside("The city publishes it."), Wording("en").inside("EU law applies.")
        ('the city publishes it.', 'EU law applies.')
        """
        from planner.files.catalogue_head import language_of  # noqa: PLC0415 - a page of help has no labels

        first = text.split(maxsplit=1)[0] if text else ""
        named = any(letter.isupper() for letter in first[1:]) or language_of(self.language).labels_keep_capital
        return text if named else text[:1].lower() + text[1:]

    def date(self, day: dt.date) -> str:
        """Return a date with the month's name: 4 January 2027, 1er janvier 2027."""
        return self.figures.date(day)

    def short_date(self, day: dt.date) -> str:
        """Return a date in figures: 04/01/2027."""
        return self.figures.short_date(day)

    def day_and_month(self, day: dt.date) -> str:
        """Return a date without its year, in figures, as narrow places write it: 04/01."""
        return self.figures.day_and_month(day)

    def month(self, day: dt.date) -> str:
        """Return a month and its year: January 2027."""
        return self.figures.month(day)

    def short_month(self, day: dt.date) -> str:
        """Return a month without its year, as narrow columns write it: Jan, janv."""
        return self.figures.short_month(day)

    def number(self, number: float) -> str:
        """Return a number with at most one decimal: 1,234.5 or 1 234,5."""
        return self.figures.decimal(number, 1)

    def months(self, first: dt.date, last: dt.date) -> str:
        """Return the months from a day to another, once where it is one month.

        >>> Wording("en").months(dt.date(2027, 1, 4), dt.date(2028, 5, 2))
        'January 2027 to May 2028'
        """
        from_, to = self.month(first), self.month(last)
        return from_ if from_ == to else self.say("{first} to {last}", first=from_, last=to)

    def person_days(self, days: float) -> str:
        """Return working time as person-days with its half day: parts add up to their sum, as rounded ones would not.

        >>> Wording("en").person_days(2.5), Wording("fr").person_days(1.5)
        ('2.5 person-days', '1,5 jour de travail')
        """
        return self.count("{number} person-day", "{number} person-days", days)

    def exact(self, number: float) -> str:
        """Return a number with as many decimals as it has, up to four: 0.35 or 0,35."""
        return self.figures.decimal(number, 4)

    def percent(self, share: float) -> str:
        """Return a share from 0 to 1 as a whole percentage."""
        return self.figures.percent(share)

    def money(self, euros: float) -> str:
        """Return an amount in whole euros: €10,000 or 10 000 €."""
        return self.figures.money(whole(euros))

    def money_range(self, at_least: float, below: float | None) -> str:
        """Return a range of euros, ``below`` excluded; None: there is no upper limit."""
        if below is None:
            return self.say("{amount} or more", amount=self.money(at_least))
        # The lowest band begins at nothing, which a range would have to write out.
        if at_least <= 0:
            return self.say("under {amount}", amount=self.money(below))
        return self.say("{low} to {high}", low=self.money(at_least), high=self.money(below))

    def cost_band(self, band: "CostBand") -> str:
        """Return the range of a cost band in euros."""
        return self.money_range(band.at_least, band.below)

    def listing(self, names: Iterable[str], joined_by: Literal["and", "or"] = "and") -> str:
        """Return names as a sentence lists them.

        >>> Wording("en").listing(["mayor", "council", "staff"])
        'mayor, council and staff'
        """
        *first, last = list(names) or [""]
        if not first:
            return last
        items = ", ".join(first)
        if joined_by == "and":
            return self.say("{items} and {last}", items=items, last=last)
        return self.say("{items} or {last}", items=items, last=last)

    def series(self, texts: Iterable[str]) -> str:
        """Return texts one after the other, parted by a sign that they hardly hold themselves: a; b, c; d.

        >>> Wording("en").series(["the survey, in the north", "the tender"])
        'the survey, in the north; the tender'
        """
        from planner.files.catalogue_head import language_of  # noqa: PLC0415 - cheap import

        return f"{language_of(self.language).spacing.spaced(';')} ".join(texts)

    def labelled(self, name: str, value: str) -> str:
        """Return a value behind what it is called.

        >>> Wording("en").labelled("Status", "Done")
        'Status: Done'
        """
        return self.say("{name}: {value}", name=name, value=value)

    def changed(self, name: str, old: str, new: str) -> str:
        """Return what something held before and what it holds now, behind what it is called.

        >>> Wording("en").changed("Status", "Proposed", "Done")
        'Status: Proposed → Done'
        """
        return self.labelled(name, f"{old} → {new}")

    def quoted(self, text: str) -> str:
        """Return a text in the quotation marks of the language."""
        return self.say("“{text}”", text=text)

    def quarter(self, day: dt.date) -> str:
        """Return the quarter of the year that a day falls in: quarter 1 of 2027."""
        return self.say("quarter {quarter} of {year}", quarter=(day.month + 2) // 3, year=str(day.year))

    def reason(self, reason: "Reason", names: Mapping[str, str] | None = None) -> str:
        """Say in one sentence why an action is in the plan.

        ``names`` gives what readers call a respondent, a key factor, a contextual factor, a reading
        (by contextual factor and reading, “C2 hostile”) or an action; what it lacks shows by its id.
        """
        from planner.wording.sentences import reason_sentence  # noqa: PLC0415 - brings the model

        return reason_sentence(reason, self, names or {})

    def warning(self, warning: "PlanWarning", names: Mapping[str, str] | None = None) -> str:
        """Say one warning of a plan; ``names`` as for ``reason``."""
        from planner.wording.sentences import warning_sentence  # noqa: PLC0415 - brings the model

        return warning_sentence(warning, self, names or {})

    def problem(self, problem: "Problem") -> str:
        r"""Say where a problem is, what is wrong, its code, and on the next line how to mend it.

        >>> from planner.problem import Place, Problem
        >>> print(Wording("en").problem(Problem(code="unknown-role", what="The role “{role}” is not known.",
        ...     fix="Use “mayor”.", values={"role": "mayer"}, place=Place(file="city.yaml", line=12))))
        city.yaml:12  The role “mayer” is not known.  [unknown-role]
            Use “mayor”.
        """
        from planner.problem import quotable  # noqa: PLC0415 - who shows a problem has it already

        place = problem.place
        # The name of a file may hold signs that move the cursor of a terminal.
        file = quotable(place.file)
        where = f"{file}:{place.line}" if place.line is not None else file
        what, fix = (self.say(sentence, **problem.values) for sentence in (problem.what, problem.fix))
        # What has no place in a file begins with the sentence, and not with the gap before it.
        return f"{where}  {what}  [{problem.code}]\n    {fix}".lstrip()

    def problems(self, problems: "Iterable[Problem]") -> "Iterator[str]":
        r"""Say the first problems one after the other, and how many more there are.

        >>> from planner.problem import Problem
        >>> list(Wording("en").problems([Problem(code="x", what="Loop.", fix="Cut it.")] * 52))[-1]
        'and 2 more problems'
        """
        from planner.problem import first_problems  # noqa: PLC0415 - who shows a problem has it already

        first, more = first_problems(problems)
        yield from map(self.problem, first)
        if more:
            yield self.count("and {number} more problem", "and {number} more problems", more)

    def typeset(self, text: str) -> str:
        """Return a text that people wrote with the spaces that the language puts round punctuation."""
        from planner.wording.translations import typesetter  # noqa: PLC0415 - cheap import

        return typesetter(self.language)(text)
