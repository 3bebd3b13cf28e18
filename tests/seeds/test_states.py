"""The states of the gazetteer against what others count and call them, and what a reader's forms come to."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest

from foedus.graph.dates import ALWAYS, Interval, interval
from foedus.graph.names import fold
from foedus.loaders.gazetteer import Gazetteer

SEEDS = Path(__file__).parents[2] / "seeds"
DATA = Path(__file__).parents[2].parent / "shared" / "data"
TABLE = (SEEDS / "gazetteer" / "states.csv").read_text(encoding="utf-8").splitlines()
STATES = {row["id"]: row for row in csv.DictReader(TABLE)}
COLUMNS = [
    "id", "cow", "cowabb", "existed", "name_fr", "name_en", "article_fr", "long_fr", "long_en", "alias_fr", "alias_en",
    "demonym_fr", "demonym_en", "capital_fr", "capital_en", "seat_fr", "seat_en",
]  # fmt: skip
NAMES, PLACES = ("name", "long", "alias"), ("capital", "seat")
needs_oracles = pytest.mark.skipif(not DATA.is_dir(), reason="the oracles in ../shared/data are not here")

# Gleditsch and Ward number some states that the Correlates of War do not, and carry three on where ISO does not.
GLEDITSCH_WARD = {
    "89": ["cow-upc"], "99": ["cow-gcl"], "340": ["SRB"], "563": ["cow-tra"], "564": ["cow-ofs"], "711": ["cow-tbt"],
    "815": ["cow-annam"], "260": ["cow-gfr", "DEU"], "678": ["cow-yar", "YEM"],
}  # fmt: skip
# First names: only « la Dominique » and « l'île Maurice » are forms. Dominicans are first of all of Santo Domingo.
NOT_A_NAME = {"Dominique", "Maurice"}
# Slips of the oracle (a name for an adjective, one gender's word in another's) and the Dominicans of Dominica.
NOT_A_DEMONYM = {"Djibouti", "Dominican", "Kittitien-et-nevicien", "Kittitienne-et-nevicienne"}
# Feminines and plurals that no rule below makes.
IRREGULAR = {
    "grecque", "turque", "lettonne", "nipponne", "khmère", "ouzbèke", "saxonne", "boer", "somali", "ni-vanuatu",
    "burkinabè", "basotho", "kanak", "lao", "antiguaise et barbudienne", "antiguais et barbudiens",
    "antiguaises et barbudiennes",
}  # fmt: skip
# Forms that two states bear in the same years, on purpose: context must tell the Congos apart, and Rome was the
# Pope's until 1870 and stood for Italy's ambitions from 1861.
SHARED = {
    "congo": {"COD", "COG"}, "congolais": {"COD", "COG"}, "congolaise": {"COD", "COG"},
    "congolaises": {"COD", "COG"}, "congolese": {"COD", "COG"}, "rome": {"ITA", "cow-papal"},
}  # fmt: skip
# Words of French or English that would pass for a state at the head of a sentence.
ORDINARY = {
    "amerique", "america", "porte", "la porte", "hollande", "le cap", "cap", "car", "male", "sucre", "roseau",
    "victoria", "maurice", "dominique", "union", "confederation", "royaume", "empire", "republique", "republic",
    "kingdom", "etats", "states", "sana", "rmi", "rsa", "fsm", "rdv", "number 10",
}  # fmt: skip


def table(*names: str) -> Iterator[dict[str, str]]:
    with DATA.joinpath(*names).open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def countries() -> list[dict[str, Any]]:
    text = (DATA / "countries" / "world-countries-5.1.0-en-fr.json").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return found


def values(cell: str) -> list[str]:
    return [value for value in cell.split("|") if value]


def existed(ident: str) -> list[Interval]:
    return [interval(span) for span in values(STATES[ident]["existed"])] or [ALWAYS]


def written(ident: str, columns: Iterable[str], *languages: str) -> set[str]:
    """What stands in some columns in some languages."""
    cells = [STATES[ident][f"{column}_{language}"] for column in columns for language in languages]
    return {value for cell in cells for value in values(cell)}


def forms(ident: str, columns: Iterable[str], *languages: str) -> set[str]:
    return {fold(text) for text in written(ident, columns, *languages)}


def spelt(ident: str, columns: Iterable[str], *languages: str) -> set[str]:
    """Forms as written and without what stands in brackets, which tells homonyms apart: `Sucre (Bolivie)`."""
    return {fold(text) for form in written(ident, columns, *languages) for text in (form, re.sub(r" \(.*\)", "", form))}


def demonyms(ident: str, language: str) -> list[str]:
    return [word for group in STATES[ident][f"demonym_{language}"].split(";") for word in values(group)]


def years_missing(first: int, last: int, idents: Iterable[str]) -> list[int]:
    spans = [span for ident in idents for span in existed(ident)]
    covered = {y for y in range(first, last + 1) for s in spans if s.start // 10000 <= y <= s.end // 10000}
    return [year for year in range(first, last + 1) if year not in covered]


@pytest.fixture(scope="module")
def atlas() -> Gazetteer:
    """What the loader makes of states.csv alone."""
    made = Gazetteer()
    for row in STATES.values():
        made.add("states", row)
    return made


def test_one_line_a_state_in_the_order_of_ids() -> None:
    header, *rows = csv.reader(TABLE)
    assert header == COLUMNS
    assert [row[0] for row in rows] == sorted(STATES)
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert all(re.fullmatch(r"[A-Z]{3}|cow-[a-z]+", ident) for ident in STATES)
    assert not [value for row in rows for cell in row for value in cell.split("|") if value != value.strip()]


@needs_oracles
def test_every_member_of_the_united_nations_is_there() -> None:
    # The oracle takes the Holy See, an observer, for a member.
    members = {country["cca3"] for country in countries() if country["unMember"]} - {"VAT"}
    assert len(members) == 193
    assert members <= STATES.keys()
    assert {"VAT", "PSE", "XKX", "TWN", "ESH", "SUN", "YUG", "CSK", "DDR", "SCG", "YMD"} <= STATES.keys()
    known = {country["cca3"] for country in countries()} | {"XKX", "SUN", "YUG", "CSK", "DDR", "SCG", "YMD"}
    assert {ident for ident in STATES if not ident.startswith("cow-")} <= known


@needs_oracles
def test_territories_that_are_no_states_never_existed_as_one() -> None:
    never = {ident for ident, row in STATES.items() if not row["existed"]}
    assert never == {"FLK", "FRO", "GIB", "GRL", "GUF", "GUM", "HKG", "MAC", "NCL", "PRI"}
    assert not never & {country["cca3"] for country in countries() if country["independent"]}


@needs_oracles
def test_numbers_are_those_of_the_correlates_of_war() -> None:
    theirs = {row["ccode"]: row["stateabb"] for row in table("states", "cow-state-system-2016.csv")}
    ours = {row["cow"]: row["cowabb"] for row in STATES.values() if row["cow"]}
    assert ours == theirs
    for row in table("countries", "countrycode-codelist-en-fr.csv"):
        # The list gives the Vatican the number of the Papal States, which have a line of their own, and Serbia none.
        if row["iso3c"] in STATES.keys() - {"VAT", "SRB"}:
            assert STATES[row["iso3c"]]["cow"] == row["cown"], row["iso3c"]


@needs_oracles
def test_every_year_in_the_state_system_is_a_year_of_the_state() -> None:
    by_number = defaultdict(list)
    for ident, row in STATES.items():
        by_number[row["cow"]].append(ident)
    spells = list(table("states", "cow-state-system-2016.csv"))
    assert len(spells) == 243
    missing = {
        (spell["statenme"], spell["styear"]): years
        for spell in spells
        if (years := years_missing(int(spell["styear"]), int(spell["endyear"]), by_number[spell["ccode"]]))
    }
    assert missing == {}


@needs_oracles
def test_years_of_gleditsch_and_ward_are_ours_but_for_occupations() -> None:
    by_number = defaultdict(list)
    for ident, row in STATES.items():
        by_number[row["cow"]].append(ident)
    total, missing = 0, Counter[str]()
    for row in table("states", "gleditsch-ward-states.csv"):
        first, last = int(row["startdate"][:4]), int(row["enddate"][:4])
        idents = GLEDITSCH_WARD.get(row["gwcode"]) or by_number[row["gwcode"]]
        assert idents, row["statename"]
        total += last - first + 1
        missing[row["statename"]] += len(years_missing(first, last, idents))
    print({name: years for name, years in missing.most_common() if years})
    assert sum(missing.values()) < 0.02 * total


def test_dates_are_edtf_in_order_and_apart() -> None:
    for ident in STATES:
        spans = existed(ident)
        assert all(one.end < other.start for one, other in pairwise(spans)), ident


def test_successors_take_over_on_the_day() -> None:
    for before, after in (
        ("SUN", "RUS"), ("cow-auh", "AUT"), ("cow-ottoman", "TUR"), ("cow-gfr", "DEU"), ("DDR", "DEU"), ("YUG", "SCG"),
        ("cow-yar", "YEM"), ("YMD", "YEM"), ("CSK", "CZE"), ("cow-uar", "EGY"), ("cow-prussia", "DEU"), ("SRB", "YUG"),
        ("cow-gcl", "COL"), ("cow-hejaz", "SAU"), ("cow-sardinia", "ITA"), ("RUS", "SUN"),
    ):  # fmt: skip
        assert not any(one.overlaps(other) for one in existed(before) for other in existed(after)), (before, after)


def test_every_state_has_names_in_both_languages() -> None:
    needed = ("name_fr", "name_en", "long_fr", "long_en")
    assert not [(ident, column) for ident, row in STATES.items() for column in needed if not row[column]]


@needs_oracles
@pytest.mark.parametrize("language", ["fr", "en"])
def test_common_names_of_all_independent_countries_are_forms(language: str) -> None:
    independent = [country for country in countries() if country["independent"]]
    assert len(independent) >= 193
    for country in independent:
        named = country["name"] if language == "en" else country["translations"]["fra"]
        ours = spelt(country["cca3"], NAMES, language)
        assert named["common"] in NOT_A_NAME or fold(named["common"]) in ours, country["cca3"]


@needs_oracles
def test_names_of_the_country_code_list_are_forms() -> None:
    for row in table("countries", "countrycode-codelist-en-fr.csv"):
        ident = row["iso3c"]
        if ident in STATES and STATES[ident]["existed"]:
            assert fold(row["country.name.en"]) in spelt(ident, NAMES, "en"), ident
            french = row["country.name.fr"]
            assert french in NOT_A_NAME or fold(french) in spelt(ident, NAMES, "fr"), ident


@needs_oracles
def test_demonyms_of_independent_countries_in_both_languages() -> None:
    missing = set()
    for country in countries():
        if not country["independent"]:
            continue
        for language, theirs in (("en", country["demonyms"]["eng"]), ("fr", country["demonyms"]["fra"])):
            ours = {fold(word) for word in demonyms(country["cca3"], language)}
            words = [word for form in theirs.values() for word in re.split(r", | et | or ", form)]
            missing |= {word for word in words if fold(word) not in ours}
    assert missing == NOT_A_DEMONYM


def test_french_demonyms_come_in_four_forms_that_agree() -> None:
    for ident, row in STATES.items():
        for group in filter(None, row["demonym_fr"].split(";")):
            masculine, feminine, masculines, feminines = group.split("|")
            assert feminine in {feminine_of(masculine), *IRREGULAR}, (ident, group)
            assert masculines in {plural_of(masculine), *IRREGULAR}, (ident, group)
            assert feminines in {feminine + "s", *IRREGULAR}, (ident, group)


def feminine_of(word: str) -> str:
    return word if word.endswith("e") else word + ("ne" if word.endswith("en") else "e")


def plural_of(word: str) -> str:
    return word if word[-1] in "sxz" else word.removesuffix("l") + "ux" if word.endswith("al") else word + "s"


@needs_oracles
def test_capitals_of_independent_countries() -> None:
    for country in countries():
        if country["independent"]:
            ours = spelt(country["cca3"], ["capital"], "en")
            assert all(fold(capital) in ours for capital in country["capital"]), country["cca3"]
            assert STATES[country["cca3"]]["capital_fr"], country["cca3"]


def test_articles_suit_the_names() -> None:
    for ident, row in STATES.items():
        assert row["article_fr"] in ("l'", "la", "le", "les", ""), ident
        vowel = fold(row["name_fr"])[0] in "aeiou"
        assert vowel if row["article_fr"] == "l'" else not vowel or row["article_fr"] in ("les", ""), ident


def test_no_form_is_an_ordinary_word() -> None:
    everything = {form for ident in STATES for form in forms(ident, (*NAMES, *PLACES), "fr", "en")}
    assert not everything & ORDINARY


def test_forms_shared_at_one_time_are_the_few_that_must_be() -> None:
    bearers = defaultdict(set)
    for ident in STATES:
        words = {fold(word) for language in ("fr", "en") for word in demonyms(ident, language)}
        for form in words | forms(ident, (*NAMES, *PLACES), "fr", "en"):
            bearers[form].add(ident)
    together = {
        form: {ident for pair in pairs for ident in pair}
        for form, idents in bearers.items()
        if (pairs := [p for p in combinations(sorted(idents), 2) if at_one_time(*p)])
    }
    assert together == SHARED


def at_one_time(one: str, other: str) -> bool:
    return any(span.overlaps(another) for span in existed(one) for another in existed(other))


@pytest.mark.parametrize(
    ("form", "days", "meant"),
    [
        ("Russie", "1914-07", "RUS"), ("Russia", "1968-08", "SUN"), ("le Kremlin", "1956", "SUN"),
        ("le Kremlin", "2022", "RUS"), ("Russie soviétique", "1920", "RUS"), ("Soviet Russia", "1935", "SUN"),
        ("Vienne", "1914-07", "cow-auh"), ("Vienna", "2010", "AUT"), ("Autriche", "1866", "cow-auh"),
        ("la Turquie", "1912", "cow-ottoman"), ("Turkey", "1974", "TUR"), ("Berlin", "1866", "cow-prussia"),
        ("Berlin", "1914", "DEU"), ("Berlin", "1968", "DDR"), ("RFA", "1972", "cow-gfr"), ("FRG", "1999", "DEU"),
        ("Bonn", "1963", "cow-gfr"), ("Belgrade", "1914", "SRB"), ("Belgrade", "1999", "YUG"),
        ("Belgrade", "2005", "SCG"), ("Belgrade", "2020", "SRB"), ("Yougoslavie", "1999", "YUG"),
        ("Serbie", "1999", "SRB"), ("Korea", "1895", "cow-kor"), ("Corée", "2017", "KOR"), ("Yémen", "1962", "cow-yar"),
        ("Aden", "1970", "YMD"), ("Sanaa", "2015", "YEM"), ("République arabe unie", "1960", "cow-uar"),
        ("République arabe unie", "1967", "EGY"), ("Saint-Siège", "1860", "cow-papal"), ("Holy See", "1929-03", "VAT"),
        ("South African Republic", "1899", "cow-tra"), ("Zaïre", "1975", "COD"), ("Perse", "1907", "IRN"),
        ("U.S.", "2003", "USA"), ("Zhongnanhai", "2020", "CHN"), ("the Porte", "1877", "cow-ottoman"),
    ],
)  # fmt: skip
def test_a_form_means_the_state_of_its_time(atlas: Gazetteer, form: str, days: str, meant: str) -> None:
    words = fold(form.removeprefix("le ").removeprefix("la "))
    entries = [found.entry for found in atlas.forms[words]]
    assert atlas.at(list(dict.fromkeys(entries)), interval(days)) == [meant]


@pytest.mark.parametrize(
    ("word", "days", "meant"),
    [
        ("russe", "1877", "RUS"), ("Russian", "1968", "SUN"), ("turque", "1914", "cow-ottoman"),
        ("turcs", "1974", "TUR"),
        ("allemande", "1938", "DEU"), ("German", "1972", "cow-gfr"), ("autrichien", "1914", "cow-auh"),
        ("tchèque", "1938", "CSK"), ("Czech", "2022", "CZE"), ("coréens", "1894", "cow-kor"), ("Korean", "1950", "KOR"),
        ("pontificale", "1865", "cow-papal"), ("pontificale", "2020", "VAT"), ("nigérienne", "2023", "NER"),
        ("nigériane", "2023", "NGA"), ("yéménite", "1962", "cow-yar"),
    ],
)  # fmt: skip
def test_a_demonym_means_the_state_of_its_time(atlas: Gazetteer, word: str, days: str, meant: str) -> None:
    assert atlas.at(list(dict.fromkeys(atlas.demonyms[fold(word)])), interval(days)) == [meant]


def test_the_loader_takes_every_line(atlas: Gazetteer) -> None:
    assert atlas.nodes.keys() == STATES.keys()
    assert {node.kind for node in atlas.nodes.values()} == {"State"}
    assert atlas.nodes["ETH"].label("fr") == "Éthiopie"
    assert atlas.nodes["ETH"].attributes["cow"] == "530"
    assert "existed" not in atlas.nodes["GRL"].attributes
    assert "GRL" in atlas.at(["GRL", "SUN"], interval("2020"))
