"""Which English words does the page framework say by itself, and what are they in the reader's language?

They are spelled as the framework spells them: a word that changes there goes back to English, which
the browser tests notice.
"""

from collections.abc import Mapping

from planner.wording import Wording


def fixed_words(wording: Wording) -> Mapping[str, str]:
    """Return the words of one language by their English; none for English itself."""
    if wording.language == "en":
        return {}
    english = Wording("en")
    pairs = zip((*_page(english), *_widgets(english)), (*_page(wording), *_widgets(wording)), strict=True)
    return dict(pairs)


def fixed_phrases(wording: Wording) -> Mapping[str, str]:
    """Return the phrases with gaps, such as “Remove {name}”; the gaps are left to be filled."""
    if wording.language == "en":
        return {}
    return dict(zip(_phrases(Wording("en")), _phrases(wording), strict=True))


def _page(wording: Wording) -> tuple[str, ...]:
    """What stands round a page: navigation, dialogs, states of the connection."""
    say = wording.say
    return (
        say("Skip to main content"),
        say("Sidebar"),
        say("Collapse sidebar"),
        say("Expand sidebar"),
        say("App pages"),
        say("Navigate to home page"),
        say("Link to heading"),
        say("Main menu"),
        say("Close"),
        say("Dismiss"),
        say("view more"),
        say("view less"),
        say("Cancel"),
        say("Rerun"),
        say("Stop"),
        say("Stop script"),
        say("Running..."),
        say("Connecting"),
        say("Connection error"),
        say("Notifications"),
        say("Print"),
        say("Record a screencast"),
        say("Settings"),
        say("Theme"),
        say("Light"),
        say("Dark"),
        say("System"),
        say("Get help"),
        say("Report a bug"),
        say("About"),
        say("Clear cache"),
        say("Fullscreen"),
        say("Close fullscreen"),
        say("Copy to clipboard"),
        say("Copied"),
        say("Copy"),
        say("Show more"),
        say("Show less"),
        say("View more"),
        say("View less"),
        say("Loading"),
        say("Please wait..."),
        say("An error has occurred, please try again."),
        say("Oh no."),
        say("Page not found"),
        say("The page that you have requested does not seem to exist. Running the app's main page."),
        say("Scroll tabs left"),
        say("Scroll tabs right"),
        say("Pagination"),
        say("Previous page"),
        say("Next page"),
        say("Button action menu"),
        say("Feedback rating"),
    )


def _widgets(wording: Wording) -> tuple[str, ...]:
    """What widgets and tables say."""
    say = wording.say
    return (
        say("Choose an option"),
        say("Choose options"),
        say("Choose or add an option"),
        say("Choose or add options"),
        say("Select..."),
        say("Open"),
        say("Select all"),
        say("Selected values"),
        say("Clear all"),
        say("Clear value"),
        say("Clear selection"),
        say("Clear entry"),
        say("Clear date"),
        say("Clear dates"),
        say("Clear time"),
        say("No results"),
        say("No options to select."),
        say("No options to select"),
        say("Increment"),
        say("Decrement"),
        say("Choose date"),
        say("Choose date range"),
        say("Choose date and time"),
        say("Calendar"),
        say("Date range"),
        say("Time"),
        say("Previous month"),
        say("Next month"),
        say("day"),
        say("month"),
        say("year"),
        say("start date"),
        say("end date"),
        say("Use arrow keys to navigate dates. Enter to select. Escape to close."),
        say("Upload"),
        say("Browse files"),
        say("file upload"),
        say("Add files"),
        say("Drag and drop a file here"),
        say("Drag and drop files here"),
        say("Drag and drop file here"),
        say("Only one file is allowed."),
        say("Too many files"),
        say("Press Enter to apply"),
        say("Press Enter to submit form"),
        say("Show/hide columns"),
        say("Download as CSV"),
        say("Download failed"),
        say("Search"),
        say("Close Search"),
        say("Previous Result"),
        say("Next Result"),
        say("Add row"),
        say("Delete row(s)"),
        say("Edit"),
        say("Dataframe column menu"),
        say("Copy column name"),
        say("Sort ascending"),
        say("Sort descending"),
        say("Autosize"),
        say("Pin column"),
        say("Unpin column"),
        say("Hide column"),
        say("Statistics"),
        say("Format"),
        say("Automatic"),
        say("Empty"),
        say("empty"),
        say("No data"),
        say("No content"),
    )


def _phrases(wording: Wording) -> tuple[str, ...]:
    say, name, number = wording.say, "{name}", "{number}"
    return (
        say("View {number} more", number=number),
        say("Remove {name}", name=name),
        say("Upload {name}", name=name),
        say("Page {number}", number=number),
        say("Shortcut {name}", name=name),
        say("{name} start date", name=name),
        say("{name} end date", name=name),
        say("Choose date, {name}", name=name),
        say("Choose date range, {name}", name=name),
        say("Selected date is {name}", name=name),
        say("day, {name}", name=name),
        say("month, {name}", name=name),
        say("year, {name}", name=name),
        say("{number}MB per file", number=number),
        say("{number}MB per file • {name}", number=number, name=name),
        say("Limit {number}MB per file", number=number),
        say("Limit {number}MB per file • {name}", number=number, name=name),
        say("{number} result", number=number),
        say("{number} results", number=number),
        say("Show/hide columns: {name}", name=name),
        say("Download as CSV: {name}", name=name),
        say("Search: {name}", name=name),
        say("Fullscreen: {name}", name=name),
        say("Close fullscreen: {name}", name=name),
        say("Add row: {name}", name=name),
    )
