"""A city comes in by its name, as an example or as a file; what is wrong with it is said beside the field."""

from collections.abc import Callable

import pytest
from cities import SAMPLE_FOLDER
from streamlit.testing.v1 import AppTest

from app.web.conftest import TODAY, page_text, refused
from planner.app import desk
from planner.app.web.pages.home.begin import about, begin
from planner.store import Store
from planner.wording import Wording

OpenPage = Callable[..., AppTest]
Within = Callable[..., AppTest]


def create(page: AppTest, name: str) -> AppTest:
    page.text_input(key="begin-name").set_value(name)
    page.button(key="begin-create").click().run()
    assert not page.exception
    return page


def upload(page: AppTest, name: str, content: bytes) -> AppTest:
    page.file_uploader(key="begin-file").set_value((name, content, "application/yaml")).run()
    assert not page.exception
    return page


def test_a_city_begins_with_its_name_alone(open_page: OpenPage, store: Store) -> None:
    page = create(open_page(), "  Saint-Rémy   du Val ")
    assert [city.name for city in store.cities()] == ["Saint-Rémy du Val"]
    assert page.title[0].value == "Public commitment"


@pytest.mark.parametrize(
    ("language", "sentence"), [("en", "The city has no name yet."), ("fr", "La ville n’a pas encore de nom.")]
)
def test_a_name_of_blanks_is_refused_beside_the_field_and_stays_to_be_mended(
    within: Within, store: Store, language: str, sentence: str
) -> None:
    page = create(within(begin, language=language), "   ")
    assert refused(page) == ["city-without-name"]
    assert sentence in page.error[0].value
    assert page.text_input(key="begin-name").value == "   "
    assert store.cities() == ()


def test_the_longest_name_that_the_field_takes_is_kept_whole(open_page: OpenPage, store: Store) -> None:
    page = open_page()
    longest = "Ab" * (page.text_input(key="begin-name").proto.max_chars // 2)
    create(page, longest)
    assert [city.name for city in store.cities()] == [longest]


def test_a_city_that_somebody_began_meanwhile_is_not_begun_twice(within: Within, store: Store) -> None:
    page = within(begin)
    bela = desk.introduce(store, "Béla")
    desk.begin_with(store, "Rocmarin", "anti-discrimination", language="en", by=bela, today=TODAY)
    create(page, "rocmarin")
    assert refused(page) == ["city-there-already"]
    assert len(store.assessments()) == 1


def test_an_example_is_one_click_away_and_is_opened_once(open_page: OpenPage, store: Store) -> None:
    for _ in range(2):
        page = open_page()
        page.button(key="begin-example-montorval").click().run()
        assert not page.exception
        assert [plan.id for plan in store.plans()] == ["montorval-plan-2027"]


@pytest.mark.parametrize(("language", "colour"), [("en", "proud of its market"), ("fr", "fier de son marché")])
def test_every_example_has_its_name_and_its_colour(within: Within, language: str, colour: str) -> None:
    text = page_text(within(begin, language=language))
    assert colour in text
    for _, name in desk.examples():
        title, sentence = about(name, Wording(language))
        assert sentence
        assert f"**{title}**\n{sentence}" in text


def test_a_file_with_mistakes_is_refused_line_by_line_until_it_is_taken_away(within: Within, store: Store) -> None:
    text = (SAMPLE_FOLDER / "montorval.yaml").read_text(encoding="utf-8").replace("answer: no", "answer: nope", 1)
    page = upload(within(begin), "montorval.yaml", text.encode())
    assert "Line " in page.error[0].value
    assert "nope" in page.error[0].value
    assert store.assessments() == ()
    page.file_uploader(key="begin-file").set_value([]).run()
    assert not page.error


def test_a_good_file_leads_to_its_assessment_whatever_folder_its_name_tells(open_page: OpenPage, store: Store) -> None:
    page = upload(open_page(), "../montorval.yaml", (SAMPLE_FOLDER / "montorval.yaml").read_bytes())
    assert [assessment.city for assessment in store.assessments()] == ["montorval"]
    assert page.segmented_control(key=f"steps-{store.assessments()[0].id}").value == "F01"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"city: [unclosed"])
def test_what_is_no_assessment_is_refused_in_words(within: Within, store: Store, content: bytes) -> None:
    page = upload(within(begin), "notes.yaml", content)
    assert len(page.error) == 1
    assert store.cities() == ()


def test_the_country_is_asked_first_and_its_regions_follow_it(open_page: OpenPage, store: Store) -> None:
    page = open_page()
    assert [box.label for box in page.selectbox if str(box.key).startswith("begin-")] == ["Country of your city"]
    page.selectbox(key="begin-country").set_value("FR").run()
    page.selectbox(key="begin-region").set_value("6AE").run()
    create(page, "Exampleton")
    assert [(city.name, city.country) for city in store.cities()] == [("Exampleton", "FR")]
    (assessment,) = store.assessments()
    assert store.assessment(assessment.id).assessment.plan.region == "6AE"


def test_a_region_of_the_country_before_is_left_behind(open_page: OpenPage, store: Store) -> None:
    page = open_page()
    page.selectbox(key="begin-country").set_value("FR").run()
    page.selectbox(key="begin-region").set_value("6AE").run()
    page.selectbox(key="begin-country").set_value("SE").run()
    create(page, "Exampleton")
    (assessment,) = store.assessments()
    kept = store.assessment(assessment.id).assessment
    assert (kept.city.country, kept.plan.region) == ("SE", None)
