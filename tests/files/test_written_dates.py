"""Dates are read as plans write them, to the last day that they name, in every language; a guess is no date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.files.dated_entries import first_day, written_deadline
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
    *("avant 2028", "avant le 30 juin 2027", "avant mi-2027", "vor Juni 2027", "before June 2027"),
    # A Thursday it is not.
    *("jeudi 31 mars 2027", "jeudi 31/03/2027"),
    *("2028-2027", "fin du 31 mars 2027", "mi-T2 2027", "x" * 10_000, "9" * 10_000, "2027 " * 5_000),
)
BEGINS = (
    *("from June 2027", "as of June 2027", "starting in June 2027", "as from June 2027", "from the 1st of June 2027"),
    *("dès juin 2027", "Dès le 1er juin 2027", "à partir de juin 2027", "à compter du 1er juin 2027", "DES JUIN 2027"),
    *("ab Juni 2027", "ab dem 1. Juni 2027", "von Juni 2027", "vom 1. Juni 2027"),
    *("desde junio de 2027", "a partir de junio de 2027", "a partir del 1 de junio de 2027", "del 1 de junio de 2027"),
    *("da giugno 2027", "dal 1º giugno 2027", "a partire da giugno 2027", "a decorrere dal 1° giugno 2027"),
    *("vanaf juni 2027", "van juni 2027", "met ingang van 1 juni 2027"),
    *("a partir de junho de 2027", "a partir do 1.º de junho de 2027", "desde junho de 2027", "de junho de 2027"),
)
NO_DEADLINES = (
    *(">2027", "≥2027", "> 2027", "<2027", "≤2027", "=>2027", "~2027", "≈ 2027", "±2027", "2027+", "2027?", "2027-"),
    *("2027–", "2027..", "..2027", "2027 …", "-2027", "→ 2027", "2027 →", "2027/", "#2027", "*2027", ">2027-06-30"),
    *("later than 2027", "after 2027", "no 2027", "no June 2027", "not before June 2027", "no earlier than June 2027"),
    *("not June 2027", "about June 2027", "since June 2027", "later 2027", "at the latest from June 2027"),
    *("après juin 2027", "pas avant juin 2027", "au plus tôt en juin 2027", "plus tard que 2027", "vers juin 2027"),
    *("depuis juin 2027", "au plus tard dès juin 2027", "environ 2027"),
    *("nach Juni 2027", "nicht vor Juni 2027", "frühestens Juni 2027", "seit Juni 2027", "etwa 2027", "erst 2027"),
    *("después de junio de 2027", "no antes de junio de 2027", "hacia junio de 2027", "tras junio de 2027"),
    *("dopo giugno 2027", "non prima di giugno 2027", "verso giugno 2027", "circa 2027"),
    *("na juni 2027", "niet voor juni 2027", "sinds juni 2027", "rond juni 2027", "voor juni 2027"),
    *("depois de junho de 2027", "não antes de junho de 2027", "após junho de 2027", "por volta de 2027"),
    *("avant mi-2027", "before mid-June 2027", "vor Sommer 2027", "prima metà di giugno 2027"),
)
BEFORE = {
    date(2027, 5, 31): (
        *("before June 2027", "avant juin 2027", "avant le mois de juin 2027", "avant le 1er juin 2027"),
        *("vor Juni 2027", "vor dem 1. Juni 2027", "antes de junio de 2027", "prima di giugno 2027"),
        *("vóór juni 2027", "antes de junho de 2027", "before 2027-06"),
    ),
    date(2027, 6, 30): ("avant fin juin 2027", "before the end of June 2027", "vor Ende Juni 2027", "avant T3 2027"),
    date(2027, 12, 31): (
        "avant 2028",
        "before 2028",
        "vor 2028",
        "antes de 2028",
        "prima del 2028",
        "avant le 1/1/2028",
    ),
}
BY = (
    *("no later than June 2027", "not after June 2027", "June 2027 at the latest", "not later than 30 June 2027"),
    *("au plus tard en juin 2027", "au plus tard fin juin 2027", "pas plus tard que juin 2027", "pas après juin 2027"),
    *("spätestens Juni 2027", "nicht später als Juni 2027", "nicht nach Juni 2027", "bis spätestens 30. Juni 2027"),
    *("a más tardar en junio de 2027", "no más tarde de junio de 2027", "como muy tarde junio de 2027"),
    *("non oltre giugno 2027", "entro e non oltre giugno 2027", "al più tardi a giugno 2027", "non dopo giugno 2027"),
    *("niet later dan juni 2027", "uiterlijk juni 2027", "op zijn laatst juni 2027"),
    *("o mais tardar em junho de 2027", "até junho de 2027", "no mês de junho de 2027", "no primeiro semestre de 2027"),
    *(
        "de janvier à juin 2027",
        "du 4 janvier au 30 juin 2027",
        "from January to June 2027",
        "von Januar bis Juni 2027",
    ),
    *(
        "da gennaio a giugno 2027",
        "van januari tot juni 2027",
        "de janeiro a junho de 2027",
        "Ende des Monats Juni 2027",
    ),
)


@pytest.mark.parametrize(("text", "day"), [(text, day) for day, texts in DAYS.items() for text in texts])
def test_a_day_is_read_as_people_write_it(text: str, day: date) -> None:
    assert written_day(text) == day


@pytest.mark.parametrize(("text", "last"), [(text, last) for last, texts in ENDS.items() for text in texts])
def test_of_a_period_the_last_day_is_the_deadline(text: str, last: date) -> None:
    assert written_deadline(text) == last


@pytest.mark.parametrize("text", [*NO_DEADLINES, *BEGINS])
def test_from_after_and_about_a_day_is_no_deadline(text: str) -> None:
    assert written_deadline(text) is None
    assert written_day(text) is None


@pytest.mark.parametrize("text", BEGINS)
def test_from_a_day_on_is_when_something_begins(text: str) -> None:
    assert first_day(text) == date(2027, 6, 1)


@pytest.mark.parametrize(("text", "last"), [(text, last) for last, texts in BEFORE.items() for text in texts])
def test_before_something_is_the_day_before_it_begins(text: str, last: date) -> None:
    assert written_deadline(text) == last
    assert written_period(text) is None


@pytest.mark.parametrize("text", BY)
def test_no_later_than_something_is_its_last_day(text: str) -> None:
    assert written_deadline(text) == date(2027, 6, 30)


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
