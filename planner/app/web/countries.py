"""What are the countries called whose public holidays are known, in the reader's language?"""

from collections.abc import Mapping

import streamlit as st

from planner.app.desk.vocabulary import known_regions
from planner.wording import Wording


def country_names(wording: Wording) -> Mapping[str, str]:
    """Return the names of all countries by their codes, in the order of the alphabet."""
    territories = wording.figures.locale.territories
    names = {code: str(territories.get(code, code)) for code in known_regions()}
    return {code: names[code] for code in sorted(names, key=lambda code: names[code].casefold())}


def likeliest_first(names: Mapping[str, str]) -> Mapping[str, str]:
    """Return the countries with that of the reader's browser before all others, where it names one."""
    own = (st.context.locale or "").rpartition("-")[2].upper()
    return {own: names[own], **names} if own in names else names
