"""First stage, coordination: a list of names becomes one mention, which a parser cannot take apart wrongly.

« l'Arménie, la Russie et le Tadjikistan » is shown to the parser as one plural name. Settings of the lexicon say what
joins and what may stand before each name: classes `and`, `determiners`, `repeated_prepositions`, `verb_openers`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from foedus.graph.names import fold
from foedus.loaders.lexicon import Lexicon
from foedus.loaders.words import Mention, Token

_FEW = 2
_OPENING = (",", "(", "-", ":")
_NEAR = 4  # words before a body's name, with what its members are called


def listed(part: Sequence[Token], mentions: Sequence[Mention], words: Lexicon) -> list[Mention]:
    """The mentions of a paragraph, those that are coordinated joined to one that means them all."""
    joined: list[Mention] = []
    waiting = list(mentions)
    places = {token.start: i for i, token in enumerate(part)}
    while waiting:
        group = [waiting.pop(0)]
        while waiting and _joins(part, places, group, waiting[0], words):
            group.append(waiting.pop(0))
        if waiting and _begins_members(part, places, group, waiting[0], words):
            group = [_without_members(part, places, group[0], words)]
        joined += _whole(part, places, group, words)
    return joined


def _joins(
    part: Sequence[Token], places: dict[int, int], group: Sequence[Mention], after: Mention, words: Lexicon
) -> bool:
    before = group[-1]
    if (before.role == "demonym") != (after.role == "demonym") or "Treaty" in (before.kind, after.kind):
        return False
    if (before.kind == "Leader") != (after.kind == "Leader") or _begins_members(part, places, group, after, words):
        return False
    between = [fold(t.text) or t.text for t in part if before.end <= t.start < after.start]
    first = _before(part, places, group[0], words)
    kept = [word for word in between if word not in words.classes["determiners"]]
    prepositions = [word for word in kept if word in words.classes["repeated_prepositions"]]
    joints = [word for word in kept if word not in words.classes["repeated_prepositions"]]
    if (
        not joints
        or len(joints) > _FEW
        or words.has("never_joins_alone", joints[0])
        or not all(w == "," or w in words.classes["and"] for w in joints)
    ):
        return False
    return len(prepositions) <= 1 and bool(prepositions) == first


def _begins_members(
    part: Sequence[Token], places: dict[int, int], group: Sequence[Mention], after: Mention, words: Lexicon
) -> bool:
    """« cinq pays de l'OTAN, A, B et C »: behind a body whose members are spoken of, their names begin."""
    if len(group) > 1 or group[0].kind not in ("Alliance", "Organization") or after.kind != "State":
        return False
    between = [t.text for t in part if group[0].end <= t.start < after.start]
    if not between or between[0] not in _OPENING:
        return False
    begin = places[group[0].start]
    before = [fold(t.text) for t in part[max(begin - _NEAR, 0) : begin + 1]]
    if _is_members(before[-1], words):
        return True
    linked = words.classes["determiners"] | words.classes["of"]
    kept = [word for word in before[:-1] if word not in linked]
    return bool(kept) and len(before) > 1 and before[-2] in linked and _is_members(kept[-1], words)


def _is_members(word: str, words: Lexicon) -> bool:
    return any(words.has("members", word.removesuffix(end)) for end in ("", *words.settings["plurals"]))


def _without_members(part: Sequence[Token], places: dict[int, int], body: Mention, words: Lexicon) -> Mention:
    """« pays du pacte de Varsovie » where that is a name of the body: its name without its members."""
    begin = places[body.start]
    if not _is_members(fold(part[begin].text), words):
        return body
    linked = words.classes["determiners"] | words.classes["of"]
    rest = (t for t in part[begin + 1 :] if t.end <= body.end and fold(t.text) not in linked)
    return replace(body, start=next((t.start for t in rest), body.start))


def _before(part: Sequence[Token], places: dict[int, int], mention: Mention, words: Lexicon) -> bool:
    """Whether a preposition that lists repeat stands before a mention."""
    i = places[mention.start] - 1
    while i >= 0 and fold(part[i].text) in words.classes["determiners"]:
        i -= 1
    return i >= 0 and fold(part[i].text) in words.classes["repeated_prepositions"]


def _whole(part: Sequence[Token], places: dict[int, int], group: list[Mention], words: Lexicon) -> list[Mention]:
    """The group as one mention where it is a list; commas alone make none, nor does a name that begins a clause."""
    apart: list[Mention] = []
    partners = _with_partners(part, group[-1].end, words) > group[-1].end
    while len(group) > 1 and not partners and not _ends_list(part, places, group, words):
        apart.insert(0, group.pop())
    if len(group) == 1:
        return [*group, *apart]
    if len(group) > _FEW and (_opens_apart(part, places, group, words) or _acts_behind(part, places, group, words)):
        return [group[0], *_whole(part, places, [*group[1:], *apart], words)]
    nodes = dict.fromkeys(node for mention in group for node in mention.nodes)
    role = "demonym" if group[0].role == "demonym" else "list"
    return [
        Mention(group[0].start, _with_partners(part, group[-1].end, words), tuple(nodes), group[0].kind, role),
        *apart,
    ]


def _opens_apart(part: Sequence[Token], places: dict[int, int], group: Sequence[Mention], words: Lexicon) -> bool:
    """« At the request of A, B and C sent troops »: behind a preposition of several words that opens a sentence, the
    first name is none of the list that acts."""
    first = places[group[0].start]
    begin = next((i + 1 for i in range(first - 1, -1, -1) if part[i].text in (".", "?", "!", ":")), 0)
    opening = [fold(t.text) for t in part[begin:first]]
    while opening and opening[-1] in words.classes["determiners"]:
        opening.pop()
    after = next((t.text for t in part if t.start >= group[-1].end), "")
    between = [t.text for t in part if group[0].end <= t.start < group[1].start and t.text.isalpha()]
    joined = any(fold(text) in words.classes["and"] for text in between)
    return " ".join(opening) in words.settings.get("compound_prepositions", ()) and after.isalpha() and not joined


def _acts_behind(part: Sequence[Token], places: dict[int, int], group: Sequence[Mention], words: Lexicon) -> bool:
    """« Après la paix avec A, B et C attaquèrent … »: behind a preposition and before the first verb of the sentence,
    one for several, the first name is none of those that act."""
    first = places[group[0].start]
    begin = next((i + 1 for i in range(first - 1, -1, -1) if part[i].text in (".", "?", "!", ":", ";")), 0)
    opening = [t.text.lower() for t in part[begin:first]]
    while opening and opening[-1] in words.classes["determiners"]:
        opening.pop()
    after = next((t.text.lower() for t in part if t.start >= group[-1].end), "")
    form = words.forms.get(after)
    several = bool(form and form.person == "3p" and form.tense not in ("part", "ger")) or words.has(
        "several_act", after
    )
    verbs = [w for w in opening if w in words.forms and words.forms[w].tense not in ("part", "ger")]
    told = any(not words.has("also_nouns", w) for w in verbs)
    behind = bool(opening) and (words.has("sharing", opening[-1]) or opening[-1] in words.settings["prepositions"])
    return several and behind and not told


def _ends_list(part: Sequence[Token], places: dict[int, int], group: Sequence[Mention], words: Lexicon) -> bool:
    last, before = group[-1], group[-2]
    between = [fold(t.text) for t in part if before.end <= t.start < last.start]
    joined = any(word in words.classes["and"] for word in between)
    if len(group) > _FEW and not joined:  # « A, B, C and the former colonial power D »
        return _goes_on(part, last.end, words)
    if len(group) > _FEW or not joined:
        return joined or _heads_a_line(part, places[group[0].start], last.end, words)
    if any(t.text == "," for t in part if before.end <= t.start < last.start):
        return False
    after = next((t for t in part if t.start >= last.end), None)
    opens = after is not None and fold(after.text) in words.classes["verb_openers"]
    first = places[group[0].start]
    while first > 0 and fold(part[first - 1].text) in words.classes["determiners"]:
        first -= 1
    at_start = (
        first == 0
        or not part[first - 1].text[:1].isalnum()
        or fold(part[first - 1].text) in words.classes["clause_openers"]
        or words.has("both_ends", part[first - 1].text.lower())  # « les pourparlers entre A et B ont … »
    )
    return not opens or at_start


def _heads_a_line(part: Sequence[Token], first: int, end: int, words: Lexicon) -> bool:
    """« Rome, Paris sign pact »: names with nothing but a comma between, at the head of a line and before a verb for
    several."""
    after = next((t.text for t in part if t.start >= end), "")
    return first == 0 and bool(words.settings.get("headline_lists")) and after in words.verbs


def _goes_on(part: Sequence[Token], end: int, words: Lexicon) -> bool:
    """Whether a list goes on behind a place with a conjunction, and a noun phrase with no verb beside the comma."""
    after = [fold(t.text) for t in part if t.start >= end][:2]
    return bool(after) and after[0] in words.classes["and"]


def _with_partners(part: Sequence[Token], end: int, words: Lexicon) -> int:
    """Where a list ends that goes on with nameless ones: « A, B et leurs partenaires européens », « et sept autres
    capitales »."""
    after = [t for t in part if t.start >= end][:6]
    texts = [t.text.lower() for t in after]
    if len(texts) < 3 or texts[0] not in words.classes["and"]:
        return end
    others = next((i for i, text in enumerate(texts[1:4], 1) if words.has("other", text)), 0)
    if others and len(texts) > others + 1 and _is_members(fold(texts[others + 1]), words):
        return after[others + 1].end
    if texts[1] not in words.classes["possessives"]:
        return end
    for token, text in zip(after[2:4], texts[2:4], strict=False):
        for ending in ("", *words.settings["plurals"]):
            if text.endswith(ending) and text.removesuffix(ending) in words.classes["ally_nouns"]:
                return token.end
    return end
