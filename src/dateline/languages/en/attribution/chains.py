"""Chains of sources: who tells whom, who cites whom, and whom a pronoun or a short form means."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from spacy.tokens import Token

from dateline.knowledge.names import fold
from dateline.languages.en.attribution.parts import Draft, Range, goes_on_from
from dateline.languages.en.attribution.source_names import ORGANISATIONS, Named, is_outlet, name_source, tail_name
from dateline.languages.en.attribution.source_words import DOCUMENTS, HEADWORDS, PUBLISHING, SPEECH_EVENTS, WITNESSES
from dateline.languages.en.parse import Parsed
from dateline.model import SourceLink

_CITING = frozenset({"cite", "quote"})
_PERSONAL = frozenset({"he", "she", "him", "her"})
_PLURAL = frozenset({"they", "them"})
_FIRST = frozenset({"we", "i", "us", "me"})
_OF_STATE = frozenset({"army", "government", "military", "ministry", "police"})
_IRREGULAR = {"armed-group", "fighters"}
_KINDS = {
    "monitor": frozenset(
        {"monitor", "monitors", "watchdog", "monitoring", "group", "organisation", "organization", "ngo"}
    ),
    "agency": frozenset({"agency", "outlet"}),
    "outlet": frozenset(
        {"channel", "newspaper", "network", "station", "website", "daily", "broadcaster", "outlet", "agency"}
    ),
    "armed-group": frozenset(
        {"group", "militants", "jihadists", "organisation", "organization", "movement", "militia"}
    ),
    "force": frozenset({"army", "coalition", "force", "forces", "military"}),
    "alliance": frozenset({"alliance", "coalition"}),
    "office": frozenset({"ministry", "government", "department", "office"}),
    "organisation": frozenset(
        {"group", "organisation", "organization", "ngo", "body", "charity", "agency", "center", "centre"}
    ),
}


class Cast:
    """Those whom a report has named so far: what pronouns and short forms are looked up in."""

    def __init__(self, parsed: Parsed, coreference: bool = True) -> None:
        self.parsed = parsed
        self.coreference = coreference
        self.spoken: list[tuple[int, Named]] = []
        self._persons = _people(parsed)
        self._full = _full_names(parsed, self._persons)
        self._monitors = {e.name for hit in parsed.hits.values() for e in hit.entries if e.kind == "monitor"}

    def resolve(self, head: Token, source: Range | None = None, floor: int = 0) -> tuple[Named, bool]:
        """Return who a source's words mean, and whether that was looked up rather than said."""
        named = name_source(self.parsed, head, 0, floor)
        if named.kind != "person" and source is not None:
            named = tail_name(self.parsed, *source) or named
        found = self._resolve(named, head) if self.coreference else None
        if found is not None:
            return replace(found, span=named.span), found.name != named.name
        return named, False

    def _resolve(self, named: Named, head: Token) -> Named | None:
        if named.kind == "pronoun":
            return self._pronoun(named, head.i)
        if named.kind in ("person", "organisation") and not named.known:
            return self._fuller(named)
        if named.kind in ("group", "document"):
            return self._definite(named, head)
        return None

    def _pronoun(self, named: Named, at: int) -> Named | None:
        word = named.name.lower()
        if word in _FIRST:
            return None
        if word in _PERSONAL:
            person = next((n for i, n in reversed(self.spoken) if i < at and n.kind == "person"), None)
            if person is None:
                person = next((n for i, n in reversed(self._persons) if i < at), None)
            return person or self._last(at, lambda n: not n.plural)
        if word in _PLURAL:
            return self._last(at, lambda n: n.plural) or self._last(at, lambda n: n.kind != "person")
        known = self._last(at, lambda n: n.kind in ("organisation", "place"))
        return known or self._last(at, lambda n: n.kind in ("document", "group") and not n.plural)

    def _last(self, at: int, fits: Callable[[Named], bool]) -> Named | None:
        return next((n for i, n in reversed(self.spoken) if i < at and fits(n)), None)

    def _fuller(self, named: Named) -> Named | None:
        full = self._full.get(fold(named.name))
        if full is None and " " not in named.name:
            short = fold(named.name)
            full = next(
                (n.name for _, n in reversed(self.spoken) if " " in n.name and fold(n.name).split()[-1] == short), None
            )
        return Named(named.span, full, named.kind, named.plural, True) if full else None

    def _definite(self, named: Named, head: Token) -> Named | None:
        """Look up "the group", "the monitor", "a monitoring group": a word of kind for somebody named."""
        words = fold(named.name).split()
        last = words[-1].replace("center", "centre") if words else ""
        start = max(0, self.parsed.tokens(named.span).start - 1)
        determiner = self.parsed.doc[start]
        if ("monitor" in words or "monitoring" in words or "monitors" in words) and len(self._monitors) == 1:
            return Named(named.span, next(iter(self._monitors)), "organisation", False, True)
        if determiner.lower_ not in ("the", "this", "that", "its", "his", "their") or len(words) > 2:
            return None
        if len(words) == 2 and words[0] not in (
            "terrorist",
            "militant",
            "jihadist",
            "extremist",
            "rebel",
            "media",
            "news",
            "monitoring",
            "rights",
            "same",
        ):
            return None
        kinds = {kind for kind, nouns in _KINDS.items() if last in nouns}
        for i, earlier in reversed(self.spoken):
            if i >= head.i:
                continue
            if last in _OF_STATE and self._is(earlier, _IRREGULAR):
                continue  # "the army" is not the National Liberation Army
            if last in fold(earlier.name).replace("center", "centre").split() or (
                earlier.kind == "organisation" and earlier.known and self._is(earlier, kinds)
            ):
                return earlier
        if kinds:
            named_so = [h for i, h in sorted(self.parsed.hits.items(), reverse=True) if i < head.i]
            for hit in named_so:  # of two alliances, "the coalition" is the one that is called so
                entry = hit.entries[0]
                if last in _OF_STATE and entry.kind in _IRREGULAR:
                    continue
                if entry.kind in ORGANISATIONS and last in fold(entry.name).replace("center", "centre").split():
                    return Named(named.span, entry.name, "organisation", False, True)
            for i in sorted((i for i in self.parsed.hits if i < head.i), reverse=True):
                entry = self.parsed.hits[i].entries[0]
                if entry.kind in kinds and entry.kind in ORGANISATIONS:
                    return Named(named.span, entry.name, "organisation", False, True)
        if last in DOCUMENTS:
            return self._last(head.i, lambda n: n.kind in ("organisation", "person"))
        return None

    def _is(self, named: Named, kinds: set[str]) -> bool:
        if not kinds:
            return False
        return any(e.kind in kinds and e.name == named.name for hit in self.parsed.hits.values() for e in hit.entries)


def _people(parsed: Parsed) -> list[tuple[int, Named]]:
    out = []
    for ent in parsed.doc.ents:
        if ent.label_ == "PERSON" and ent.start not in parsed.hits:
            named = name_source(parsed, ent.root)
            if named.kind == "person":
                out.append((ent.start, named))
    for i, hit in parsed.hits.items():
        if any(entry.kind == "person" for entry in hit.entries):
            out.append((i, Named(hit.span, hit.entries[0].name, "person", False, True)))
    return sorted(out, key=lambda row: row[0])


def _full_names(parsed: Parsed, persons: list[tuple[int, Named]]) -> dict[str, str]:
    """Return short forms (a surname, a word of an organisation's name, its initials) with the full name."""
    table: dict[str, str] = {}
    for _, named in persons:
        words = fold(named.name).split()
        if len(words) > 1:
            table.setdefault(words[-1], named.name)
    names = [
        (entry.name, entry.kind)
        for hit in parsed.hits.values()
        for entry in hit.entries[:1]
        if entry.kind in ORGANISATIONS
    ]
    names += [
        (" ".join(parsed.text[parsed.starts[e.start] : parsed.ends[e.end - 1]].split()), "organisation")
        for e in parsed.doc.ents
        if e.label_ == "ORG" and e.end - e.start > 2 and e.start not in parsed.hits
    ]
    for name, kind in names:
        bare = name[4:] if name.lower().startswith("the ") else name
        words = [w for w in bare.split() if w[:1].isupper()]
        if len(words) < 2:
            continue
        initials = "".join(w[0] for w in words)
        if len(initials) > 2:
            table.setdefault(initials.lower(), bare)
        for word in words:
            if word.lower() in HEADWORDS and not (word.lower() in _OF_STATE and kind in _IRREGULAR):
                table.setdefault(word.lower(), bare)
                table.setdefault(" ".join(words[words.index(word) :]).lower(), bare)
    return table


def tie(parsed: Parsed, draft: Draft) -> None:
    """Find the outlets that a source told and the sources that it cites, and put them into the draft."""
    verb = parsed.doc[draft.at]
    if verb.pos_ in ("VERB", "AUX"):
        draft.near.extend(_told(parsed, verb))
        _cited(draft, verb)
    if draft.heads:
        head = draft.heads[-1]
        for child in head.children:
            if child.dep_ == "acl" and child.lemma_ in _CITING:
                draft.far.extend(_objects(child))
    if draft.rule.startswith("phrase:"):
        for child in verb.children:
            if child.dep_ == "pcomp" and child.lemma_ in _CITING:
                draft.far.extend(_objects(child))


def _objects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ == "dobj"][:1]


def _told(parsed: Parsed, verb: Token) -> Iterable[Token]:
    """Yield the outlets to which a source spoke: told AFP, said to AFP, in a statement published by AFP, via Amaq."""
    family = [verb]
    if verb.dep_ == "xcomp" and verb.head.pos_ == "VERB":
        family.append(verb.head)
    family += [c for c in verb.children if c.dep_ == "advcl" and c.lemma_ in ("tell", "speak", "talk")]
    family += [above for above in (goes_on_from(verb),) if above is not None]
    for token in family:
        for child in token.children:
            if child.dep_ in ("dobj", "dative") and token.lemma_ in ("tell", "inform"):
                heard = _outlet_of(parsed, child)
                if heard is not None:
                    yield heard
    found = set()
    aside = (c for t in verb.children if t.dep_ in SUBJECTS_ or t in family for c in t.children)
    for start in (*verb.children, *aside):
        if start.dep_ in ("ccomp", "nsubj", "nsubjpass"):
            continue
        for token in _near_preps(start):
            for child in token.children:
                heard = _outlet_of(parsed, child) if child.dep_ == "pobj" else None
                if heard is not None and heard.i not in found:
                    found.add(heard.i)
                    yield heard


def _outlet_of(parsed: Parsed, listener: Token) -> Token | None:
    """Return the outlet that somebody spoke to, itself or through its reporter ("told a Reuters reporter")."""
    if is_outlet(parsed, listener):
        return listener
    if listener.lemma_.lower() not in WITNESSES:
        return None
    return next((c for c in listener.children if c.dep_ in ("compound", "nmod", "poss") and is_outlet(parsed, c)), None)


SUBJECTS_ = frozenset({"nsubj"})


def _near_preps(token: Token) -> list[Token]:
    """Return the prepositions that may lead to an outlet spoken to: to, via, and those of "in a statement ..."."""
    if token.dep_ not in ("prep", "dative", "agent", "dobj"):
        return []
    if token.lower_ in ("to", "via", "through") and token.dep_ in ("prep", "dative"):
        return [token]
    out = []
    nouns = [token] if token.dep_ == "dobj" else [c for c in token.children if c.dep_ == "pobj"]
    for noun in nouns:
        if noun.lemma_.lower() not in SPEECH_EVENTS and token.lower_ not in ("in", "on", "for"):
            if token.dep_ == "dobj":
                out += [c for c in noun.children if c.dep_ == "prep" and c.lower_ in ("to", "via", "through")]
                stated = [c for c in noun.children if c.dep_ == "prep" and c.lower_ == "in"]
                out += [p for c in stated for p in _near_preps(c)]  # "claimed the attack in a statement carried by"
                out += [
                    d
                    for c in noun.children
                    if c.dep_ == "prep" and c.lower_ == "for"
                    for p in c.children
                    if p.dep_ == "pobj"
                    for d in p.children
                    if d.dep_ == "prep" and d.lower_ in ("via", "through")
                ]
            continue
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in ("to", "with", "via", "through", "on"):
                out.append(child)
            elif child.dep_ == "acl" and child.lemma_ in PUBLISHING:
                out += [
                    c
                    for c in child.children
                    if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ in ("by", "on", "via"))
                ]
    return out


def _cited(draft: Draft, verb: Token) -> None:
    """Add the sources cited: "said, citing the ministry", "quoted X as saying"."""
    for child in verb.children:
        if child.i > verb.i and child.tag_ == "VBG" and child.lemma_ in _CITING:
            draft.far.extend(_objects(child))
    above = verb.head
    if verb.dep_ == "pcomp" and above.dep_ == "prep" and above.head.lemma_ in _CITING:
        quoting = above.head
        subject = next((c for c in quoting.children if c.dep_ == "nsubj"), None)
        agent = next((c for c in quoting.children if c.dep_ == "agent"), None)
        teller = subject or (next((c for c in agent.children if c.dep_ == "pobj"), None) if agent is not None else None)
        if teller is not None:
            draft.near.append(teller)


def link(
    parsed: Parsed, cast: Cast, heads: Sequence[Token], source: Range | None = None, floor: int = 0
) -> list[tuple[SourceLink, bool]]:
    """Return a link for each source, with whether its name had to be looked up; each is remembered for what follows."""
    out = []
    for head in heads:
        named, looked_up = cast.resolve(head, source if len(heads) == 1 else None, floor)
        name = named.name if looked_up else _without_capital(parsed, named)
        cast.spoken.append((head.i, replace(named, name=name)))
        out.append((SourceLink(named.span, name), looked_up))
    return out


def _without_capital(parsed: Parsed, named: Named) -> str:
    """Return a description without the capital that only its place at the start of a sentence gives it."""
    tokens = parsed.tokens(named.span)
    first = parsed.doc[tokens[0]] if len(tokens) else None
    plain = first is not None and first.is_sent_start and first.tag_ in ("NN", "NNS", "JJ") and not first.ent_type_
    if not plain or named.known or first is None or first.i in parsed.hits or named.name[1:2].isupper():
        return named.name
    return named.name[:1].lower() + named.name[1:]
