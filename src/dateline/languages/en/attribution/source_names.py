"""The bare name behind a source's words: "Clinic director Omar Haddad" is Omar Haddad."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.knowledge.names import NameHit
from dateline.languages.en.attribution.parts import joined_before
from dateline.languages.en.attribution.source_words import (
    DOCUMENTS,
    GENERIC,
    MEDIA,
    PRONOUNS,
    PUBLISHING,
    SPEAKERS,
    STAFF,
    TITLES,
)
from dateline.languages.en.parse import Parsed
from dateline.model import Span

ORGANISATIONS = frozenset(
    {"outlet", "agency", "organisation", "monitor", "alliance", "party", "office", "armed-group", "force"}
)
OUTLETS = frozenset({"outlet", "agency"})

_PLATFORMS = frozenset({"twitter", "facebook", "telegram", "youtube", "instagram", "x", "whatsapp"})
# Bodies whose plain name before a document says whose it is: "a police communique".
_WRITERS = frozenset({"army", "military", "ministry", "police"})
_KEPT = frozenset({"from", "in", "of", "at", "on", "for", "near", "inside", "within", "with"})
_BEFORE = frozenset({"det", "predet", "punct", "cc", "advmod", "preconj"})
_MEDIA = re.compile(
    r"\b(?:news|times|post|press|agency|tv|television|radio|daily|herald|tribune|guardian|journal|network|channel|media|"
    r"gazette|telegraph|observer|independent|magazine|newspaper|weekly|today|broadcasting|hour)\b",
    re.IGNORECASE,
)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """A source's name as its words give it. ``kind`` is person, organisation, group, document or pronoun."""

    span: Span
    name: str
    kind: str
    plural: bool = False
    known: bool = False


def names_at(parsed: Parsed) -> dict[int, NameHit]:
    """Return the known name that each token belongs to, also names left open in the parse ("Amaq news agency")."""
    found = parsed.memo.get("names_at")
    if not isinstance(found, dict):
        found = {i: hit for hit in parsed.names for i in parsed.tokens(hit.span)}
        found.update(parsed.hits)
        parsed.memo["names_at"] = found
    return found


def is_outlet(parsed: Parsed, head: Token) -> bool:
    """Tell whether a noun is an outlet or agency: a known one, or one whose name says so."""
    hit = _hit_in(parsed, head)
    if hit is not None:
        return any(entry.kind in OUTLETS for entry in hit.entries)
    if head.pos_ != "PROPN":
        return False
    first = head.left_edge.i
    words = parsed.text[parsed.starts[first] : parsed.ends[head.i]]
    return bool(_MEDIA.search(words))


def _hit_in(parsed: Parsed, head: Token) -> NameHit | None:
    """Return the known name that a noun phrase is about: its head, or a name before a generic head."""
    names = names_at(parsed)
    if head.i in names:
        return names[head.i]
    if parsed.of(head).lower().rstrip("s") not in GENERIC and parsed.of(head).lower() not in GENERIC:
        return None
    near = [t.i for t in head.children if t.dep_ in ("compound", "nmod", "amod", "appos", "poss") and t.i in names]
    kinds = OUTLETS if head.lower_ in MEDIA else ORGANISATIONS  # "rebel websites" are not the rebels
    organisations = [names[i] for i in near if any(entry.kind in kinds for entry in names[i].entries)]
    return organisations[-1] if organisations else None


def _after_based(parsed: Parsed, head: Token) -> NameHit | None:
    """Return the organisation after its seat: "the UK based Observatory", which the parser takes for the UK."""
    after = head.i + 1
    if after + 1 < len(parsed.doc) and parsed.doc[after].text == "-":
        after += 1
    if after + 1 >= len(parsed.doc) or parsed.doc[after].lower_ != "based":
        return None
    hit = names_at(parsed).get(after + 1)
    return hit if hit is not None and _organisation(hit) else None


def _organisation(hit: NameHit) -> bool:
    return any(entry.kind in ORGANISATIONS for entry in hit.entries)


def name_source(parsed: Parsed, head: Token, depth: int = 0, floor: int = 0) -> Named:
    """Return the bare name behind the noun phrase that ``head`` heads; no token before ``floor`` belongs to it."""
    word = parsed.of(head).lower()
    if head.pos_ == "PRON" or word in PRONOUNS:
        return Named(parsed.span(head.i, head.i), parsed.of(head), "pronoun", word in ("they", "them", "we", "us"))
    person = _person(parsed, head)
    if person is not None:
        return person
    hit = _hit_in(parsed, head)
    based = _after_based(parsed, head)
    if based is not None:
        return _known(based, head)
    if hit is not None:
        return _known(hit, head)
    if depth < 3:
        if word in SPEAKERS or word in STAFF:
            office = _spoken_for(parsed, head)
            if office is not None and (word in SPEAKERS or office.known or word == "workers"):
                return office
            if isinstance(office, Named) and office.kind == "pronoun":
                return office
        if word in DOCUMENTS or head.lemma_ in DOCUMENTS:
            writer = _writer(parsed, head)
            if writer is not None and writer.i >= floor:
                return name_source(parsed, writer, depth + 1)
    return _known_as(parsed, head) or _described(parsed, head, floor)


def _known_as(parsed: Parsed, head: Token) -> Named | None:
    """Return the name in "an umbrella group known as the River Council"."""
    for child in head.children:
        if child.dep_ == "acl" and child.lemma_ == "know" and child.i + 1 < len(parsed.doc):
            for name in (c for p in child.children if p.lower_ == "as" for c in p.children if c.pos_ == "PROPN"):
                return name_source(parsed, name, 2)
    return None


def _known(found: NameHit, head: Token) -> Named:
    single = len({entry.name for entry in found.entries}) == 1 and found.entries[0].kind != "place"
    name = found.entries[0].name if single else found.text
    kind = {"person": "person", "place": "place"}.get(found.entries[0].kind, "organisation")
    return Named(found.span, _clean(name), kind, head.tag_ == "NNS", True)


def _person(parsed: Parsed, head: Token) -> Named | None:
    """Return the person that a phrase names: its head, or a name beside a role ("resident Omar Saleh, a writer")."""
    called = next(
        (
            d
            for c in head.children
            if c.dep_ == "acl" and c.lemma_ in ("name", "call", "identify")
            for d in c.children
            if d.dep_ in ("oprd", "dobj", "attr") and d.pos_ == "PROPN"
        ),
        None,
    )
    if called is not None:
        run = _proper_run(parsed.doc, called)
        return Named(parsed.span(*run), _clean(parsed.text[parsed.starts[run[0]] : parsed.ends[run[1]]]), "person")
    candidates = [
        head,
        *(c for c in head.children if c.dep_ in ("appos", "compound") and c.pos_ == "PROPN" and c.i > head.i - 8),
    ]
    for token in candidates:
        hit = names_at(parsed).get(token.i)
        if hit is not None:
            if any(entry.kind == "person" for entry in hit.entries):
                return _known(hit, head)
            continue
        if token is not head and token.dep_ == "compound" and not _role_before(head):
            continue
        if token.ent_type_ == "PERSON" and token.pos_ == "PROPN" and not (token is not head and _is_staff(head)):
            span = _proper_run(parsed.doc, token)
            words = parsed.text[parsed.starts[span[0]] : parsed.ends[span[1]]]
            return Named(parsed.span(*span), _clean(words), "person")
    return None


def _is_staff(head: Token) -> bool:
    return head.lower_ in (
        "supporters",
        "aides",
        "fighters",
        "forces",
        "campaign",
        "officials",
        "allies",
        "group",
        "office",
    )


def _role_before(head: Token) -> bool:
    return head.pos_ == "NOUN" and head.lower_ not in DOCUMENTS and not _is_staff(head) and head.lower_ not in GENERIC


def _proper_run(doc: Doc, last: Token) -> tuple[int, int]:
    """Return the proper nouns that end a name, without titles and roles before them."""
    end = last.i
    while (
        end + 1 < len(doc)
        and doc[end + 1].ent_type_ == "PERSON"
        and doc[end + 1].ent_iob_ == "I"
        and doc[end + 1].tag_ != "POS"
    ):
        end += 1
    first = last.i
    while first > 0:
        if first > 1 and doc[first - 1].text == "-" and not doc[first - 2].whitespace_ and doc[first - 2].is_title:
            first -= 2  # "Abdel-Rahman"
        elif doc[first - 1].pos_ == "PROPN" and doc[first].ent_iob_ != "B" and doc[first - 1].ent_type_ == "PERSON":
            first -= 1
        else:
            break
    while first < end and doc[first].lower_.rstrip(".") in TITLES:
        first += 1
        while first < end and doc[first].is_punct:
            first += 1
    return first, end


def _spoken_for(parsed: Parsed, head: Token) -> Named | None:
    """Return whom a spokesman speaks for: the owner, the words before, or "for X"."""
    for child in head.children:
        if child.dep_ == "poss":
            return name_source(parsed, child, 2)
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in ("for", "of", "from", "at", "with"):
            target = next((c for c in child.children if c.dep_ == "pobj"), None)
            if target is not None:
                return name_source(parsed, target, 2)
    names = names_at(parsed)
    beside = [names[c.i] for c in head.children if c.dep_ in ("compound", "nmod", "amod") and c.i in names]
    known = [hit for hit in beside if _organisation(hit)]
    if known:
        return _known(known[-1], head)
    parts = [c for c in head.children if c.dep_ in ("compound", "nmod") and c.i < head.i]
    if not parts or parsed.of(head).lower() not in SPEAKERS or parsed.of(head).lower() == "reporter":
        return None
    last = parts[-1]
    first = _first_kept(parsed.doc, head.left_edge.i, last.i)
    return Named(
        parsed.span(first, last.i), _clean(parsed.text[parsed.starts[first] : parsed.ends[last.i]]), "organisation"
    )


def _writer(parsed: Parsed, document: Token) -> Token | None:
    """Return who stands behind a document: its owner, "by X", "from X", "provided by X", "X released a report"."""
    for child in document.children:
        if child.dep_ == "poss":
            return child
    for child in document.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in ("by", "from", "of"):
            target = next((c for c in child.children if c.dep_ == "pobj"), None)
            if target is not None and target.ent_type_ != "DATE" and (child.lower_ != "of" or target.pos_ == "PROPN"):
                return target
        if child.dep_ == "acl" and child.tag_ == "VBN":
            for by in child.children:
                if by.dep_ == "agent":
                    target = next((c for c in by.children if c.dep_ == "pobj"), None)
                    if target is not None:
                        return target
    near = [c for c in document.children if c.dep_ in ("compound", "nmod")]
    names = names_at(parsed)
    beside = [
        c for c in near if c.pos_ == "PROPN" or c.lower_ in _WRITERS or (c.i in names and _organisation(names[c.i]))
    ]
    beside += [d for c in beside for d in c.children if d.dep_ == "compound" and d.pos_ == "PROPN"]
    issuing = document.head if document.dep_ == "dobj" and document.head.lemma_ in PUBLISHING else None
    issuers = [c for c in issuing.children if c.dep_ == "nsubj"] if issuing is not None else []
    return next((c for c in (*beside, *issuers) if c.lower_ not in _PLATFORMS), None)


def _first_kept(doc: Doc, first: int, last: int) -> int:
    while first < last and (
        doc[first].dep_ in _BEFORE or doc[first].tag_ in ("DT", "PRP$", "PDT") or doc[first].is_punct
    ):
        first += 1
    return first


def tail_name(parsed: Parsed, first: int, last: int) -> Named | None:
    """Return the person or outlet that a phrase runs into without a comma ("Head of the Committee Ivan Petrov")."""
    doc = parsed.doc
    hit = names_at(parsed).get(last)
    if hit is not None:
        start = parsed.tokens(hit.span)[0]
        after_place = start > first and doc[start - 1].ent_type_ == "GPE"  # "its branch in Syria Valley Front"
        kinds = ORGANISATIONS if after_place else OUTLETS
        named = _known(hit, doc[last]) if any(e.kind == "person" or e.kind in kinds for e in hit.entries) else None
    elif doc[last].ent_type_ == "PERSON" and doc[last].pos_ == "PROPN":
        start, end = _proper_run(doc, doc[last])
        named = Named(parsed.span(start, end), _clean(parsed.text[parsed.starts[start] : parsed.ends[end]]), "person")
    elif doc[last].dep_ == "appos" and doc[last].pos_ == "PROPN" and doc[last].ent_type_ == "":
        start = doc[last].left_edge.i  # "... the envoy to the UN Omar Haddad", which the recogniser missed
        if any(doc[i].pos_ != "PROPN" or not doc[i].is_title for i in range(start, last + 1)):
            return None
        named = Named(parsed.span(start, last), _clean(parsed.text[parsed.starts[start] : parsed.ends[last]]), "person")
    else:
        return None
    if (
        named is None
        or start <= first
        or doc[start - 1].pos_ in ("ADP", "DET", "CCONJ", "PRON", "VERB")
        or doc[start - 1].tag_ == "POS"
    ):
        return None
    return named if " " in named.name or named.known else None


def _described(parsed: Parsed, head: Token, floor: int = 0) -> Named:
    """Return a description as it stands, without determiners, clauses and appositions ("sources from the town")."""
    doc = parsed.doc
    first = _first_kept(doc, max(head.left_edge.i, min(floor, head.i)), head.i)
    last = head.i
    plain = head.lemma_ in ("report", "rumor", "rumour")
    beside = joined_before(head)
    if beside is not None:
        first = min(beside.i + 2, head.i)
    for i in range(head.i - 1, first, -1):  # a caption without a stop before "A correspondent ..."
        if doc[i].is_title and (doc[i].tag_ == "DT" or doc[i].lower_ in ("a", "an")):
            first = i + 1
            break
    if head.pos_ == "PROPN":
        role = next((i for i in range(head.i - 1, first - 1, -1) if doc[i].pos_ == "NOUN" and doc[i].is_lower), None)
        if role is not None and all(doc[i].pos_ == "PROPN" for i in range(role + 1, head.i + 1)):
            return Named(
                parsed.span(role + 1, last), _clean(parsed.text[parsed.starts[role + 1] : parsed.ends[last]]), "person"
            )
    for child in head.children:
        if child.i == last + 1 and child.dep_ == "prep" and not plain and child.lower_ in _KEPT:
            end = _plain_end(child)
            if end > child.i:
                last = end
    words = parsed.text[parsed.starts[first] : parsed.ends[last]]
    plural = head.tag_ in ("NNS", "NNPS") or (head.i > 0 and any(c.dep_ == "nummod" for c in head.children))
    kind = "organisation" if head.pos_ == "PROPN" else "document" if parsed.of(head).lower() in DOCUMENTS else "group"
    return Named(parsed.span(first, last), _clean(words), kind, plural)


def _plain_end(preposition: Token) -> int:
    """Return where "from the town" ends, before any clause, comma or apposition."""
    end = preposition.right_edge.i
    for i in range(preposition.i + 1, end + 1):
        token = preposition.doc[i]
        if (token.is_punct and token.text not in ("-", "'", "’", ".")) or token.dep_ in ("relcl", "acl", "appos"):
            return max(preposition.i, min(i, token.left_edge.i) - 1)
    return end


def _clean(words: str) -> str:
    words = _SPACES.sub(" ", words).strip(" “”\"'`,.;:()")
    return words[4:] if words[:4].lower() == "the " and len(words) > 4 else words
