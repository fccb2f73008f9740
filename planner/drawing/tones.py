"""Which colour has what is late, done or under way? Named once, for the app, its style sheets and the Word document."""

from enum import Enum


class Tone(Enum):
    """A colour by what it is for: on paper and light screens, and on dark ones, as style sheets write it.

    On ``GROUND`` and ``PALE``, tones of text reach 4.5:1, and those of bars and borders 3:1. No two tones have
    both colours in common: the enumeration would take them for one.
    """

    INK = ("#22303c", "#e8eff4")
    GROUND = ("#ffffff", "#12202c")
    PALE = ("#eef3f6", "#1b2d3b")
    """The ground of what stands apart: heads of tables, columns of the board."""
    SOFT = ("#55626e", "#a9b8c4")
    """Text of the second rank."""
    SOFT_TINT = ("#eef1f3", "#243442")
    RULE = ("#d5dee4", "#33475a")
    """Lines that only part rows: nothing is lost on who does not see them."""
    EDGE = ("#7c8b98", "#6f8394")
    """Borders of what is filled in or clicked."""

    ALERT = ("#9c2f1f", "#f5a899")
    """What is late, the critical path, today: what nobody should overlook. A sign or a word always says it too."""
    ALERT_PALE = ("#fbedea", "#45251f")
    ALERT_TINT = ("#fbedea", "#3d2522")
    ON_ALERT = ("#ffffff", "#33130c")
    """Text on ``ALERT``."""

    AMBER = ("#8a5a00", "#e8b65c")
    """What is blocked."""
    AMBER_TEXT = ("#7a4f00", "#e8b65c")
    AMBER_FILL = ("#d9982b", "#e8b65c")
    """Of areas that a word or a figure stands beside: 2.5:1 on white, too little for what only its colour tells."""
    AMBER_PALE = ("#fff0cf", "#453716")
    AMBER_TINT = ("#fff4de", "#38301c")
    OCHRE_TEXT = ("#6b5200", "#e8b65c")

    GREEN = ("#2f7a4b", "#7ccb99")
    """What is done."""
    GREEN_TEXT = ("#23633b", "#7ccb99")
    GREEN_FILL = ("#3c8d5a", "#7ccb99")
    GREEN_PALE = ("#e0f0e6", "#1f4431")
    GREEN_TINT = ("#e6f3ea", "#1b3a2b")

    TEAL = ("#1f6b75", "#6cc3cd")
    """What is under way, quick wins, and what has the keyboard."""
    TEAL_PALE = ("#d3e6e9", "#23505a")
    """What is agreed."""
    TEAL_BUTTON = ("#1f6b75", "#22808c")
    """Dark enough for the white text that the framework puts on it, on dark screens too."""
    TEAL_LINK = ("#1f6b75", "#7fcdd6")

    NAVY = ("#1b3a57", "#a9cbe8")
    ON_TEAL = ("#1b3a57", "#12202c")
    """The share that is done, within the bar of what is under way."""

    VIOLET = ("#5b3f8c", "#c3a9f0")
    VIOLET_TINT = ("#f2eef8", "#2c2740")

    @property
    def light(self) -> str:
        """The colour on light screens."""
        return self.value[0]

    @property
    def dark(self) -> str:
        """The colour on dark screens."""
        return self.value[1]

    @property
    def on_paper(self) -> str:
        """The colour as Word writes it.

        >>> Tone.ALERT.on_paper
        '9C2F1F'
        """
        return self.light.removeprefix("#").upper()
