"""Which tone do the framework's own widgets have, and what do style sheets call the tones?"""

from collections.abc import Mapping

from planner.app.desk.vocabulary import Tone

_TONES: Mapping[str, Tone] = {
    "primaryColor": Tone.TEAL_BUTTON,
    "textColor": Tone.INK,
    "backgroundColor": Tone.GROUND,
    "secondaryBackgroundColor": Tone.PALE,
    "borderColor": Tone.EDGE,
    "dataframeBorderColor": Tone.RULE,
    "dataframeHeaderBackgroundColor": Tone.PALE,
    "linkColor": Tone.TEAL_LINK,
    "redColor": Tone.ALERT,
    "orangeColor": Tone.AMBER,
    "yellowColor": Tone.AMBER_FILL,
    "greenColor": Tone.GREEN,
    "blueColor": Tone.NAVY,
    "violetColor": Tone.VIOLET,
    "grayColor": Tone.SOFT,
    "redTextColor": Tone.ALERT,
    "orangeTextColor": Tone.AMBER_TEXT,
    "yellowTextColor": Tone.OCHRE_TEXT,
    "greenTextColor": Tone.GREEN_TEXT,
    "blueTextColor": Tone.NAVY,
    "violetTextColor": Tone.VIOLET,
    "grayTextColor": Tone.SOFT,
    "redBackgroundColor": Tone.ALERT_TINT,
    "orangeBackgroundColor": Tone.AMBER_TINT,
    "yellowBackgroundColor": Tone.AMBER_TINT,
    "greenBackgroundColor": Tone.GREEN_TINT,
    "blueBackgroundColor": Tone.PALE,
    "violetBackgroundColor": Tone.VIOLET_TINT,
    "grayBackgroundColor": Tone.SOFT_TINT,
}
"""Of each colour that the framework names, our own tone."""
_CHART = (Tone.TEAL, Tone.NAVY, Tone.AMBER_FILL, Tone.GREEN_FILL, Tone.ALERT, Tone.VIOLET)


def theme_options() -> dict[str, str | list[str]]:
    """Return the colours of both themes as options of the framework.

    >>> theme_options()["theme.dark.redColor"] == Tone.ALERT.dark
    True
    """
    options: dict[str, str | list[str]] = {}
    for name, tone in _TONES.items():
        options |= {f"theme.light.{name}": tone.light, f"theme.dark.{name}": tone.dark}
    options["theme.light.chartCategoricalColors"] = [tone.light for tone in _CHART]
    options["theme.dark.chartCategoricalColors"] = [tone.dark for tone in _CHART]
    return options


def tone_properties(selector: str) -> str:
    """Return a style sheet that gives what it selects the tones by their names, such as ``var(--alert-pale)``.

    Which of the two colours a reader gets follows the ``color-scheme`` of what is drawn, which the
    framework sets with its theme.
    """
    names = (f"--{tone.name.lower().replace('_', '-')}: light-dark({tone.light}, {tone.dark});" for tone in Tone)
    return f"{selector} {{ {' '.join(names)} }}\n"
