"""Dates are read as plans write them, to the last day that they name, in every language; a guess is no date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.files.dated_entries import written_deadline
from planner.files.written_dates import FIRST_YEAR, LAST_YEAR, means_no_deadline, written_day, written_period
from planner.toolkit.deadlines import NoDeadline
from planner.wording import LANGUAGES, Wording

DAYS = {
    date(2027, 3, 31): (
        *("2027-03-31", "2027/03/31", "20270331", "31/03/2027", "31.03.2027", "31-03-2027", "31/3/27", "31 / 3 / 2027"),
        *("31 mars 2027", "le 31 mars 2027", "31 March 2027", "March 31, 2027", "31st of March 2027", "31 Mar. 2027"),
        *("31. März 2027", "31 de marzo de 2027", "mercredi 31 mars 2027", "Wednesday 31 March 2027", "31 MARS 2027"),
        *(
            "jusqu’au 31 mars 2027",
            "d'ici le 31/03/2027",
            "mercredi 31/03/2027",
            "by 31 March 2027",
            "31\u00a0mars\u00a02027",
            "31 mars 27",
            "31-mars-27",
            "31. März 27",
            "31 de marzo de 27",
        ),
    ),
    date(2027, 3, 1): ("1er mars 2027", "1ᵉʳ mars 2027", "premier mars 2027", "1. März 2027", "1/3/2027"),
    # European cities write the day first; shown back in full, a slip is seen.
    date(2027, 4, 3): ("03/04/2027", "3.4.2027"),
}
ENDS = {
    date(2027, 6, 30): (
        *("2027-06", "06/2027", "6.2027", "juin 2027", "June 2027", "Juni 2027", "junio de 2027", "fin juin 2027"),
        *("end of June 2027", "Ende Juni 2027", "T2 2027", "2T 2027", "T2/2027", "T2-2027", "T2/27", "2027-Q2"),
        *("2027 T2", "Q2 2027", "2e trimestre 2027", "2ème trimestre 2027", "deuxième trimestre 2027", "fin T2 2027"),
        *("second quarter of 2027", "2nd quarter 2027", "2. Quartal 2027", "S1 2027", "1er semestre 2027"),
        *("premier semestre 2027", "H1 2027", "first half of 2027", "1. Halbjahr 2027", "fin du 1er semestre 2027"),
        *("mi-2027", "mid-2027", "Mitte 2027", "janvier-juin 2027", "janvier à juin 2027", "T1-T2 2027"),
        *("fin du mois de juin 2027", "avant fin juin 2027", "before the end of Q2 2027", "courant juin 2027"),
        *("première moitié de 2027", "erste Hälfte 2027", "primo semestre 2027", "1.º semestre de 2027"),
        *("primer semestre de 2027", "segundo trimestre de 2027", "metà 2027", "mediados de 2027", "Ende Q2 2027"),
        *("au cours du 1er semestre 2027", "tweede kwartaal 2027", "fin du T2 2027"),
        *("d’ici à juin 2027", "d’ici fin juin 2027", "4 janvier 2027 – 30 juin 2027"),
    ),
    date(2027, 12, 31): (
        *("2027", "fin 2027", "end of 2027", "end 2027", "by the end of 2027", "Ende 2027", "fin d’année 2027"),
        *("avant fin 2027", "avant la fin de l’année 2027", "before the end of 2027", "vor Ende 2027"),
        *("antes de finales de 2027", "prima della fine del 2027", "antes do fim de 2027", "voor eind 2027"),
        *("courant 2027", "dans le courant de 2027", "au cours de 2027", "in the course of 2027"),
        *("im Laufe des Jahres 2027", "nel corso del 2027", "a lo largo de 2027", "ao longo de 2027"),
        *("in de loop van 2027", "during 2027", "a finales de 2027", "entro la fine del 2027", "eind 2027"),
        *("até ao final de 2027", "Jahresende 2027", "bis Ende 2027", "d’ici fin 2027", "end-2027"),
        *("deuxième moitié de 2027", "zweite Hälfte 2027", "seconda metà del 2027", "segunda mitad de 2027"),
    ),
    date(2027, 6, 15): ("mi-juin 2027", "mid-June 2027", "Mitte Juni 2027"),
    date(2028, 12, 31): ("2027-2028", "2027/2028", "2027 – 2028", "2027 à 2028"),
    date(2028, 2, 29): ("février 2028", "02/2028"),
    date(2027, 6, 13): ("2027-W23",),
}
NO_DATES = (
    *("", "soon", "bientôt", "fin", "Q2", "T5 2027", "S3 2027", "H3 2027", "trimestre 2027", "2027 2028", "12345"),
    *("04/31/2027", "31/04/2027", "2027-02-30", "2027-13", "2027-00", "0/2027", "2027-W60", "32 mars 2027", "0000"),
    # Without the year nobody knows which one; without a figure for it, nobody knows which end of a season.
    *("31/03", "30 June", "30 juin", "été 2027", "summer 2027", "printemps 2027", "spring 2027", "d’ici l’été 2027"),
    *("Frühjahr 2027", "bis Sommer 2027", "primavera 2027", "verano de 2027", "estate 2027", "zomer 2027"),
    *("hiver 2027-2028", "rentrée 2027", "late 2027", "fin 2027 – début 2028", "début 2027", "early 2027", "juin 27"),
    # As likely a year as a day.
    *("27-03-31", "01012027"),
    # Their last day is not what is meant.
    *(
        "avant 2028",
        "avant le 30 juin 2027",
        "avant mi-2027",
        "vor Juni 2027",
        "before June 2027",
        "après juin 2027",
        "from 2027",
        "à partir de 2027",
    ),
    # A Thursday it is not.
    *("jeudi 31 mars 2027", "jeudi 31/03/2027"),
    *("2028-2027", "fin du 31 mars 2027", "mi-T2 2027", "x" * 10_000, "9" * 10_000, "2027 " * 5_000),
)


@pytest.mark.parametrize(("text", "day"), [(text, day) for day, texts in DAYS.items() for text in texts])
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    assert written_day(text) == day


@pytest.mark.parametrize(("text", "last"), [(text, last) for last, texts in ENDS.items() for text in texts])
def test_of_a_period_the_last_day_is_the_deadline(text: str, last: date) -> None:
    assert written_deadline(text) == last


@pytest.mark.parametrize("text", NO_DATES)
def test_what_could_be_several_days_or_none_is_no_date(text: str) -> None:
    assert written_period(text) is None


@pytest.mark.parametrize("text", [text for texts in ENDS.values() for text in texts if not text.startswith("mi")][:12])
def test_a_period_is_no_day(text: str) -> None:
    assert written_day(text) is None or text.startswith(("fin", "end", "Ende"))


@pytest.mark.parametrize(
    "text",
    [
        *("ongoing", "Ongoing", "on-going", "en continu", "En continu", "continu", "permanent", "au fil de l’eau"),
        *("laufend", "sans échéance", "no deadline", "continuous", "en continu, sans échéance"),
    ],
)
def test_what_goes_on_has_no_deadline(text: str) -> None:
    assert written_deadline(text) is NoDeadline.ONGOING


@pytest.mark.parametrize("text", ["", ",", "2027", "ongoing until 2027", "en continu jusqu’en 2028", "x, ongoing"])
def test_what_says_more_than_that_it_goes_on_is_not_without_a_deadline(text: str) -> None:
    assert not means_no_deadline(text)


@pytest.mark.parametrize("language", LANGUAGES)
@given(day=st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)))
def test_every_date_that_the_product_writes_is_read_back_as_itself(language: str, day: date) -> None:
    figures = Wording(language).figures
    assert written_day(figures.date(day)) == day
    assert written_day(figures.short_date(day)) == day
    assert written_day(day.isoformat()) == day
    month = written_period(figures.month(day))
    assert month
    assert month.first == day.replace(day=1)
    assert (month.last + timedelta(days=1)).day == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_product_writes_of_what_goes_on_is_read_back(language: str) -> None:
    assert written_deadline(Wording(language).label(NoDeadline.ONGOING)) is NoDeadline.ONGOING


@given(st.text(max_size=80))
def test_no_text_stops_the_reader(text: str) -> None:
    period = written_period(text)
    assert period is None or period.first <= period.last
