"""A region is known by its code and by its names in the country's languages, English and French; never by likeness."""

import pytest
from holidays import country_holidays, list_supported_countries

from planner.schedule.region_names import REGION_NAMES
from planner.schedule.regions import region_code, regions_of


@pytest.mark.parametrize(
    ("country", "text", "code"),
    [
        *(("DE", text, "BY") for text in ("BY", "by", "DE-BY", "Bayern", "Bavaria", "Bavière", "Freistaat Bayern")),
        *(("DE", text, "NI") for text in ("Lower Saxony", "Lower-Saxony", "Basse-Saxe", "Niedersachsen")),
        *(("DE", text, "BW") for text in ("Baden Württemberg", "Baden-Wuerttemberg", "Bade-Wurtemberg")),
        # Local law holds in the two departments of Alsace and in Moselle.
        *(("FR", text, "6AE") for text in ("67", "68", "Bas-Rhin", "bas rhin", "Haut-Rhin", "Alsace", "ALSACE")),
        *(("FR", text, "57") for text in ("57", "Moselle", "département de la Moselle", "FR-57")),
        *(("CH", text, "VD") for text in ("VD", "Vaud", "canton de Vaud", "Kanton Waadt")),
        *(("PT", text, "11") for text in ("11", "Lisboa", "Lisbon", "Lisbonne")),
        *(("PT", text, "01") for text in ("01", "1", "Aveiro")),
        *(("AT", text, "9") for text in ("Wien", "Vienna", "AT-9", "W")),
        *(("IT", text, "BZ") for text in ("Bolzano", "Provincia di Bolzano", "Südtirol", "Suedtirol", "Haut-Adige")),
        *(("GB", text, "SCT") for text in ("Scotland", "Écosse", "Schottland", "Escocia", "Scozia", "Schotland")),
        # In every language in which plans are written.
        *(("DE", text, "BY") for text in ("Baviera", "Beieren", "BAVIERA")),
        *(("DE", text, "SN") for text in ("Saxony", "Saxe", "Sachsen", "Sajonia", "Sassonia", "Saksen", "Saxónia")),
        *(
            ("ES", text, "CT")
            for text in ("Catalonia", "Catalogne", "Katalonien", "Catalogna", "Catalonië", "Catalunha")
        ),
        *(("FR", text, "6AE") for text in ("Elsass", "Alsacia", "Alsazia", "Elzas", "Alsácia")),
        *(("IT", text, "RM") for text in ("Rome", "Roma", "Rom", "provincia di Roma")),
        *(("AT", text, "6") for text in ("Styria", "Styrie", "Estiria", "Stiria", "Stiermarken", "Estíria")),
        *(("CH", text, "GE") for text in ("Geneva", "Genf", "Ginebra", "Ginevra", "Genève", "Genebra")),
        *(("PL", text, "14") for text in ("Mazovia", "Masowien", "Mazovie", "Masovia", "Mazovië", "Mazóvia")),
        *(("PL", text, "02") for text in ("dolnoslaskie", "Dolnośląskie", "Niederschlesien")),
        *(("PT", text, "20") for text in ("Azores", "Açores", "Azoren", "Azzorre")),
        *(("BE", text, "Flemish") for text in ("Flandre", "Flandern", "Flandes", "Fiandre", "Vlaanderen", "Flandres")),
    ],
)
def test_a_region_is_known_by_its_names(country: str, text: str, code: str) -> None:
    assert region_code(country, text) == code


@pytest.mark.parametrize(
    ("country", "text"),
    [
        *(("FR", text) for text in ("Grand Est", "Alsase", "GES", "Ile-de-France", "75", "58", "la", "", "-")),
        *(("DE", text) for text in ("Bavariaa", "Bayer", "Sach", "Sarland")),
        *(("IT", text) for text in ("Toscana", "Tuscany", "Toskana")),
        *(("BE", text) for text in ("Wallonie", "Wallonia", "Bruxelles", "Brüssel")),
        ("SE", "Skåne"),
    ],
)
def test_what_looks_like_a_region_is_none(country: str, text: str) -> None:
    assert region_code(country, text) is None


@pytest.mark.parametrize("country", sorted(code for code, known in list_supported_countries().items() if known))
def test_every_code_and_every_name_means_its_own_region(country: str) -> None:
    known = country_holidays(country)
    named = {**{code: code for code in known.subdivisions}, **getattr(known, "subdivisions_aliases", {})}
    assert {name: region_code(country, name) for name in named} == named


def test_our_own_names_are_of_regions_that_there_are_and_of_one_each() -> None:
    for country, regions in REGION_NAMES.items():
        for code, names in regions.items():
            assert code in regions_of(country)
            assert {region_code(country, name) for name in names} == {code}
