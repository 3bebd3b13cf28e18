"""Time expressions: what a reader takes them to mean, and that no text at all breaks the calendar."""

from __future__ import annotations

from datetime import date
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.graph.dates import interval
from foedus.loaders.calendars import Calendar
from foedus.loaders.lexicon import lexicon
from foedus.loaders.plain import plain
from foedus.loaders.when import expressions, outside
from foedus.loaders.words import Mention

THURSDAY = "2011-11-24"

# What the text says | the dates in it, in order of the text (- none). All were published on Thursday 24 November 2011.
ABSOLUTE = """
L'attaque du 20 septembre 2011.                               | 2011-09-20
Signé le 1er janvier 1994.                                    | 1994-01-01
Le mardi 20 septembre 2011, Alger appelle à l'aide.           | 2011-09-20
La capitulation du 8 mai 1945 au soir.                        | 1945-05-08
Paris, le 3 août 1914.                                        | 1914-08-03
Paris, le 3 aout 1914.                                        | 1914-08-03
LE 11 NOVEMBRE 1918 à l'aube.                                 | 1918-11-11
Dès le 24 février 2022, Kiev demande des armes.               | 2022-02-24
Le 20 septembre 2011, l’Égypte saisit l’organisation.         | 2011-09-20
En septembre 2011, la guerre reprend.                         | 2011-09
Au mois d'octobre 1973, Le Caire attaque.                     | 1973-10
Au mois de mars 2014, Moscou annexe la Crimée.                | 2014-03
Début septembre 2011, les combats cessent.                    | 2011-09
L'union disparaît fin décembre 1991.                          | 1991-12
Mi-mars 2011, ils négocient.                                  | 2011-03
Ils se rencontrent à la mi-juillet 1914.                      | 1914-07
À la fin du mois d'août 1990, l'émirat est annexé.            | 1990-08
Le traité fut conclu en 1994.                                 | 1994
Courant 2021, les troupes partent.                            | 2021
Fin 2013, un cessez-le-feu est signé.                         | 2013
L'alliance fondée vers 1882.                                  | 1882
Tout change à l'été 1914.                                     | 1914-22
Au printemps 1968, Moscou menace Prague.                      | 1968-21
À l'automne de 1956, Budapest se soulève.                     | 1956-23
À l'hiver 1939, Moscou attaque Helsinki.                      | 1939-24
Dans les années 1990, ils coopéraient.                        | 199X
Au début des années 1960, la rupture est consommée.           | 196X
"""
RANGES = """
Membre depuis janvier 2017.                                   | 2017-01/..
En guerre depuis le 24 février 2022.                          | 2022-02-24/..
À partir du 1er janvier 2021, le traité vaut.                 | 2021-01-01/..
À compter du 1er janvier 2021, le traité vaut.                | 2021-01-01/..
Le traité vaut jusqu'au 31 décembre 2011.                     | ../2011-12-31
Le traité vaut jusqu'en juin 2023.                            | ../2023-06
Dans les années 90, ils coopéraient.                          | 199X
Dans les années soixante, ils coopéraient.                    | 196X
Il y a trente ans, Paris a protesté.                          | 1981
Il y a vingt-cinq ans, Paris a protesté.                      | 1986
La guerre de 1914 à 1918.                                     | 1914/1918
Entre 2014 et 2018, Ankara a hésité.                          | 2014/2018
La Seconde Guerre mondiale (1939-1945).                       | 1939/1945
La guerre de 1914-18.                                         | 1914/1918
Du 9 au 13 mars 2011, ils ont négocié.                        | 2011-03-09/2011-03-13
Réunis les 20 et 21 septembre 2011.                           | 2011-09-20/2011-09-21
Bombardée dans la nuit de samedi à dimanche.                  | 2011-11-19/2011-11-20
Bombardée dans la nuit de mercredi à jeudi.                   | 2011-11-23/2011-11-24
Membre depuis 2020.                                           | 2020/..
Membre jusqu'en 1991.                                         | ../1991
Du 3 au 5 octobre, les ministres délibèrent.                  | 2011-10-03/2011-10-05
Les 9 et 10 novembre, ils ont parlé.                          | 2011-11-09/2011-11-10
Entre le 3 et le 5 octobre, ils délibèrent.                   | 2011-10-03/2011-10-05
Les 20, 21 et 22 septembre 2011, ils délibèrent.              | 2011-09-20 2011-09-21/2011-09-22
Les 1er, 3 et 7 mai 2004, ils délibèrent.                     | 2004-05-01 2004-05-03/2004-05-07
"""
WITHOUT_A_YEAR = """
Le 20 septembre, Tunis attaque.                               | 2011-09-20
Mardi 22 novembre, il a parlé.                                | 2011-11-22
Le 20 décembre, ils ont signé.                                | 2010-12-20
Le 30 novembre, ils se voient.                                | 2011-11-30
Le 25 décembre dernier, elle a démissionné.                   | 2010-12-25
En novembre, ils ont signé.                                   | 2011-11
En décembre, ils ont signé.                                   | 2010-12
En septembre dernier, ils ont signé.                          | 2011-09
Début novembre, ils ont signé.                                | 2011-11
Fin octobre, ils ont signé.                                   | 2011-10
Mi-septembre, ils ont signé.                                  | 2011-09
"""
COUNTED_FROM_TODAY = """
Hier, Paris a protesté.                                       | 2011-11-23
Hier soir, Paris a protesté.                                  | 2011-11-23
Avant-hier, Paris a protesté.                                 | 2011-11-22
Aujourd'hui, Paris proteste.                                  | 2011-11-24
Aujourd’hui, Paris proteste.                                  | 2011-11-24
Ce matin, Paris a protesté.                                   | 2011-11-24
Cette nuit, la ville a été bombardée.                         | 2011-11-24
Ils signent demain.                                           | 2011-11-25
Ils signent après-demain.                                     | 2011-11-26
Paris a protesté cette semaine.                               | 2011-11-21/2011-11-27
Paris a protesté la semaine dernière.                         | 2011-11-14/2011-11-20
Paris a protesté la semaine passée.                           | 2011-11-14/2011-11-20
Ils signent la semaine prochaine.                             | 2011-11-28/2011-12-04
Paris a protesté le mois dernier.                             | 2011-10
Paris a protesté ce mois-ci.                                  | 2011-11
Ils signent le mois prochain.                                 | 2011-12
L'an dernier, Paris a protesté.                               | 2010
L’année dernière, Paris a protesté.                           | 2010
L'année passée, Paris a protesté.                             | 2010
Cette année, Paris a protesté.                                | 2011
Ils signent l'an prochain.                                    | 2012
Ils signent l'année prochaine.                                | 2012
Il y a trois jours, Paris a protesté.                         | 2011-11-21
Il y a deux semaines, Paris a protesté.                       | 2011-11-07/2011-11-13
Il y a six mois, Paris a protesté.                            | 2011-05
Il y a un an, Paris a protesté.                               | 2010
Il y a dix ans, Paris a protesté.                             | 2001
Il y a 30 ans, Paris a protesté.                              | 1981
Paris a rompu voilà deux ans.                                 | 2009
"""
WEEKDAYS = """
Lundi, Paris a protesté.                                      | 2011-11-21
Jeudi, Paris a protesté.                                      | 2011-11-24
Vendredi, Paris a protesté.                                   | 2011-11-18
Mercredi soir, Paris a protesté.                              | 2011-11-23
Dimanche après-midi, Paris a protesté.                        | 2011-11-20
Samedi dernier, Paris a protesté.                             | 2011-11-19
Jeudi dernier, Paris a protesté.                              | 2011-11-17
Paris, ce lundi, a protesté.                                  | 2011-11-21
Ils signent lundi prochain.                                   | 2011-11-28
Ils signent jeudi prochain.                                   | 2011-12-01
Lundi et mardi, ils ont délibéré.                             | 2011-11-21 2011-11-22
"""
COUNTED_FROM_ANOTHER_DATE = """
Le 20 septembre 2011, Tunis attaque. La veille, tout était calme.            | 2011-09-20 2011-09-19
Le 20 septembre 2011, Tunis attaque. L'avant-veille, tout était calme.       | 2011-09-20 2011-09-18
Le 20 septembre 2011, Tunis attaque. Le lendemain, Paris proteste.           | 2011-09-20 2011-09-21
Le 30 avril 1999, Tunis attaque. Dès le lendemain, Paris proteste.           | 1999-04-30 1999-05-01
Le 20 septembre 2011, Tunis attaque. Le surlendemain, Paris proteste.        | 2011-09-20 2011-09-22
Le 20 septembre 2011, Tunis attaque. Le même jour, Paris proteste.           | 2011-09-20 2011-09-20
Le 20 septembre 2011, Tunis attaque. Trois jours plus tard, Paris proteste.  | 2011-09-20 2011-09-23
Le 20 septembre 2011, Tunis attaque. Deux jours auparavant, il mobilisait.   | 2011-09-20 2011-09-18
Le 20 septembre 2011, Tunis attaque. Le 22, Paris proteste.                  | 2011-09-20 2011-09-22
Du 9 au 13 mars 2011, ils négocient. Le lendemain, Paris proteste.           | 2011-03-09/2011-03-13 2011-03-14
Du 9 au 13 mars 2011, ils négocient. La veille, Paris proteste.              | 2011-03-09/2011-03-13 2011-03-08
En septembre 2011, ils négocient. Deux mois plus tard, Paris proteste.       | 2011-09 2011-11
En décembre 2010, ils négocient. Le mois suivant, Paris proteste.            | 2010-12 2011-01
En 1990, ils négocient. Quatre ans plus tard, Paris proteste.                | 1990 1994
En 1990, ils négocient. L'année suivante, Paris proteste.                    | 1990 1991
À l'été 1990, ils négocient. L'année suivante, Paris proteste.               | 1990-22 1991
En 1990, ils négocient. L'année précédente, Paris protestait.                | 1990 1989
En 1990, ils négocient. La même année, Paris proteste.                       | 1990 1990
Le 20 septembre 2011, Tunis, membre depuis 2009, attaque. Le lendemain, non. | 2011-09-20 2009/.. 2011-09-21
"""
NOTHING_CAN_BE_TOLD = """
En 1990, ils négocient. Le lendemain, Paris proteste.         | 1990
En 1990, ils négocient. Le mois suivant, Paris proteste.      | 1990
En septembre 2011, ils négocient. Le même jour, non.          | 2011-09
Dans les années 1990, ils négocient. L'année suivante, non.   | 199X
Les 27 pays de l'Union et 20 autres.                          | -
Un prêt, 1990 chars et 1500 hommes.                           | -
L'article 4 du traité, adopté à 14 voix.                      | -
Le 30 février 2011, le 0 mars 2011 et le 32 mars 2011.        | -
Un président de 44 ans, élu pour 5 ans.                       | -
Il y a 999999999 ans, il y a 999999999999 jours.              | -
"""
FINER_POINTS = """
En grève depuis lundi.                                        | 2011-11-21/..
En grève depuis hier.                                         | 2011-11-23/..
En grève depuis trois jours.                                  | 2011-11-21/..
En guerre depuis dix ans.                                     | 2001/..
Ils étaient alliés avant 1914.                                | ../1914
Ils étaient alliés après 1945.                                | 1945/..
Ils doivent désarmer d'ici 2030.                              | ../2030
Au XIXe siècle, ils coopéraient.                              | 18XX
Du 28 février au 3 mars 2011, ils négocient.                  | 2011-02-28/2011-03-03
Du 24 octobre 1973 au 18 janvier 1974, ils négocient.         | 1973-10-24/1974-01-18
De mars à mai 2020, ils négocient.                            | 2020-03/2020-05
Entre avril et juin 1994, ils négocient.                      | 1994-04/1994-06
De septembre 2020 à mai 2021, ils négocient.                  | 2020-09/2021-05
Bombardée dans la nuit du 19 au 20 septembre 2011.            | 2011-09-19/2011-09-20
En janvier prochain, ils signent.                             | 2012-01
Ils signent le 3 mars prochain.                               | 2012-03-03
Les 20 et 21 avril prochains, ils signent.                    | 2012-04-20/2012-04-21
Ils ont signé l'été dernier.                                  | 2011-22
Ils ont signé cet été.                                        | 2011-22
Ils signent l'hiver prochain.                                 | 2011-24
Paris a protesté le week-end dernier.                         | 2011-11-19/2011-11-20
Dans trois jours, ils signent.                                | 2011-11-27
Dans deux ans, ils signent.                                   | 2013
Le 20 septembre 2011, ils signent. Une semaine plus tard, non. | 2011-09-20 2011-09-27
Au lendemain du 20 septembre 2011, ils signent.               | 2011-09-21
La veille du 20 septembre 2011, ils signent.                  | 2011-09-19
Trois jours après le 20 septembre 2011, ils signent.          | 2011-09-23
En 1999 et 2004, ils adhèrent.                                | 1999 2004
Le 20/09/2011, ils signent.                                   | 2011-09-20
Le 20.09.2011, ils signent.                                   | 2011-09-20
Au premier trimestre 2011, ils signent.                       | 2011-01/2011-03
Alliés depuis 1920-1921, ils rompent.                         | 1920/1921
Un prêt de 2000 euros et une aide de 1800 soldats.            | -
"""
TABLES = (
    FINER_POINTS, ABSOLUTE, RANGES, WITHOUT_A_YEAR, COUNTED_FROM_TODAY, WEEKDAYS, COUNTED_FROM_ANOTHER_DATE,
    NOTHING_CAN_BE_TOLD,
)  # fmt: skip

IN_ENGLISH = """
Tunis attacked on 20 September 2011.                          | 2011-09-20
It joined on September 20, 2011 and left a day later.         | 2011-09-20 2011-09-21
Yesterday Paris protested, and on Tuesday London did.         | 2011-11-23 2011-11-22
A member since 2004.                                          | 2004/..
On strike since Monday.                                       | 2011-11-21/..
At war since last March.                                      | 2011-03/..
They had been allies until 1991.                              | ../1991
They were allied before 1914 and again after 1945.            | ../1914 1945/..
The talks lasted from 28 February to 3 March 2011.            | 2011-02-28/2011-03-03
The talks lasted from March 3 to April 5, 2011.               | 2011-03-03/2011-04-05
They negotiated from March to May 2020.                       | 2020-03/2020-05
Between April and June 1994 troops were sent.                 | 1994-04/1994-06
Throughout February and March 1917 ships were sunk.           | 1917-02 1917-03
It was between 2014 and 2018.                                 | 2014/2018
They joined in 1999 and 2004.                                 | 1999 2004
The war of 1914 to 1918.                                      | 1914/1918
In the nineteenth century they cooperated.                    | 18XX
In the 19th century they cooperated.                          | 18XX
In the first quarter of 2011 they signed.                     | 2011-01/2011-03
The day after 20 September 2011 they signed.                  | 2011-09-21
Three days after 20 September 2011 they signed.               | 2011-09-23
Two days before 20 September 2011 they signed.                | 2011-09-18
On 20 September 2011 they met. A week later they signed.      | 2011-09-20 2011-09-27
On 20 September 2011 they met. Two weeks earlier, they did not. | 2011-09-20 2011-09-06
Paris protested last weekend.                                 | 2011-11-19/2011-11-20
They sign next January.                                       | 2012-01
They signed last summer.                                      | 2011-22
They sign next winter.                                        | 2011-24
In three days they sign.                                      | 2011-11-27
Within two years they sign.                                   | -
They may march.                                               | -
A loan of 2000 dollars and an army of 1800 men.               | -
"""

# What the text says | when it was published | the dates in it
ACROSS_THE_YEARS = """
Le 28 décembre, ils ont signé.           | 2023-01-03 | 2022-12-28
En décembre, ils ont signé.              | 2023-01-03 | 2022-12
Hier, ils ont signé.                     | 2023-01-01 | 2022-12-31
Hier, ils ont signé.                     | 2024-03-01 | 2024-02-29
Avant-hier, ils ont signé.               | 2023-03-01 | 2023-02-27
Ils ont signé la semaine dernière.       | 2023-01-03 | 2022-12-26/2023-01-01
Ils ont signé le mois dernier.           | 2023-01-15 | 2022-12
Il y a deux mois, ils ont signé.         | 2023-01-15 | 2022-11
Ils signent le mois prochain.            | 2022-12-31 | 2023-01
Dans la nuit de lundi à mardi.           | 2011-09-20 | 2011-09-19/2011-09-20
Dans la nuit de samedi à dimanche.       | 2023-01-01 | 2022-12-31/2023-01-01
Le 3 janvier, ils se voient.             | 2022-12-27 | 2023-01-03
Le 3 janvier, ils se sont vus.           | 2022-06-27 | 2022-01-03
Le 20 septembre 2011, ils ont signé.     | -          | 2011-09-20
Le 20 septembre, ils ont signé.          | -          | -
Hier, lundi et la semaine dernière.      | -          | -
"""
LOOKING_AHEAD = """
Ils signeront le 20 décembre.            | 2011-11-24 | 2011-12-20
Ils signeront le 3 mars.                 | 2011-11-24 | 2012-03-03
Ils signeront en janvier.                | 2011-11-24 | 2012-01
Ils signeront lundi.                     | 2011-11-24 | 2011-11-28
Ils signeront vendredi.                  | 2011-11-24 | 2011-11-25
Ils signeront demain.                    | 2011-12-31 | 2012-01-01
"""


def lines(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def dates(text: str, published: str, *, future: bool = False, language: str = "fr") -> str:
    """The dates that a text tells, in the order of the text."""
    flat, words = plain(text), lexicon(language)
    calendar = Calendar(words, None if published == "-" else date.fromisoformat(published))
    return (
        " ".join(time.edtf for time in calendar.resolve(expressions(flat, words, 0, len(flat)), future=future)) or "-"
    )


@pytest.mark.parametrize(("text", "told"), [line for table in TABLES for line in lines(table)])
def test_what_a_text_of_thursday_24_november_2011_tells(text: str, told: str) -> None:
    assert dates(text, THURSDAY) == told


@pytest.mark.parametrize(("text", "told"), lines(IN_ENGLISH))
def test_what_an_english_text_of_that_thursday_tells(text: str, told: str) -> None:
    assert dates(text, THURSDAY, language="en") == told


@pytest.mark.parametrize(("text", "published", "told"), lines(ACROSS_THE_YEARS))
def test_the_day_of_publication_decides(text: str, published: str, told: str) -> None:
    assert dates(text, published) == told


@pytest.mark.parametrize(("text", "published", "told"), lines(LOOKING_AHEAD))
def test_a_text_may_look_ahead(text: str, published: str, told: str) -> None:
    assert dates(text, published, future=True) == told


def test_figures_of_another_script_are_figures() -> None:
    assert dates("Le ١٣ septembre 20٢١, puis de 19١4 à 19١8.", THURSDAY) == "2021-09-13 1914/1918"


def test_what_lies_behind_a_date_of_the_same_sentence_is_background() -> None:
    words, text = (
        lexicon("fr"),
        "En 1912, Sofia, qui a rompu en 1908, attaque. Le 13 mars, non. Un an plus tard, si.",
    )
    told = Calendar(words, date(1998, 5, 30), year=1912).resolve(expressions(text, words, 0, len(text)))
    assert [time.edtf for time in told] == ["1912", "1908", "1912-03-13", "1913"]


def test_what_stands_aside_or_tells_which_pact_is_meant_takes_no_paragraph_to_its_year() -> None:
    words, text = lexicon("fr"), "Le pacte de 1954 vaut. Oslo, liée en 1944, refuse. En février, rien."
    found = expressions(text, words, 0, len(text))
    told = Calendar(words, date(1999, 4, 5)).resolve(found, aside=found[1:2])
    assert [time.edtf for time in told] == ["1954", "1944", "1999-02"]


def test_history_counts_from_the_year_it_tells_of_not_from_the_day_it_was_written() -> None:
    words, text = lexicon("fr"), "Le 28 juin, l'archiduc est tué. Le 3 janvier, rien."
    told = Calendar(words, date(2014, 6, 28), year=1914).resolve(expressions(text, words, 0, len(text)))
    assert [time.edtf for time in told] == ["1914-06-28", "1914-01-03"]


def test_only_a_stretch_of_a_text_is_searched() -> None:
    text = "Lundi, puis mardi, puis mercredi."
    found = expressions(text, lexicon("fr"), 7, 20)
    assert [text[each.start : each.end] for each in found] == ["mardi"]


def test_a_date_in_the_name_of_a_treaty_is_no_date_of_an_event() -> None:
    text = "Le traité de 1904 est rompu en 2019."
    found = outside(expressions(text, lexicon("fr"), 0, len(text)), [Mention(3, 17, ("t",), "Treaty", "text")])
    assert [text[each.start : each.end] for each in found] == ["en 2019"]


# Pieces that patterns are made of, so that any order of them comes close to one.
PIECES = [
    "le ", "du ", "en ", "depuis ", "dans ", "la nuit de ", "entre ", "il y a ", "1er ", "13 ", "00 ", "31 ", "99 ",
    "et ", "au ", "à ", "-", ", ", "mars ", "février ", "août ", "lundi ", "dimanche ", "dernier ", "prochain ", "1914",
    "1500", "2099", "2022 ", "années ", "été ", "hiver ", "hier", "la veille ", "le lendemain ", "trois ", "jours ",
    "ans ", "mois ", "plus tard ", "99999999 ", "l'année suivante ", "le mois suivant ", "٣", "²", "ſept ", "\ud800",
    "\0", "\n", ".", "(", ")",
]  # fmt: skip
ANY_TEXT = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=14).map("".join)
ANY_DAY = st.none() | st.sampled_from([date.min, date.max, date(2024, 2, 29), date(2022, 12, 31)]) | st.dates()


@given(ANY_TEXT, ANY_DAY, st.none() | st.integers(0, 9999), st.booleans())
@settings(max_examples=1500, deadline=None, derandomize=True)
def test_of_any_text_expressions_never_overlap_and_every_date_is_edtf(
    text: str, published: date | None, year: int | None, future: bool
) -> None:
    words, flat = lexicon("fr"), plain(text)
    found = expressions(flat, words, 0, len(flat))
    places = [place for each in found for place in (each.start, each.end)]
    assert places == sorted(places)
    assert all(each.start < each.end <= len(text) for each in found)
    for time in Calendar(words, published, year=year).resolve(found, future=future):
        interval(time.edtf)  # raises BadDate for what is no EDTF


def test_thousands_of_dates_in_a_paragraph_take_no_time_to_speak_of() -> None:
    began = process_time()
    assert len(expressions("mardi " * 3000, lexicon("fr"), 0, 18_000)) == 3000
    assert process_time() - began < 3
