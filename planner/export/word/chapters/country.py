"""What are a city's organs called in its country, which law holds there, and what only the legal service can say?"""

import re
from collections.abc import Iterator

from planner.export.word.manuscript import Manuscript
from planner.export.word.material import Material
from planner.export.word.ooxml import Styled
from planner.export.word.tables import Column, Table
from planner.templates.city_country import CityCountry
from planner.templates.countries import Topic
from planner.templates.legal_questions import LegalQuestion
from planner.toolkit.capitals import capital
from planner.toolkit.matters import Matter
from planner.toolkit.plain_letters import plain_letters
from planner.toolkit.plan_settings import PlanStatus

_CUSTOMS = (Topic.PAPERS, Topic.CALENDAR, Topic.LANGUAGES, Topic.ACCESSIBILITY)
"""What whoever dates and publishes the plan has to know, and no action is about."""
_REMARK = re.compile(r"\s*\(.*?\)")


def write_country(doc: Manuscript, material: Material, *, with_note: bool) -> None:
    """Write names, law and questions; ``with_note`` says whether nothing before said that this is no legal advice."""
    country, say = material.country, material.wording.say
    if country is None:
        return
    within = material.words["in_country"]
    doc.heading(
        say("Law and bodies {in_country}", in_country=within)
        if within
        else say("Law and bodies of the city’s country"),
        2,
    )
    names = list(_names(country))
    doc.paragraph(" ".join(_introduction(material, country, with_note=with_note)), keep_next=bool(names))
    if names:
        doc.table(_name_table(material, names))
    for heading, texts in _lists(material, country):
        doc.paragraph(Styled(heading, "Fact Label"), keep_next=True)
        doc.points(texts)


def _lists(material: Material, country: CityCountry) -> Iterator[tuple[str, list[str]]]:
    """Give what is known of the country, and what is to be asked, each under its heading; nothing empty."""
    say, adopted = material.wording.say, material.plan.status is PlanStatus.ADOPTED
    customs = (material.words.get(topic.slot, "") for topic in _CUSTOMS)
    lists = (
        (say("Who hears people who were discriminated against"), list(map(capital, country.bodies))),
        (say("Main acts against discrimination"), list(map(capital, country.laws))),
        (say("Sessions, papers and publication"), list(filter(None, customs)) if country.title else []),
        (say("Next local elections"), [election.text for election in country.elections]),
        (
            say("To check with the legal service") if adopted else say("To check before adoption"),
            list(map(_question, country.questions_on(_matters(material)))),
        ),
    )
    return ((heading, texts) for heading, texts in lists if texts)


def _matters(material: Material) -> set[Matter]:
    """Return what the plan's actions decide on; of what people added nobody knows."""
    templates = map(material.catalogue.action_by_id.get, (action.id for action in material.plan.actions))
    return {template.matter for template in templates if template and template.matter}


def _introduction(material: Material, country: CityCountry, *, with_note: bool) -> Iterator[str]:
    say = material.wording.say
    if not country.title:
        yield say("The city’s country is not known here: the plan speaks of law and bodies in general words.")
    else:
        yield say("What the plan says of the country’s law was last looked through on {day}.", day=country.as_of)
        if not country.is_fresh(material.today):
            yield say("That is more than a year ago: the legal service checks whether it still holds.")
    if with_note:
        yield material.catalogue.legal.note


def _names(country: CityCountry) -> Iterator[tuple[str, str]]:
    """Give what is called otherwise in the country, once each; nothing where the plan is in its language."""
    names = {name: native for name, native in country.names.items() if native and _is_other(native, name)}
    council = country.nouns.get("council")
    if council is not None and council.name in names:
        yield from ((capital(name), native) for name, native in names.items())


def _is_other(native: str, name: str) -> bool:
    """Say whether an organ has another name in its country, whatever is remarked on it in brackets."""
    return plain_letters(_REMARK.sub("", native)) != plain_letters(name)


def _name_table(material: Material, names: list[tuple[str, str]]) -> Table:
    say = material.wording.say
    return Table(
        caption=say("Names of organs, offices and acts"),
        describes=say("One line for each name: in this plan, and in the country itself."),
        columns=(Column.small(say("In this plan"), 7.0), Column.small(say("In the country’s language"), 9.5)),
        rows=names,
    )


def _question(question: LegalQuestion) -> str:
    return f"{question.text} ({question.source})" if question.source else question.text
