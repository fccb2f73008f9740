"""A log says where something failed and of which kind it is, never what people wrote."""

import logging
from collections.abc import Iterator

import pytest
from canaries import hits
from streamlit.testing.v1 import AppTest

from planner.app.web import server
from planner.app.web.error_log import keep_words_out_of_logs, trace_without_words
from planner.toolkit.assessment import Response


@pytest.fixture(autouse=True)
def _only_here() -> Iterator[None]:
    usual, filters = logging.getLogRecordFactory(), list(logging.getLogger("uvicorn.access").filters)
    yield
    logging.setLogRecordFactory(usual)
    logging.getLogger("uvicorn.access").filters = filters


def failed() -> Exception:
    try:
        try:
            Response.model_validate({"answer": "zibeline", "confidential_note": "zibeline"})
        except ValueError as error:
            raise RuntimeError("zibeline was refused") from error
    except RuntimeError as error:
        return error
    raise AssertionError


def test_a_trace_names_kinds_and_places_of_the_whole_chain() -> None:
    trace = trace_without_words(failed())
    assert hits(trace) == 0
    assert trace.splitlines()[-1] == "RuntimeError"
    assert "ValidationError" in trace
    assert f"{__file__}:" in trace
    assert " in failed" in trace


def test_a_page_that_fails_is_logged_without_words(caplog: pytest.LogCaptureFixture) -> None:
    def page() -> None:
        from app.web.test_error_log import failed  # noqa: PLC0415 - the script runs by itself
        from planner.app.web.server import apologise  # noqa: PLC0415 - likewise

        apologise(failed())

    shown = AppTest.from_function(page).run()
    assert "tell your administrator this reference" in shown.error[0].value
    (logged,) = [record for record in caplog.records if record.name == server.__name__]
    assert hits(logged.getMessage()) == 0
    assert "RuntimeError" in logged.getMessage()
    assert logged.exc_info is None


@pytest.mark.parametrize("name", ["streamlit.error_util", "uvicorn.error", "sqlalchemy.engine", "planner.app.cli"])
def test_no_logger_of_the_process_writes_the_message_of_an_error(name: str, caplog: pytest.LogCaptureFixture) -> None:
    keep_words_out_of_logs()
    keep_words_out_of_logs()
    logger = logging.getLogger(name)
    logger.addHandler(caplog.handler)
    try:
        logger.error("Uncaught %s", "failure", exc_info=failed())
        logger.error("It was %s", failed())
    finally:
        logger.removeHandler(caplog.handler)
    written = [caplog.handler.format(record) for record in caplog.records]
    assert hits("".join(written)) == 0
    assert any("Uncaught failure" in line and "RuntimeError" in line for line in written)
    assert any("It was RuntimeError" in line for line in written)


def test_the_list_of_accesses_leaves_out_whose_pages_were_asked_for(caplog: pytest.LogCaptureFixture) -> None:
    keep_words_out_of_logs()
    logger = logging.getLogger("uvicorn.access")
    logger.addHandler(caplog.handler)
    try:
        logger.error('%s - "%s %s HTTP/%s" %d', "127.0.0.1:5", "GET", "/history?who=zibeline", "1.1", 200)
    finally:
        logger.removeHandler(caplog.handler)
    assert '"GET /history HTTP/1.1" 200' in caplog.text
    assert hits(caplog.text) == 0
