"""Which English words does the page framework say by itself, and what are they in the reader's language?

They are spelled as the framework spells them: a word that changes there goes back to English, which
the tests notice. An open calendar has months and weekdays in many languages itself, and is told which
(``framework_words.js``); the field that it belongs to knows English only.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from planner.problem import msgid
from planner.wording import SOURCE, Wording

_OF_THE_PAGE = (
    msgid("Skip to main content"),
    msgid("Logo"),
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
    msgid("Running..."),
    msgid("Connecting"),
    msgid("Error"),
    msgid("Unknown Error"),
    msgid("Warning"),
    msgid("Retry"),
    msgid("Try again"),
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
    msgid("Help"),
    msgid("Menu"),
    msgid("Main"),
    msgid("Expander"),
    msgid("Toolbar action"),
    msgid("Stopping..."),
    msgid("Deploy"),
    msgid("Clear caches"),
    msgid("Auto rerun"),
    msgid("Always rerun"),
    msgid("Use system setting"),
    msgid("Loading"),
    msgid("Please wait..."),
    msgid("Scroll tabs left"),
    msgid("Scroll tabs right"),
    msgid("Pagination"),
    msgid("Scrollable table"),
    msgid("Previous page"),
    msgid("Next page"),
    msgid("Button action menu"),
)
"""What stands round a page: navigation, dialogs, states of the connection."""

_OF_WIDGETS = (
    msgid("Choose an option"),
    msgid("Choose options"),
    msgid("Choose or add an option"),
    msgid("Choose or add options"),
    msgid("Add an option"),
    msgid("Add options"),
    msgid("Selectbox"),
    msgid("Selectbox options"),
    msgid("Multiselect"),
    msgid("Multiselect options"),
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
    msgid("No results"),
    msgid("No options to select"),
    msgid("Increment"),
    msgid("Decrement"),
    msgid("Choose date"),
    msgid("Choose date range"),
    msgid("Quick select a date range"),
    msgid("Past Week"),
    msgid("Past Month"),
    msgid("Past 3 Months"),
    msgid("Past 6 Months"),
    msgid("Past Year"),
    msgid("Past 2 Years"),
    msgid("Date range"),
    msgid("Previous month"),
    msgid("Next month"),
    msgid("start date"),
    msgid("end date"),
    msgid("day"),
    msgid("month"),
    msgid("year"),
    msgid("Use arrow keys to navigate dates. Enter to select. Escape to close."),
    msgid("Upload"),
    msgid("file upload"),
    msgid("Add files"),
    msgid("Drag and drop a file here"),
    msgid("Drag and drop files here"),
    msgid("Only one file is allowed."),
    msgid("Too many files"),
    msgid("Drag and drop directories here"),
    msgid("Upload directories"),
    msgid("Upload failed"),
    msgid("Click to retry upload"),
    msgid("File size is too small."),
    msgid("Error uploading file"),
    msgid("Error deleting file"),
    msgid("Unexpected error. Please try again."),
    msgid("Network error"),
    msgid("Request timed out"),
    msgid("Connection lost. Please wait for the app to reconnect, then try again."),
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
    msgid("None"),
    msgid("No options"),
    msgid("Wrap"),
    msgid("Loading..."),
    msgid("Failed to load data"),
    msgid("Invalid input."),
    msgid("This field is required."),
    msgid("⚠️ Please fill out this cell."),
    msgid("Incompatible value"),
    msgid("Show password"),
    msgid("Hide password"),
    msgid("Number is above the allowed range."),
    msgid("Number is below the allowed range."),
    msgid("The value cannot be interpreted as a number."),
    msgid("The value is not part of the allowed options."),
    msgid("The values could not be matched with the configured options."),
    msgid("Localized"),
    msgid("Plain"),
    msgid("Compact"),
    msgid("Dollar"),
    msgid("Euro"),
    msgid("Yen"),
    msgid("Percent"),
    msgid("Scientific"),
    msgid("Accounting"),
    msgid("Duration"),
    msgid("Distance"),
    msgid("Values"),
    msgid("Distinct"),
    msgid("Average"),
    msgid("Average length"),
    msgid("Standard deviation"),
    msgid("Minimum"),
    msgid("Minimum length"),
    msgid("Maximum"),
    msgid("Maximum length"),
    msgid("Median"),
    msgid("25th percentile"),
    msgid("75th percentile"),
    msgid("Sum"),
    msgid("Range"),
    msgid("Based on sample"),
    msgid("Distribution histogram"),
    msgid("Top values frequency chart"),
)
"""What widgets and tables say."""

_PHRASES = (
    msgid("View {number} more"),
    msgid("Remove {name}"),
    msgid("Upload {name}"),
    msgid("File must be {name} or smaller."),
    msgid("{name} files are not allowed."),
    msgid("You can only select up to {number} option. Remove an option first."),
    msgid("You can only select up to {number} options. Remove an option first."),
    msgid("Number is above the allowed range. Please enter a value less than or equal to {name}."),
    msgid("Number is below the allowed range. Please enter a value greater than or equal to {name}."),
    msgid("Number is outside the allowed range. Please enter a value between {name} and {last}."),
    msgid(": Date set outside allowed range. Please select a date on or before {name}."),
    msgid(": Date set outside allowed range. Please select a date on or after {name}."),
    msgid(": Date set outside allowed range. Please select a date between {name} and {last}."),
    msgid("Page {number}"),
    msgid("Shortcut {name}"),
    msgid("Help for {name}"),
    msgid("Choose date, {name}"),
    msgid("Choose date range, {name}"),
    msgid("Selected Date: {name}"),
    msgid("Selected Range: {name} to {last}"),
    msgid("day, {name}"),
    msgid("month, {name}"),
    msgid("year, {name}"),
    msgid("{name} start date"),
    msgid("{name} end date"),
    msgid("Select {number} matches"),
    msgid("Add: {name}"),
    msgid("{number}B"),
    msgid("{number}KB"),
    msgid("{number}MB"),
    msgid("{name} per file"),
    msgid("{name} per file • {last}"),
    msgid("Show/hide columns: {name}"),
    msgid("Download as CSV: {name}"),
    msgid("Search: {name}"),
    msgid("Fullscreen: {name}"),
    msgid("Close fullscreen: {name}"),
    msgid("Add row: {name}"),
)
"""What has a gap for a name or a number."""


_IN_OUR_WORDS = {
    "Connection error": msgid("The connection is lost"),
    "Connecting to Streamlit server": msgid("Connecting to the planner"),
    "Unable to connect to Streamlit server": msgid("The planner does not answer"),
    "Is Streamlit still running?": msgid("The planner does not answer"),
    "Page not found": msgid("There is no such page"),
}
"""Where it speaks of itself, which readers do not know, readers of English have other words as well."""

_PHRASES_IN_OUR_WORDS = {
    "Connection error": msgid("The connection is lost"),
    "The page that you have requested does not seem to exist. Running the app's main page.": msgid(
        "You are on the home page now."
    ),
    "You have requested page /{name}, but no corresponding file was found in the app's pages/ directory. "
    "Running the app's main page.": msgid("There is no page “{name}”. You are on the home page now."),
}


@cache
def framework_speech(language: str) -> Mapping[str, object]:
    """Return what ``framework_words.js`` says in place of the framework, as JSON takes it.

    ``silent`` stands in the box about a server that does not answer.
    """
    wording = Wording(language)
    return {
        "tag": wording.tag,
        "words": fixed_words(wording),
        "phrases": list(fixed_phrases(wording).items()),
        "apostrophe": wording.apostrophe,
        "silent": wording.say(
            "The planner does not answer. What you saved is safe, and what you typed stays in this tab. "
            "See whether your network works, and leave this page open: it goes on by itself as soon as the planner "
            "answers. If that takes longer, tell whoever looks after the planner."
        ),
    }


def fixed_words(wording: Wording) -> dict[str, str]:
    """Return the words of one language by their English; for English, those that speak of the framework."""
    ours = {framework: wording.say(words) for framework, words in _IN_OUR_WORDS.items()}
    return {**_in_language((*_OF_THE_PAGE, *_OF_WIDGETS), wording), **ours}


def fixed_phrases(wording: Wording) -> dict[str, str]:
    """Return the phrases with gaps, such as “Remove {name}”; the gaps are left to be filled."""
    ours = {framework: wording.say(words) for framework, words in _PHRASES_IN_OUR_WORDS.items()}
    dates = {} if wording.language == SOURCE else dict(_dates(wording))
    return {**_in_language(_PHRASES, wording), **ours, **dates}


def _dates(wording: Wording) -> Iterator[tuple[str, str]]:
    """Give how the framework says the month of a field, “11 – November”, and a whole date, “November 28, 2026”."""
    english = Wording(SOURCE)
    for month in range(1, 13):
        # A day and a year that stand nowhere else in the date, so that gaps can take their places.
        day = date(2031, month, 28)
        name = english.figures.month_name(day)
        yield f"{{number}} – {name}", f"{{number}} – {wording.figures.month_name(day)}"
        yield f"{name} {{number}}, {{name}}", wording.date(day).replace("28", "{number}").replace("2031", "{name}")


def _in_language(english: tuple[str, ...], wording: Wording) -> dict[str, str]:
    return {} if wording.language == SOURCE else {words: wording.say(words) for words in english}
