"""Which English words does the page framework say by itself, and what are they in the reader's language?

They are spelled as the framework spells them: a word that changes there goes back to English, which
the browser tests notice.
"""

from collections.abc import Iterator, Mapping
from datetime import date

from planner.problem import msgid
from planner.wording import SOURCE, Wording

_OF_THE_PAGE = (
    msgid("Skip to main content"),
    msgid("Sidebar"),
    msgid("Collapse sidebar"),
    msgid("Expand sidebar"),
    msgid("App pages"),
    msgid("Navigate to home page"),
    msgid("Link to heading"),
    msgid("Main menu"),
    msgid("Close"),
    msgid("Dismiss"),
    msgid("view more"),
    msgid("view less"),
    msgid("Cancel"),
    msgid("Rerun"),
    msgid("Stop"),
    msgid("Stop script"),
    msgid("Running..."),
    msgid("Connecting"),
    msgid("Connection error"),
    msgid("Notifications"),
    msgid("Print"),
    msgid("Record a screencast"),
    msgid("Settings"),
    msgid("Theme"),
    msgid("Light"),
    msgid("Dark"),
    msgid("System"),
    msgid("Get help"),
    msgid("Report a bug"),
    msgid("About"),
    msgid("Clear cache"),
    msgid("Fullscreen"),
    msgid("Close fullscreen"),
    msgid("Copy to clipboard"),
    msgid("Copied"),
    msgid("Copy"),
    msgid("Show more"),
    msgid("Show less"),
    msgid("View more"),
    msgid("View less"),
    msgid("Loading"),
    msgid("Please wait..."),
    msgid("An error has occurred, please try again."),
    msgid("Oh no."),
    msgid("Page not found"),
    msgid("The page that you have requested does not seem to exist. Running the app's main page."),
    msgid("Scroll tabs left"),
    msgid("Scroll tabs right"),
    msgid("Pagination"),
    msgid("Previous page"),
    msgid("Next page"),
    msgid("Button action menu"),
    msgid("Feedback rating"),
)
"""What stands round a page: navigation, dialogs, states of the connection."""

_OF_WIDGETS = (
    msgid("Choose an option"),
    msgid("Choose options"),
    msgid("Choose or add an option"),
    msgid("Choose or add options"),
    msgid("Select..."),
    msgid("Open"),
    msgid("Select all"),
    msgid("Selected values"),
    msgid("Clear all"),
    msgid("Clear value"),
    msgid("Clear selection"),
    msgid("Clear entry"),
    msgid("Clear date"),
    msgid("Clear dates"),
    msgid("Clear time"),
    msgid("No results"),
    msgid("No options to select."),
    msgid("No options to select"),
    msgid("Increment"),
    msgid("Decrement"),
    msgid("Choose date"),
    msgid("Choose date range"),
    msgid("Choose date and time"),
    msgid("Calendar"),
    msgid("Date range"),
    msgid("Time"),
    msgid("Previous month"),
    msgid("Next month"),
    msgid("day"),
    msgid("month"),
    msgid("year"),
    msgid("start date"),
    msgid("end date"),
    msgid("Use arrow keys to navigate dates. Enter to select. Escape to close."),
    msgid("Upload"),
    msgid("Browse files"),
    msgid("file upload"),
    msgid("Add files"),
    msgid("Drag and drop a file here"),
    msgid("Drag and drop files here"),
    msgid("Drag and drop file here"),
    msgid("Only one file is allowed."),
    msgid("Too many files"),
    msgid("Press Enter to apply"),
    msgid("Press Enter to submit form"),
    msgid("Press Ctrl+Enter to apply"),
    msgid("Press Ctrl+Enter to submit form"),
    msgid("Press ⌘+Enter to apply"),
    msgid("Press ⌘+Enter to submit form"),
    msgid("dd"),
    msgid("mm"),
    msgid("yyyy"),
    msgid("progress"),
    msgid("Type to search"),
    msgid("Show/hide columns"),
    msgid("Download as CSV"),
    msgid("Download failed"),
    msgid("Search"),
    msgid("Close Search"),
    msgid("Previous Result"),
    msgid("Next Result"),
    msgid("Add row"),
    msgid("Delete row(s)"),
    msgid("Edit"),
    msgid("Dataframe column menu"),
    msgid("Copy column name"),
    msgid("Sort ascending"),
    msgid("Sort descending"),
    msgid("Autosize"),
    msgid("Pin column"),
    msgid("Unpin column"),
    msgid("Hide column"),
    msgid("Statistics"),
    msgid("Format"),
    msgid("Automatic"),
    msgid("Empty"),
    msgid("empty"),
    msgid("No data"),
    msgid("No content"),
)
"""What widgets and tables say."""

_PHRASES = (
    msgid("View {number} more"),
    msgid("Remove {name}"),
    msgid("Upload {name}"),
    msgid("Page {number}"),
    msgid("Shortcut {name}"),
    msgid("{name} start date"),
    msgid("{name} end date"),
    msgid("Choose date, {name}"),
    msgid("Choose date range, {name}"),
    msgid("Selected date is {name}"),
    msgid("Select {number} matches"),
    msgid("Add: {name}"),
    msgid("Selected Date: {name}"),
    msgid("Selected Range: {name} to {last}"),
    msgid("{number} option available."),
    msgid("{number} options available."),
    msgid("{number} result available."),
    msgid("{number} results available."),
    msgid("day, {name}"),
    msgid("month, {name}"),
    msgid("year, {name}"),
    msgid("{number}MB per file"),
    msgid("{number}MB per file • {name}"),
    msgid("Limit {number}MB per file"),
    msgid("Limit {number}MB per file • {name}"),
    msgid("{number} result"),
    msgid("{number} results"),
    msgid("Show/hide columns: {name}"),
    msgid("Download as CSV: {name}"),
    msgid("Search: {name}"),
    msgid("Fullscreen: {name}"),
    msgid("Close fullscreen: {name}"),
    msgid("Add row: {name}"),
)
"""What has a gap for a name or a number."""


def fixed_words(wording: Wording) -> Mapping[str, str]:
    """Return the words of one language by their English; none for English itself."""
    return _in_language((*_OF_THE_PAGE, *_OF_WIDGETS), wording)


def fixed_phrases(wording: Wording) -> Mapping[str, str]:
    """Return the phrases with gaps, such as “Remove {name}”; the gaps are left to be filled."""
    phrases = _in_language(_PHRASES, wording)
    return {**phrases, **dict(_dates(wording))} if phrases else phrases


def _dates(wording: Wording) -> Iterator[tuple[str, str]]:
    """Give how the framework says the month of a field, “11 – November”, and a whole date, “November 28, 2026”."""
    english = Wording(SOURCE)
    for month in range(1, 13):
        # A day and a year that stand nowhere else in the date, so that gaps can take their places.
        day = date(2031, month, 28)
        name = english.figures.month_name(day)
        yield f"{{number}} – {name}", f"{{number}} – {wording.figures.month_name(day)}"
        yield f"{name} {{number}}, {{name}}", wording.date(day).replace("28", "{number}").replace("2031", "{name}")


def _in_language(english: tuple[str, ...], wording: Wording) -> Mapping[str, str]:
    return {} if wording.language == SOURCE else {words: wording.say(words) for words in english}
