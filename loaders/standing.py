"""Who is meant by a noun that stands for an actor: an office, a body, troops, « l'agresseur »."""

from __future__ import annotations

from collections.abc import Callable

from foedus.loaders import groups
from foedus.loaders.clauses import is_verb, verb_slots
from foedus.loaders.described import counterpart, described, is_anothers
from foedus.loaders.nouns import Noun, is_definite, is_ours, is_pointed_at
from foedus.loaders.offices import holders
from foedus.loaders.pairs import number_of, pair
from foedus.loaders.salience import is_called


def _officer(around: Noun) -> list[str]:
    if around.word.pos == "ADJ" and around.word.text.islower():  # « le premier »
        return []
    former = any(
        around.cast.words.has("former", child.lower) for child in around.sentence.children(around.word, "amod")
    )
    if former:
        return described(around) if around.cast.words.has("person_nouns", around.word.lemma) else []
    if several := pair(around, persons=True):
        return several
    owning = around.owners()
    if is_called(around.sentence, around.word, around.cast.words):
        return [state for node in owning if (state := around.cast.state_of(node)) and around.cast.is_a(state, "State")]
    if not owning and is_ours(around.sentence, around.word, around.cast):
        return []  # « notre président », and nobody can tell who we are
    found = holders(around.sentence, around.word, owning, around.cast) or groups.by_title(around)
    if not found and around.word.morph.get("Number") == "Plur":  # « Niger's coup leaders », unnamed
        return [state for node in owning if (state := around.cast.state_of(node)) and around.cast.is_a(state, "State")]
    if not found and not owning and around.cast.words.has("person_nouns", around.word.lemma):
        return described(around)
    return found


def _counterpart(around: Noun) -> list[str]:
    if is_anothers(around):
        return counterpart(around)
    if around.cast.words.has("office_nouns", around.word.lemma):
        return _officer(around)
    return around.adjectives() or described(around)


def _is_body(around: Noun) -> bool:
    """« les hommes de X », « le médiateur de X »: a noun that also stands for whose it is."""
    return around.cast.words.has("stands_for", around.word.lemma)


def _is_colonial(around: Noun) -> bool:
    """« la métropole », « le colonisateur », « la puissance coloniale »."""
    words = around.cast.words
    beside = around.sentence.children(around.word, "amod", "compound")
    adjective = any(words.has("colonial", child.lemma) or words.has("colonial", child.lower) for child in beside)
    powers = words.has("colonial_powers", around.word.lemma) and adjective
    return powers or words.has("colonisers", around.word.lemma)


def _nationals(around: Noun) -> list[str]:
    if _is_colonial(around) and not around.owners():
        return groups.former_ruler(around)
    found = around.listed() or around.owners() or groups.named_body(around) or pair(around)
    if around.cast.words.has("state_bodies", around.word.lemma):  # « the government of X » is no person
        found = [around.cast.state_of(node) or node for node in found]
    if around.cast.words.has("officials", around.word.lemma):
        around.cast.official = found or around.cast.official
        known = is_definite(around.sentence, around.word, around.cast)
        found = around.cast.official if known else found
    if around.cast.words.is_a(around.word.lemma, "troops"):
        pointed = not found and is_pointed_at(around.sentence, around.word, around.cast)
        around.cast.troops = found or around.cast.troops
        found = around.cast.troops if pointed else found
    if not found and around.cast.words.has("state_bodies", around.word.lemma):
        found = groups.set_in(around)
    if found := _same_body(around, found):
        return found
    if around.cast.words.has("state_bodies", around.word.lemma) and (seat := _seat(around)):
        return seat
    if issued := _issuer(around):
        return issued
    body = around.cast.words.has("state_bodies", around.word.lemma)
    return groups.acting_state(around) if body and is_definite(around.sentence, around.word, around.cast) else []


def _same_body(around: Noun, found: list[str]) -> list[str]:
    """« la junte » without an owner: that of the state whose it was when it was named last; « les militaires » are
    those who were told to have taken power."""
    cast, noun = around.cast, around.word.lemma
    if not cast.words.has("state_bodies", noun) and not cast.words.has("rulers", noun):
        return found
    key = "rulers" if cast.words.has("rulers", noun) else noun
    if found:
        if cast.words.has("state_bodies", noun):
            cast.bodies[key] = found
        return found
    known = is_definite(around.sentence, around.word, cast)
    if known and key == "rulers" and cast.words.has("state_bodies", noun):
        cast.bodies.setdefault(key, groups.called_so(noun, cast) or groups.foremost_state(cast))
    return [node for node in cast.bodies.get(key, ()) if known and node not in cast.sought.but]


def _issuer(around: Noun) -> list[str]:
    """« X issued a statement condemning … », « X sent troops that … »: whose the text is, or the troops are."""
    verb, words = around.sentence.head(around.word), around.cast.words
    sent = words.has("troops", around.word.lemma) and words.has("sending", verb.lemma)
    if not (words.has("texts", around.word.lemma) or sent) or not is_verb(verb) or around.word.relation == "nsubj":
        return []
    subjects = [w for slot, w in verb_slots(around.sentence, verb, around.cast.words) if slot == "subj"]
    return [node for word in subjects if word is not around.word for node in around.refer(word)]


def _seat(around: Noun) -> list[str]:
    """« the government in X »: the state named right behind, whatever the parser hung it on."""
    after = around.sentence.words[around.word.i + 1 : around.word.i + 3]
    places = around.cast.words.classes["prepositions_of_place"]
    if len(after) < 2 or after[0].lower not in places or not after[1].mention or after[1].mention.kind != "State":
        return []
    return list(after[1].mention.nodes)


def _by_deed(around: Noun) -> list[str]:
    """« l'agresseur »: who attacked somebody last, or was attacked."""
    cast = around.cast
    if found := around.listed() or around.adjectives():
        return found
    if not is_definite(around.sentence, around.word, cast):
        return []
    suffered = cast.words.has("victim_nouns", around.word.lemma)
    found = cast.memory.victim("") if suffered else cast.memory.intruder("")
    return found if number_of(around) in (0, len(found)) else []  # « les quatre vainqueurs »


def _addressed(around: Noun) -> list[str]:
    """« A accuse B …, ce que l'intéressé nie »: whoever was just asked, accused or threatened."""
    bare = not around.sentence.children(around.word, "nmod", "amod", "acl")
    asked = around.cast.memory.asked() if bare and is_definite(around.sentence, around.word, around.cast) else []
    return [node for node in dict.fromkeys(asked) if node not in around.cast.sought.but]


def _signatory(around: Noun) -> list[str]:
    """« l'autre signataire », « les signataires »: the few parties of the treaty named last that the text names, but
    for the one that was just told to have done something with it."""
    cast, word = around.cast, around.word
    fused = word.morph.get("Number") == "Plur" and around.sentence.children(word, "case")  # « auprès des signataires »
    if around.owners() or not (fused or is_definite(around.sentence, word, cast)):
        return []
    treaty = cast.latest_treaty(word.start)
    known = [node for each in treaty for node in cast.parties.get(each) or cast.names.parties(each)]
    parties = [node for node in known if node in cast.weights] or (cast.memory.parties("") if treaty else [])
    other = any(cast.words.has("other", child.lower) for child in around.sentence.children(word, "amod", "det"))
    acting = {told.source_state for told in cast.memory.latest()} if other else set()
    rest = [node for node in parties if node not in acting]
    plural = word.morph.get("Number") == "Plur"
    return rest if plural or len(rest) == 1 else []


def _assembly(around: Noun) -> list[str]:
    """« Le Sommet de l'alliance », and from then on « le Sommet »; else the bodies that the heading names as those who
    assembled."""
    cast = around.cast
    owning = around.owners()
    if bodies := [node for node in owning if cast.is_a(node, "Alliance", "Organization")]:
        cast.assembled = bodies
        return bodies
    bare = not owning and not around.sentence.children(around.word, "nmod", "amod")
    return cast.assembled if bare and is_definite(around.sentence, around.word, cast) else []


def _tenant(around: Noun) -> list[str]:
    """« le maître du Kremlin », « l'hôte de l'Élysée »: the state of the seat that somebody holds; a guest of a whole
    capital may be anybody's."""
    guest = around.cast.words.has("counterpart_nouns", around.word.lemma)
    roles = ("seat",) if guest else ("seat", "capital")
    behind = [c.mention for c in around.sentence.children(around.word, "nmod") if c.mention]
    found = [node for mention in behind if mention.role in roles for node in mention.nodes]
    return found or (_counterpart(around) if guest else around.adjectives())


def _met(around: Noun) -> list[str]:
    meets = around.cast.words.has("meeting_nouns", around.word.lemma)
    return _nationals(around) or groups.meeting(around) if meets else []


MEANINGS: dict[str, Callable[[Noun], list[str]]] = {
    "intruder_nouns": _by_deed,
    "victim_nouns": _by_deed,
    "tenant_nouns": _tenant,
    "counterpart_nouns": _counterpart,
    "signatory_nouns": _signatory,
    "addressed_nouns": _addressed,
    "office_nouns": _officer,
    "country_nouns": groups.country,
    "group_nouns": groups.group,
    "ally_nouns": groups.ally,
    "assembly_nouns": lambda around: _assembly(around) or _met(around),
    "meeting_nouns": _met,
    "pair_nouns": lambda around: _nationals(around) or pair(around),
    "person_nouns": lambda around: (_nationals(around) if _is_body(around) else []) or described(around),
    "stands_for": _nationals,
}
