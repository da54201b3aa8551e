"""What is put forward: the clause, object or phrase that hangs on a reporting verb."""

from spacy.tokens import Doc, Token

from dateline.codebook.reporting import WordCue
from dateline.languages.en.attribution.parts import (
    Draft,
    Range,
    agent_of,
    cue_range,
    is_passive,
    phrase_before,
    subjects_of,
    subtree,
    trim,
)
from dateline.languages.en.attribution.source_words import BARE, JOINED

_CLAUSES = frozenset({"ccomp", "xcomp"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_TRAILING = frozenset({"npadvmod", "prep", "advmod", "dative", "dobj", "punct", "tmod", "agent", "prt"})


def content_of(verb: Token, cue: WordCue, passive: bool, source: Range | None) -> tuple[list[Range], str]:
    """Return what is put forward and how it hangs on the verb."""
    if "clause" in cue.takes:
        ranges = _clause(verb, passive, source)
        if ranges:
            return ranges, "clause"
    if passive:
        return _passive_content(verb, cue)
    for child in verb.children:
        if (
            child.dep_ == "xcomp"
            and child.i > verb.i
            and _to_infinitive(child)
            and ("infinitive" in cue.takes or (_gerund(child) and "object" in cue.takes))
        ):
            target = next((c for c in verb.children if c.dep_ in ("dobj", "dative") and c.i > verb.i), None)
            first = target.left_edge.i if target is not None else child.left_edge.i
            return [(first, child.right_edge.i)], "infinitive"
        if child.dep_ == "ccomp" and child.i > verb.i and "infinitive" in cue.takes:
            return [subtree(child)], "infinitive"
    if "object" in cue.takes:
        target = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
        if target is None:
            target = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
        if target is not None and not (target.pos_ == "PRON" and target.lower_ in ("itself", "himself", "themselves")):
            return [object_range(verb, target)], "object"
    if "about" in cue.takes:
        for child in verb.children:
            if child.dep_ in ("prep", "prt") and child.i > verb.i and child.lower_ in cue.prepositions:
                target = next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
                if target is not None and target.ent_type_ not in ("DATE", "TIME"):  # "reported on Tuesday"
                    last = max([target.right_edge.i] + [c.right_edge.i for c in verb.children if c.dep_ == "xcomp"])
                    return [(target.left_edge.i, last)], "about"
    return [], ""


def _to_infinitive(verb: Token) -> bool:
    return verb.tag_ == "VB" or _gerund(verb) or any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _gerund(verb: Token) -> bool:
    """Tell "denied firing" and "denied having fired"."""
    return verb.tag_ == "VBG" or any(c.dep_ == "aux" and c.lower_ == "having" for c in verb.children)


def _passive_content(verb: Token, cue: WordCue) -> tuple[list[Range], str]:
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN"):
        if agent_of(verb) is None:
            return [], ""
        return [phrase_before(verb.head, verb)], "object"
    subject = next((c for c in verb.children if c.dep_ in _PASSIVE_SUBJECTS), None)
    if subject is None or ("object" not in cue.takes and "infinitive" not in cue.takes and "clause" not in cue.takes):
        return [], ""
    inner = next((c for c in verb.children if c.dep_ in _CLAUSES and c.i > verb.i), None)
    if agent_of(verb) is None and cue.kind in ("act", "attitude"):
        return [], ""
    if inner is not None:
        return [subtree(subject), subtree(inner)], "clause"
    if "object" in cue.takes and not (subject.pos_ == "PRON" and subject.lower_ == "it"):
        return [subtree(subject)], "object"
    return [], ""


def _clause(verb: Token, passive: bool, source: Range | None) -> list[Range]:
    """Return the clause put forward: after the verb, before it, or around it."""
    doc = verb.doc
    unit = _unit(verb, source)
    comps = [c for c in verb.children if c.dep_ == "ccomp" or (c.dep_ == "advcl" and c.i < verb.i and _finite(c))]
    right = [c for c in comps if c.i > verb.i and c.dep_ == "ccomp"]
    if source is not None and right and right[0].left_edge.i <= source[0] and source[0] > verb.i:
        right = []
    if right:
        comp = right[0]
        first, last = max(comp.left_edge.i, verb.i + 1), right[-1].right_edge.i
        return _pieces(doc, [(first, _cut_joined(verb, comp, last))])
    told = _that_after_hearer(verb)
    if told is not None:
        return _pieces(doc, [told])
    if passive:
        return []
    bounds = verb.sent
    left = [c for c in comps if c.i < verb.i and c.i < unit[0]]
    if left:
        comp = left[0]
        ranges = [(_left_start(verb, comp, bounds.start), unit[0] - 1)]
        if comp.right_edge.i > unit[1]:
            ranges.append((unit[1] + 1, comp.right_edge.i))
        return _pieces(doc, ranges)
    if verb.dep_ in ("parataxis", "ccomp") and verb.head.pos_ in ("VERB", "AUX") and verb.dep_ == "parataxis":
        outer = subtree(verb.head)
        return _pieces(doc, [(outer[0], unit[0] - 1), (unit[1] + 1, outer[1])])
    return []


def _that_after_hearer(verb: Token) -> Range | None:
    """Return "that ..." after "told X", where the parser made it a relative clause on X."""
    if verb.lemma_ not in ("tell", "inform", "assure"):
        return None
    for child in verb.children:
        if child.dep_ in ("dobj", "dative"):
            for clause in child.children:
                if clause.dep_ in ("relcl", "acl") and clause.left_edge.lower_ == "that":
                    last = verb.sent.end - 1 if verb.dep_ == "xcomp" else clause.right_edge.i
                    return clause.left_edge.i, last
    return None


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") and not any(c.dep_ == "mark" for c in verb.children)


def _left_start(verb: Token, comp: Token, start: int) -> int:
    """Return where a clause before its verb begins: at the sentence's start, unless another verb leads it."""
    first = comp.left_edge.i
    if verb.dep_ in ("ROOT", "ccomp") or first - start <= 3:
        return min(start, first)
    return first


def _cut_joined(verb: Token, comp: Token, last: int) -> int:
    """Cut off "... and denied that ..." where the parser joined it to the clause rather than to the reporting verb."""
    for child in comp.children:
        if child.dep_ == "conj" and child.i > comp.i and not subjects_of(child) and _reports_on(verb, child):
            before = [c.i for c in comp.children if c.dep_ in ("cc", "punct") and comp.i < c.i < child.i]
            return (min(i for i in before if i >= max(before) - 1) if before else child.left_edge.i) - 1
    return last


def _reports_on(verb: Token, other: Token) -> bool:
    return other.lemma_ in JOINED and other.tag_ == verb.tag_ and not is_passive(other)


def _unit(verb: Token, source: Range | None) -> Range:
    """Return the reporting words as a block: source, verb and what trails it ("Davis said in a statement")."""
    first, last = cue_range(verb)
    if source is not None:
        first, last = min(first, source[0]), max(last, source[1])
    for child in verb.children:
        if child.i > verb.i and child.dep_ in _TRAILING:
            last = max(last, child.right_edge.i if child.dep_ != "punct" else last)
        elif child.i < verb.i and child.dep_ in ("prep", "advmod") and child.left_edge.i == last + 1:
            last = child.right_edge.i
    return first, last


def _pieces(doc: Doc, ranges: list[Range]) -> list[Range]:
    out = []
    for first, last in ranges:
        piece = trim(doc, first, last) if first <= last else None
        if piece is not None:
            out.append(piece)
    return out


def object_range(verb: Token, target: Token) -> Range:
    """Return an object with the "as ...", "of ..." or clause that goes with it ("accused X of shelling Y")."""
    last = target.right_edge.i
    for child in verb.children:
        if child.i > target.i and (
            child.dep_ in ("oprd", "xcomp", "ccomp") or (child.dep_ == "prep" and child.lower_ in ("as", "of", "for"))
        ):
            last = max(last, child.right_edge.i)
    return target.left_edge.i, last


def bare_left(draft: Draft, doc: Doc) -> Range | None:
    """Return the clause before a source and verb left without content ("... four drivers a monitor said").

    Damaged text has lost the comma; what stands before the source in its sentence is then what is put forward.
    """
    verb = doc[draft.at]
    if draft.source is None or draft.source[0] > draft.at + 3 or verb.lemma_ not in BARE:
        return None
    quoted = verb.dep_ == "pcomp" and verb.head.head.lemma_ == "quote"  # "..., a doctor was quoted as saying"
    if is_passive(verb) or (verb.tag_ == "VBG" and not quoted):
        return None
    after = [c for c in verb.children if c.i > verb.i and c.dep_ in ("ccomp", "xcomp", "dobj")]
    if any(not c.left_edge.i <= draft.source[0] <= c.right_edge.i for c in after):
        return None
    start, end = verb.sent.start, min(draft.source[0], cue_range(verb)[0])
    if end - start < 4 or not any(doc[i].pos_ in ("VERB", "AUX") for i in range(start, end)):
        return None
    return trim(doc, start, end - 1)
