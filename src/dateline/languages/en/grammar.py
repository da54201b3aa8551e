"""Who does what to whom in a dependency parse: the relations of a verb or noun, in active voice, elisions filled in.

Labels are spaCy's English ones (ClearNLP style: nsubj, dobj, nsubjpass, agent, prep/pobj, acl, advcl, relcl, conj).
"""

from collections import defaultdict

from spacy.tokens import Token

SUBJECT, OBJECT, BY, MODIFIER = "subject", "object", "by", "modifier"
Relations = dict[str, list[Token]]


def conjuncts(token: Token) -> list[Token]:
    """Return the token and all that is coordinated with it, in order."""
    found = [token]
    for child in token.rights:
        if child.dep_ == "conj" and child.pos_ not in ("VERB", "AUX"):
            found += conjuncts(child)
        elif child.dep_ == "appos" and child.pos_ in ("NOUN", "PROPN") and not found:
            found.append(child)
    return found


def is_nominal(token: Token) -> bool:
    """Tell whether a word names an act as a thing: a noun, or a gerund in a noun's place ("rebel shelling killed
    four").
    """
    if token.pos_ not in ("VERB", "AUX"):
        return True
    if token.tag_ != "VBG" or any(c.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for c in token.children):
        return False
    return token.dep_ in (
        "nsubj",
        "nsubjpass",
        "csubj",
        "csubjpass",
        "pobj",
        "dobj",
        "attr",
        "compound",
        "appos",
        "ROOT",
        "npadvmod",
    ) and not any(c.dep_ == "dobj" for c in token.children)


def is_passive(verb: Token) -> bool:
    """Tell whether a verb stands in the passive, reduced participles ("operations launched by") included."""
    if any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children):
        return True
    if split_perfect(verb) is not None or _inserted_members(verb):
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod", "ROOT", "advcl", "ccomp", "conj"):
        return not any(c.dep_ in ("aux", "dobj", "nsubj") for c in verb.children)
    return False


def subject_of(verb: Token, depth: int = 0) -> list[Token]:
    """Return the grammatical subject, taken over from the governing verb where the clause has none of its own."""
    own = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "csubj", "expl")]
    if own:
        if own[0].tag_ in ("WDT", "WP") or own[0].lower_ in ("that", "which", "who"):
            governor = _relative_head(verb)
            return [governor] if governor is not None else []
        return [t for o in own for t in conjuncts(o)]
    if depth > 4 or verb.head.i == verb.i:
        return []
    split = split_perfect(verb)
    if split is not None:
        return subject_of(split, depth + 1)
    inserted = _inserted_members(verb)
    if inserted:
        return inserted
    if verb.dep_ == "acl" and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        agent = _agent_described(verb)
        if agent is not None:
            return [agent]
        if verb.head.dep_ == "attr":
            return subject_of(verb.head.head, depth + 1)
        if verb.tag_ == "VBG" and verb.head.dep_ in ("dobj", "pobj", "conj", "appos"):
            governing = next((t for t in verb.head.ancestors if t.pos_ == "VERB"), None)  # "attacked X(,) seizing Y"
            if governing is not None:
                return subject_of(governing, depth + 1)
        if verb.tag_ == "VB" and verb.head.dep_ in ("ROOT", "ccomp") and verb.head.i > 0:
            named = [c for c in verb.head.lefts if c.dep_ == "compound" and c.pos_ == "PROPN"]
            return named or [verb.head]  # "the Xs plan to attack": the parser took the verb for a noun
        return [verb.head]
    if verb.dep_ in ("conj", "advcl", "xcomp", "dep") and verb.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head, depth + 1)
    if verb.dep_ == "pcomp" and verb.head.head.pos_ in ("VERB", "AUX"):
        return subject_of(verb.head.head, depth + 1)
    return []


def _inserted_members(verb: Token) -> list[Token]:
    """Return the subject of a verb before which its foremost members are inserted, so that the parser took the
    insertion for the main clause: "several groups, among which is the Guard, spread in ..."; the members with it.
    """
    be = verb.head
    if verb.dep_ not in ("ccomp", "conj") or be.lemma_ != "be" or be.i > verb.i:
        return []
    subjects = [c for c in be.lefts if c.dep_ == "nsubj"]
    members = [c for c in be.rights if c.dep_ == "attr" and c.i < verb.i]
    if not subjects or not members:
        return []
    between = verb.doc[subjects[0].i + 1 : be.i]
    relative = any(t.lower_ in ("which", "whom") and t.dep_ == "pobj" for t in between)
    return [subjects[0], *(t for member in members for t in conjuncts(member))] if relative else []


def _agent_described(verb: Token) -> Token | None:
    """Return the doer that a participle after a comma describes, though the parser hung it further up: "the road is
    cut off by the army, stationed at X".
    """
    if verb.tag_ != "VBN" or verb.i < 3 or verb.nbor(-1).text != ",":
        return None
    before = verb.nbor(-2)
    return before if before.dep_ == "pobj" and before.head.dep_ == "agent" else None


def split_perfect(verb: Token) -> Token | None:
    """Return the "have" of a perfect that an insertion split, so that the parser took it for a verb of its own.

    "Forces have for the first time spread in ..."
    """
    if verb.tag_ not in ("VBN", "VBD") or verb.dep_ not in ("acl", "ccomp", "xcomp"):
        return None
    for above in verb.ancestors:
        if (
            above.lemma_ == "have"
            and above.pos_ == "VERB"
            and above.i < verb.i
            and not any(c.dep_ == "dobj" for c in above.children)
        ):
            return above
        if above.pos_ == "VERB":
            return None
    return None


def _relative_head(verb: Token) -> Token | None:
    while verb.dep_ == "conj":
        verb = verb.head
    return verb.head if verb.dep_ in ("relcl", "acl") else None


def relations(token: Token) -> Relations:
    """Return the arguments of a verb or noun: ``subject``, ``object``, ``by``, ``modifier`` and one key a preposition.

    Passives are turned round: the sufferer stands under ``object`` whatever the voice.
    """
    found: Relations = defaultdict(list)
    if not is_nominal(token):
        _verb_relations(token, found)
    else:
        _noun_relations(token, found)
    for child in token.children:
        if child.dep_ in ("prep", "agent", "prt", "dative"):
            name = BY if child.dep_ == "agent" else child.lower_
            for inner in child.children:
                if inner.dep_ == "pobj":
                    found[name] += conjuncts(inner)
                elif inner.dep_ == "prep":  # "from inside X", "out of X"
                    found[inner.lower_] += [t for p in inner.children if p.dep_ == "pobj" for t in conjuncts(p)]
                if name == "at" and inner.lemma_ == "hand":  # "died at the hands of X": by X
                    owners = [c for c in inner.children if c.dep_ == "poss"]
                    owners += [p for c in inner.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
                    found[BY] += [t for owner in owners for t in conjuncts(owner)]
    partner = None if found[BY] or token.tag_ != "VBN" else _partner(token)
    if partner is not None and is_passive(token):  # "were bombed and killed by ..."
        agents = (c for c in partner.children if c.dep_ == "agent")
        found[BY] += [t for a in agents for p in a.children if p.dep_ == "pobj" for t in conjuncts(p)]
    return found


def _verb_relations(verb: Token, found: Relations) -> None:
    subjects = subject_of(verb)
    if is_passive(verb):
        found[OBJECT] += subjects
    else:
        found[SUBJECT] += subjects
        for child in verb.children:
            if child.dep_ == "dobj" and child.tag_ in ("WDT", "WP"):
                governor = _relative_head(verb)  # "the town that rebels captured"
                found[OBJECT] += [governor] if governor is not None else []
            elif child.dep_ in ("dobj", "attr", "oprd"):
                found[OBJECT] += conjuncts(child)
            elif child.dep_ == "dative" and child.pos_ != "ADP":
                found["to"] += conjuncts(child)
        if not found[OBJECT] and verb.dep_ == "relcl" and found[SUBJECT] and found[SUBJECT][0].i != verb.head.i:
            found[OBJECT].append(verb.head)  # "the town that rebels captured"
        if verb.dep_ == "conj" and not found[OBJECT] and verb.i < verb.head.right_edge.i:
            shared = [c for c in verb.head.children if c.dep_ == "dobj" and c.i > verb.i]
            found[OBJECT] += shared
        partner = None if found[OBJECT] else _partner(verb)
        if partner is not None:  # "shelled and burned the village"
            found[OBJECT] += [t for c in partner.children if c.dep_ == "dobj" for t in conjuncts(c)]


def _partner(verb: Token) -> Token | None:
    """Return the verb that is joined to another with nothing of its own between: "shelled and then burned X"."""
    for child in verb.rights:
        if child.dep_ == "conj" and child.tag_ == verb.tag_:
            between = verb.doc[verb.i + 1 : child.i]
            return child if all(t.pos_ in ("CCONJ", "ADV", "PUNCT") for t in between) else None
    return None


def _noun_relations(noun: Token, found: Relations) -> None:
    for child in noun.lefts:
        if child.dep_ in ("compound", "poss", "amod", "nmod", "npadvmod", "nsubj") and child.pos_ in (
            "NOUN",
            "PROPN",
            "ADJ",
            "PRON",
            "VERB",
        ):
            found[MODIFIER].append(child)
            found[MODIFIER] += [c for c in child.children if c.dep_ == "conj"]
            if child.dep_ == "compound":  # "regime air strikes"
                found[MODIFIER] += [c for c in child.lefts if c.dep_ == "compound" and c.pos_ == "NOUN"]
    if noun.dep_ == "nsubj" and noun.head.pos_ == "VERB":  # "clashes broke out between the army and rebels"
        for child in noun.head.rights:
            if child.dep_ == "prep" and child.lower_ == "between":
                found["between"] += [t for p in child.children if p.dep_ == "pobj" for t in conjuncts(p)]
    for child in noun.rights:
        if child.dep_ in ("acl", "relcl"):
            for agent in child.children:
                if agent.dep_ == "agent":
                    found[BY] += [t for p in agent.children if p.dep_ == "pobj" for t in conjuncts(p)]


def is_negated(token: Token) -> bool:
    """Tell whether a verb or noun is negated by its own words ("did not fire", "no attacks")."""
    for child in token.children:
        if child.dep_ == "neg" or (child.dep_ == "det" and child.lower_ in ("no", "neither")):
            return True
    return any(c.dep_ == "preconj" and c.lower_ == "neither" for c in token.children)


def chain(token: Token) -> list[Token]:
    """Return the token's governors up to the root, nearest first."""
    found = []
    while token.head.i != token.i:  # a token is a fresh object on each look: compare by index
        token = token.head
        found.append(token)
    return found
