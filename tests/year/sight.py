"""What a person sees of the plan at a moment: drawn pages, answers of commands, written papers."""

import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from docx import Document
from docx.document import Document as Paper
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from planner.app import desk
from planner.app.desk.translation import export_in
from planner.app.web import server, session, sign_in
from planner.store import open_store
from planner.wording import Wording
from year.walk import PLAN, WHO, Moment, typed

_PATIENCE = 60
"""Seconds that one run of a page may take; a machine under load needs some of them."""
_TEXTS = frozenset({"title", "header", "subheader", "markdown", "text", "caption", "error", "info", "warning", "code"})
_LABELLED = frozenset({"button", "expander", "download_button"})

Table = Sequence[Mapping[str, str]]
"""Rows, by the heads of their columns."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was drawn."""

    app: AppTest

    def lines(self) -> Iterator[str]:
        """Give all that the page says, from the top down."""
        for element in self.app.main:
            # An element of the framework's tests has what its kind has, and blocks have no value at all.
            shown: Any = element
            if shown.type in _TEXTS:
                yield as_read(str(shown.value))
            elif shown.type in _LABELLED:
                yield as_read(str(shown.label))
            elif shown.type == "progress":
                yield as_read(shown.proto.text)
            elif shown.type == "metric":
                yield as_read(f"{shown.label}: {shown.value}")

    @property
    def text(self) -> str:
        """All that the page says."""
        return "\n".join(self.lines())

    def picture(self, name: str) -> Mapping[str, Any]:
        """Return what a picture of the page draws: its texts, as they are handed to the browser."""
        drawn = (element.proto for element in self.app.main if getattr(element, "type", "") == "bidi_component")
        return next(json.loads(proto.json) for proto in drawn if proto.component_name == f"planner_{name}")

    def tables(self) -> Iterator[Table]:
        """Give the tables of the page; what is folded away is unfolded first."""
        folded = [expander.proto.id.split("-", 2)[2] for expander in self.app.expander if expander.proto.id]
        for key in folded:
            self.app.session_state[key] = True
        if folded:
            self.app.run()
        for table in self.app.table:
            frame = table.value
            yield [{str(head): as_read(str(row[head])) for head in frame.columns} for _, row in frame.iterrows()]

    def table(self, *heads: str) -> Table:
        """Return the table that has these columns; no rows where the page says in words that there is nothing."""
        return next((table for table in self.tables() if table and set(heads) <= set(table[0])), ())


def as_read(text: str) -> str:
    r"""Return what is read where a page shows Markdown.

    >>> as_read("**2\\.1** :gray[:small[15 are done]]")
    '2.1 15 are done'
    """
    shown = re.sub(r":(?:gray|small)\[((?:[^\[\]\\]|\\.|:small\[(?:[^\[\]\\]|\\.)*\])*)\]", r"\1", text)
    shown = re.sub(r":small\[((?:[^\[\]\\]|\\.)*)\]", r"\1", shown)
    shown = shown.replace("**", "").replace("\N{WORD JOINER}", "")
    return re.sub(r"\\(.)", r"\1", shown)


@dataclass(frozen=True)
class Sight:
    """A moment, looked at in a language."""

    moment: Moment
    language: str
    answers: dict[tuple[str, ...], str] = field(default_factory=dict)

    def page(self, path: str = "", **place: str) -> Page:
        """Return a page as it is drawn for the coordinator; what is named besides goes into the address."""
        app = AppTest.from_file(str(server.MAIN), default_timeout=_PATIENCE)
        app.secrets["planner"] = {"store": str(self.moment.store)}
        app.session_state[session.TODAY] = self.moment.day
        app.session_state[sign_in.CHOSEN_NAME] = WHO
        app.session_state["language"] = self.language
        for entry, value in place.items():
            app.query_params[entry] = value
        if path:  # the navigation knows pages by a hash of their path
            app._page_hash = calc_hash(path)  # noqa: SLF001 - the framework's tests know only pages that are files
        drawn = app.run()
        assert not drawn.exception
        return Page(drawn)

    def command(self, *words: str) -> str:
        """Return what a command answers."""
        if words not in self.answers:
            out = io.StringIO()
            with redirect_stdout(out), redirect_stderr(io.StringIO()):
                code = typed(self.moment.store, self.moment.day, words, self.language)
            assert code == 0, words
            self.answers[words] = out.getvalue()
        return self.answers[words]

    def data(self, *words: str) -> Any:
        """Return what a command answers as data."""
        return json.loads(self.command(*words, "--json"))

    def _file(self, ending: str) -> bytes:
        with open_store(self.moment.store) as store:
            view = desk.plan_view(store, PLAN, today=self.moment.day, language=self.language)
            return export_in(store, view, ending, self.language)

    @cached_property
    def paper(self) -> Paper:
        """The plan as a Word document."""
        return Document(io.BytesIO(self._file(".docx")))

    @property
    def paper_text(self) -> str:
        """The paragraphs of the Word document."""
        return "\n".join(paragraph.text for paragraph in self.paper.paragraphs)

    def paper_table(self, *heads: str) -> Table:
        """Return the rows of the document's tables that have these columns."""
        rows: list[Mapping[str, str]] = []
        for table in self.paper.tables:
            first, *others = [[cell.text for cell in row.cells] for row in table.rows]
            if set(heads) <= set(first):
                rows += [dict(zip(first, row, strict=True)) for row in others]
        return rows

    @cached_property
    def export(self) -> Mapping[str, Any]:
        """The plan as data for other programs."""
        exported: Mapping[str, Any] = json.loads(self._file(".json"))
        return exported

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """Roles by all that they are called: id, title, who holds them."""
        with open_store(self.moment.store) as store:
            known = store.plan(PLAN).plan.roles
        # A plan that leaves in another language calls its roles otherwise.
        translated = {role["title"]: role["id"] for role in self.export["roles"]}
        return {
            **translated,
            **{name: role.id for role in known for name in (role.id, role.title, role.holder) if name},
        }

    def role(self, name: str) -> str:
        """Return the role that a name is about, which may hold its titles and its holder both."""
        if name in self.roles:
            return self.roles[name]
        return next(self.roles[part] for part in sorted(self.roles, key=len, reverse=True) if name.startswith(part))

    @cached_property
    def titles(self) -> Mapping[str, str]:
        """Actions by their titles."""
        with open_store(self.moment.store) as store:
            return {action.title: action.id for action in store.plan(PLAN).plan.actions}

    @cached_property
    def plan_language(self) -> str:
        """The language of the plan, in which letters are written whoever reads the page."""
        with open_store(self.moment.store) as store:
            return store.plan(PLAN).plan.language

    @cached_property
    def objectives(self) -> Mapping[str, str]:
        """Objectives by their titles."""
        with open_store(self.moment.store) as store:
            named = {objective.title: objective.factor or "" for objective in store.plan(PLAN).plan.objectives}
        # What the context asks for serves no key factor, and has a name of its own, in the language of the others; a
        # paper has it in that of the paper.
        own = (Wording(language).say("Conditions for success") for language in (self.language, self.plan_language))
        return {**named, **dict.fromkeys(own, "")}
