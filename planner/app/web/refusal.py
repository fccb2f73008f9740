"""Why is something not done? The problems that were found, as sentences on the page."""

from collections.abc import Iterable

import streamlit as st

from planner.app.web import language
from planner.app.web.user_text import plain
from planner.problem import Problem, first_problems


def show_problems(problems: Iterable[Problem]) -> None:
    """Say what is wrong and how to mend it, one after the other, with the line where there is one."""
    wording = language.wording()
    sentences = []
    shown, more = first_problems(problems)
    for problem in shown:
        what, fix = (wording.say(sentence, **problem.values) for sentence in (problem.what, problem.fix))
        line = wording.say("Line {number}: ", number=problem.place.line) if problem.place.line is not None else ""
        sentences.append(f"{plain(line + what)}  \n{plain(fix)}")
    if more:
        sentences.append(plain(wording.count("and {number} more problem", "and {number} more problems", more)))
    if sentences:
        st.error("\n\n".join(sentences), icon=":material/error:")
