"""How does a city come in? By its name, as an example to look at, or as a file that somebody filled in."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st

from planner.app import desk
from planner.app.desk import Imported
from planner.app.desk.vocabulary import Actor, Store, known_regions
from planner.app.web import first_sight, language, saving, session
from planner.app.web.countries import country_names, likeliest_first
from planner.app.web.drafts import Draft
from planner.problem import ProblemsFoundError
from planner.wording import Wording, refusals

BENCHMARK = "anti-discrimination"
_NAME = "begin-name"
_BEGIN = "begin"
_GOING = "begin-going"


def begin() -> None:
    """Show the three ways in, the shortest first."""
    _go_on()
    _by_name()
    _examples()
    _from_file()


def _by_name() -> None:
    draft = Draft(_BEGIN)
    with st.container(border=True, width=640):
        _calendar(draft)
        _name(draft)
        draft.note()


def _calendar(draft: Draft) -> None:
    """Ask for the country first, as the public holidays and so every date follow it, then for the region."""
    wording = session.wording()
    names = likeliest_first(country_names(wording))
    given = draft.field("country", None, options=[None, *names])
    country = st.selectbox(
        wording.say("Country of your city"),
        list(names),
        index=first_sight.choice(given["key"], names),
        format_func=lambda code: names.get(code, code),
        placeholder=wording.say("Choose the country: the public holidays follow"),
        **given,
    )
    regions = known_regions().get(country or "", {})
    if regions:
        given = draft.field("region", "", options=["", *regions])
        st.selectbox(
            wording.say("Region with holidays of its own"),
            ["", *regions],
            index=first_sight.choice(given["key"], ["", *regions]),
            format_func=lambda code: regions.get(code, wording.say("None")),
            **given,
        )


def _name(draft: Draft) -> None:
    wording = session.wording()
    # A form of the framework, in which Enter does what the button does: there is only this field.
    with st.form("begin-city", border=False):
        st.text_input(
            wording.say("Name of your city"),
            # As long as the store keeps a name: what is longer is refused while it is typed, not afterwards.
            max_chars=250,
            placeholder=wording.say("For example: Havelmar"),
            **draft.in_form("name", ""),
        )
        saving.problems(_NAME)
        st.form_submit_button(
            wording.say("Create the city and begin"),
            type="primary",
            icon=":material/arrow_forward:",
            on_click=_create,
            args=(draft,),
            key="begin-create",
        )


def _create(draft: Draft) -> None:
    spoken, today = language.of_content(BENCHMARK), session.today()
    name, country = str(draft.value("name")), str(draft.value("country") or "")
    # Not drawn where the country has none; and the region that was chosen may be one of the country before.
    region = st.session_state.get(draft.key("region"))
    regions = known_regions().get(country, {})
    new = desk.NewCity(name=name, country=country or None, region=region if region in regions else None)

    def create(store: Store, by: Actor) -> Imported:
        if not name.strip():
            raise ProblemsFoundError([refusals.NO_CITY_NAME])
        return desk.begin_with(store, new, BENCHMARK, language=spoken, by=by, today=today)

    def arrived(result: object) -> None:
        draft.saved()
        _arrived(result)

    if not saving.save(create, where=_NAME, after=arrived):
        draft.keep()


def _arrived(result: object) -> None:
    """Remember where to go: pages are changed in the body of the page, not in a callback."""
    if isinstance(result, Imported):
        st.session_state[_GOING] = ("assess", {"city": result.city, "assessment": result.assessment})


def _go_on() -> None:
    going = st.session_state.pop(_GOING, None)
    if going is not None:
        path, place = going
        session.open_page(path, **place)


def _examples() -> None:
    wording = session.wording()
    st.header(wording.say("Or look at an example first"), anchor=False)
    st.write(wording.say("Four invented cities, each with its assessment and its plan."))
    columns = st.columns(2)
    for number, (_, name) in enumerate(desk.examples()):
        with columns[number % 2], st.container(border=True, height="stretch"):
            title, colour = about(name, wording)
            st.markdown(f"**{title}**")
            st.write(colour)
            st.button(
                wording.say("Open {city}", city=title),
                key=f"begin-example-{name}",
                on_click=_open_example,
                args=(name,),
            )
    saving.problems("begin-example")


def about(name: str, wording: Wording) -> tuple[str, str]:
    """Return the name of an invented city, and half a sentence about it.

    >>> about("havelmar", Wording("en"))[0]
    'Havelmar'
    """
    colours = {
        "havelmar": wording.say("A harbour city, where the ferries come in and a dozen languages meet on the quays."),
        "montorval": wording.say("A walled town on its ridge, proud of its market and new to the subject."),
        "lindavelle": wording.say("A new town, built in one generation among lime trees, with a plan for everything."),
        "brennavel": wording.say(
            "A city at a river’s mouth: shipyards turned into workshops, and a majority that hangs on two seats."
        ),
    }
    return name.capitalize(), colours.get(name, "")


def _open_example(name: str) -> None:
    spoken, today = language.of_content(BENCHMARK), session.today()

    def open_it(store: Store, by: Actor) -> desk.DraftedInto:
        return desk.open_example(store, name, by=by, today=today, language=spoken)

    saving.save(open_it, where="begin-example", after=_opened)


def _opened(result: object) -> None:
    if isinstance(result, desk.DraftedInto):
        city = next(plan.city for plan in session.store().plans() if plan.id == result.plan)
        st.session_state[_GOING] = ("plan", {"city": city, "plan": result.plan})


def _from_file() -> None:
    wording = session.wording()
    with st.expander(wording.say("Import an assessment file"), icon=":material/upload_file:"):
        st.write(
            wording.say("A file that the planner wrote and your group filled in. What it says is checked line by line.")
        )
        st.file_uploader(
            wording.say("Assessment file (.yaml)"), type=["yaml", "yml"], key="begin-file", on_change=_import
        )
        saving.problems("begin-file")


def _import() -> None:
    given = st.session_state.get("begin-file")
    if given is None:
        # Taking a file out of the field calls this, too: what was wrong with it goes with it.
        saving.forget_problems("begin-file")
        return
    today = session.today()
    with _on_disk(given.name, given.getvalue()) as path:

        def bring(store: Store, by: Actor) -> object:
            return desk.import_assessment(store, path, by=by, today=today)

        saving.save(bring, where="begin-file", after=_arrived)


@contextmanager
def _on_disk(name: str, content: bytes) -> Iterator[Path]:
    """Put what was uploaded where files are read from, under its own name but never outside its folder."""
    with TemporaryDirectory(prefix="planner-") as folder:
        # A browser sends the bare name; whoever writes the request by hand may send a path.
        path = Path(folder) / (Path(name).name or "assessment.yaml")
        path.write_bytes(content)
        yield path
