"""What sites put around articles is left out of texts that were copied from them, and the article is not."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedus.graph import Reading
from foedus.loaders.clutter import clutter, without
from foedus.loaders.documents import read_document
from foedus.loaders.opening import extract
from foedus.loaders.sources import Source

PROSE = (
    "Le Pérou a demandé mardi l'aide de l'Organisation des États américains, et son président a accusé l'Équateur "
    "d'avoir violé le traité de Rio, que les deux pays avaient signé en 1942."
)
MORE = (
    "Le Brésil, garant du traité, a reçu les deux ministres dans sa capitale, sans dire si des observateurs seraient "
    "envoyés à la frontière ; l'Argentine a rejeté toute médiation des voisins."
)
# One line each: what is left out wherever it stands.
LEFT_OUT = """
Accueil | Monde | Économie | Sports | Culture
Accueil   Monde   Afrique   Sports   S’abonner à partir de 1 €
Vous êtes ici : Accueil > International > Andes
Monde › Amérique du Sud
Partager   Facebook   X   WhatsApp   Copier le lien
Temps de lecture : 3 min
🔊 Écouter (4 min)  |  Imprimer
À lire aussi : Le Chili envahit le Brésil
>> LIRE AUSSI   Le Chili attaque le Brésil
A LIRE EGALEMENT – Le Chili menace le Brésil
Read more: Chile attacks Brazil
See also: Chile | Brazil | War
[Photo : des soldats chiliens attaquent Lima. © AFP]
Photo : le Chili attaque le Pérou
Des soldats péruviens à la frontière, lundi. © Agence du Sud / D. R.
Le président péruvien accuse Quito devant la presse, à Lima. Jean Martin / AFP
[Légende] Le Chili attaque le Brésil
[PUBLICITÉ – La suite de l’article après cette annonce]
ADVERTISEMENT: Andes Freight - we attack delays! Call now.
Nous utilisons des cookies pour mesurer l'audience. En continuant, vous les acceptez.
We use cookies to improve your experience. Accept all
Recevez chaque matin notre lettre « Le monde en six minutes ». Votre e-mail   OK
Inscrivez-vous à notre newsletter : ________
Cet article est réservé aux abonnés.
Tous droits réservés © 2024 Le Courrier
Home | About us | Contact | Privacy
""".strip().splitlines()
# What looks a little like it and stays.
KEPT = """
À lire aussi ces dépêches de plus près, on comprend que le Pérou a accusé l'Équateur.
La Russie se réserve tous les droits de riposte, a dit Moscou.
Réactions
Le Pérou a partagé la photo des soldats avec ses alliés.
Forum de coopération Asie-Pacifique : Lima rejette l'offre
Le Pérou et la Chine (contact à Lima)
Le ministre a envoyé la lettre adressée à l'Équateur.
Le cabinet dit que des cookies ont été servis aux ministres.
Le Chili, le Brésil, l'Argentine
17 février	Une trêve est signée par le Pérou.
Lima, 3 mars (Reuters) – Le Pérou a attaqué l'Équateur.
Paris, le 3 mars 1995
LIMA, 3 mars (AFP)
""".strip().splitlines()


def left(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in clutter(text)]


@pytest.mark.parametrize("line", LEFT_OUT)
@pytest.mark.parametrize("text", ["{}\n\n" + PROSE, PROSE + "\n{}\n" + MORE, PROSE + "\n\n" + MORE + "\n\n{}"])
def test_a_line_of_the_site_is_left_out(line: str, text: str) -> None:
    assert left(text.format(line)) == [line.strip()]


@pytest.mark.parametrize("line", KEPT)
def test_a_line_of_the_article_stays(line: str) -> None:
    assert left(f"{PROSE}\n\n{line}\n\n{MORE}\n\n{MORE} Fin.") == []


def test_a_list_of_other_articles_is_left_out_to_its_end() -> None:
    text = f"{PROSE}\n\nLES PLUS LUS\n1. Le Chili attaque-t-il le Brésil ?\n2. Basket : la défense de fer\n\n{MORE}"
    assert left(text) == ["LES PLUS LUS", "1. Le Chili attaque-t-il le Brésil ?", "2. Basket : la défense de fer"]
    glued = f"{PROSE}\nLES PLUS LUS\n1. Le Chili attaque le Brésil\n{MORE}"
    assert left(glued) == ["LES PLUS LUS", "1. Le Chili attaque le Brésil"]


def test_teasers_at_the_end_are_left_out_though_they_read_like_an_article() -> None:
    body = "\n\n".join(f"{MORE} C'est le point {number} de ses remarques." for number in "abcd")
    assert left(f"{body}\n\nÀ lire aussi\n\n{PROSE}") == ["À lire aussi", PROSE]
    assert left(f"{body}\n\nÀ lire aussi\n\nLe Chili attaque\n\n{PROSE}\n\n{MORE}") == ["À lire aussi"]


def test_a_paragraph_that_comes_twice_is_read_once() -> None:
    assert left(f"{PROSE}\n\n{MORE}\n\n{PROSE}") == [PROSE]


@pytest.mark.parametrize(
    "border",
    ["© 2024 Le Courrier – Mentions légales – Cookies", "Commentaires (27)", "All rights reserved.", "Leave a comment"],
)
def test_what_stands_below_the_foot_is_left_out(border: str) -> None:
    other = "Le Chili a attaqué le Brésil."
    assert left(f"Titre\n\n{PROSE}\n\n{MORE}\n\n{border}\n\n{other}") == [border, other]
    assert left(f"{border}\n\n{PROSE}\n\n{MORE}")[1:] == []  # at the top it is no end


def test_a_second_article_below_is_left_out_from_its_title_on() -> None:
    second = f"Brasilia sous le choc\nPublié le 3 mars 1995 à 08h00\n\n{PROSE.replace('Pérou', 'Chili')}"
    assert left(f"Titre\nPublié le 2 mars 1995\n\n{PROSE}\n\n{MORE}\n\n{second}") == second.replace("\n\n", "\n").split(
        "\n"
    )


def test_the_entries_of_a_live_page_stay() -> None:
    text = f"{PROSE}\n\n{MORE}\n\nPublié à 14h32\nLe Pérou a rejeté l'offre.\n\nMis à jour à 15h10\n{MORE} Fin."
    assert left(text) == []


def test_it_is_counted_and_leads_to_nothing() -> None:
    line = "À lire aussi : Le Chili attaque le Brésil"
    found = extract("a.txt", f"{PROSE}\n\n{line}\n\n{MORE}".encode())
    assert found.skipped == len(line) and found.seen is not None and len(found.seen) == len(found.text)
    reading = read_document(Source("a.txt", None, {"language": "fr"}), f"{PROSE}\n\n{line}\n\n{MORE}".encode())
    assert isinstance(reading, Reading) and reading.document.skipped == len(line)
    assert not [a for a in reading.assertions if "CHL" in (a.source, a.target)]
    assert [a for a in reading.assertions if a.relation == "requested-aid-from" and a.source == "PER"]


def test_front_matter_is_no_part_of_it() -> None:
    text = f"---\ntitle: Menu | Accueil | Sports\n---\n{PROSE}"
    assert list(clutter(text, text.index(PROSE))) == []


PIECES = st.sampled_from(
    [*LEFT_OUT, *KEPT, PROSE, MORE, "\n", "\n\n", "|", "©", "\r", "[", "_____", " ", "1. ", "LES PLUS LUS"]
)


@given(st.lists(PIECES | st.text(max_size=9), max_size=30).map("".join), st.integers(0, 5))
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_any_text_keeps_its_length_and_its_lines(text: str, start: int) -> None:
    spans = list(clutter(text, start))
    assert all(start <= begin < end <= len(text) for begin, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    seen = without(text, spans)
    assert len(seen) == len(text) and seen.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "piece", ["a", "| ", ", ", "\n", "À lire aussi ", "  x", "[", "_", "©\n", "Le Pérou. ", "1. x\n", "> "]
)
def test_the_time_grows_with_the_length_alone(piece: str) -> None:
    times = []
    for size in (60_000, 480_000):
        text = piece * (size // len(piece))
        before = process_time()
        list(clutter(text))
        times.append(process_time() - before)
    assert times[1] < max(0.4, 40 * times[0])
