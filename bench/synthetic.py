"""Reports and claims that are made up, as many as wanted and the same every time: what the store is measured with.

They are made as records, not coded from text: words, actors and places are as unevenly frequent as in the news (a few
everywhere, most of them rare), every value points at words of the text, and some reports are in Arabic.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from itertools import accumulate

from dateline.knowledge.actors import load_actors
from dateline.model import Claim, Loss, Party, Place, Published, Record, Report, Span, Statement, When, Words

FIRST_DAY = date(2012, 1, 1)
OUTLETS = tuple(f"{a} {b}" for a in ("Harbour", "Jasmine", "Delta", "Orontes", "Levant", "Atlas")
                for b in ("Wire", "Post", "Gazette", "Herald", "Times"))  # fmt: skip
SOURCES = ("residents", "a military source", "medics", "the governor", "Observatory of Rights", "Civil Rescue",
           "Ministry of Defence", "activists", "a spokesman", "local media")  # fmt: skip
STANCES = ("asserts",) * 12 + ("confirms", "denies", "denies", "doubts", "admits", "claims", "claims", "silent")
_TYPES = (("ASSAULT", "aerial"), ("ASSAULT", "heavy-weapons"), ("ASSAULT", "firearms"), ("ASSAULT", "explosives"),
          ("LOSS", None), ("MOBILIZE", None), ("COERCE", "arrest"), ("PROTEST", None), ("RETREAT", None))  # fmt: skip
_TRIGGERS = ("struck", "shelled", "attacked", "bombed", "killed", "deployed", "arrested", "marched", "withdrew")
_ARABIC = ("قصف", "المدينة", "الطائرات", "الجيش", "قتل", "مدنيين", "الخرطوم", "ريف", "حلب", "أمس", "مصادر", "قرية")
_SYLLABLES = ("ba", "do", "ki", "la", "mer", "nu", "pa", "ro", "sin", "ta", "vo", "xe", "yar", "zu", "chel", "gor")
_COMMON = (
    "the",
    "a",
    "of",
    "in",
    "on",
    "and",
    "said",
    "that",
    "was",
    "were",
    "by",
    "to",
    "from",
    "with",
    "after",
    "army",
)
_SENTENCE = 16
_ARABIC_SHARE = 0.1


def _weights(count: int, slope: float = 1.0) -> list[float]:
    """Return cumulative weights by which the first of a list is drawn most, the last hardly ever."""
    return list(accumulate(1 / (rank + 3) ** slope for rank in range(count)))


class World:
    """The words, people and places that reports draw on; made once from a seed."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        draw = self.random
        common = list(_COMMON)
        made = dict.fromkeys("".join(draw.choices(_SYLLABLES, k=draw.choice((2, 3, 3, 4)))) for _ in range(24_000))
        self.words = [*common, *made]
        self.word_weights = _weights(len(self.words))
        actors = [actor for actor in load_actors() if actor.kind != "person"]
        draw.shuffle(actors)
        fighting = [actor for actor in actors if actor.country in ("SY", "IQ", "SD", "YE")]
        self.actors = [*fighting, *(actor for actor in actors if actor not in fighting)][:800]
        self.actor_weights = _weights(len(self.actors))
        self.places = [
            (f"{draw.choice(made_list).title()}{draw.choice(('', ' North', ' Bridge'))}", draw.uniform(31, 37),
             draw.uniform(35.5, 42), number)
            for made_list in [list(made)[:6000]] for number in range(6000)
        ]  # fmt: skip
        self.place_weights = _weights(len(self.places), 0.8)


def records(count: int, claims: int = 10, days: int | None = None, seed: int = 1) -> Iterator[Record]:
    """Yield ``count`` records of about ``claims`` claims each, spread over ``days`` (30 reports a day by default)."""
    world = World(seed)
    for number in range(count):
        yield _record(world, number, claims, number * (days or max(1, count // 30)) // count)


def _record(world: World, number: int, claims: int, day: int) -> Record:
    draw = world.random
    published = FIRST_DAY + timedelta(days=day)
    arabic = draw.random() < _ARABIC_SHARE
    outlet = draw.choice(OUTLETS)
    count = max(1, claims + draw.randint(-3, 3))
    lines: list[str] = []
    found: list[Claim] = []
    at = 0
    for index in range(count):
        line, told = _sentence(world, at, f"{number:011x}{index:05x}", published, arabic)
        lines.append(line)
        found.append(told)
        at += len(line) + 1
    text = "\n".join(lines)
    report = Report(
        id=f"{outlet.split()[0].lower()}-{number:07d}",
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        outlet=outlet,
        title=" ".join(lines[0].split()[:8]),
        language="ar" if arabic else "en",
        url=f"https://{outlet.split()[0].lower()}.example/{number}",
        published=Published(published, published, 1, "given"),
    )
    return Record(report, tuple(found))


def _sentence(world: World, at: int, id: str, published: date, arabic: bool) -> tuple[str, Claim]:
    """Return a line of a report that begins at an offset, and the claim that it makes."""
    draw = world.random
    kind = draw.randrange(len(_TYPES))
    who = draw.choices(world.actors, cum_weights=world.actor_weights, k=2)
    where = draw.choices(world.places, cum_weights=world.place_weights)[0]
    filler = (
        draw.choices(_ARABIC, k=_SENTENCE)
        if arabic
        else draw.choices(world.words, cum_weights=world.word_weights, k=_SENTENCE)
    )
    told: list[str] = []
    spans: list[Words] = []

    def say(words: str) -> Words:
        nonlocal at
        told.append(words)
        spans.append(Words(Span(at, at + len(words)), words))
        at += len(words) + 1
        return spans[-1]

    actor = say(who[0].name)
    trigger = say(_TRIGGERS[kind])
    recipient = say(who[1].name)
    say("near")
    place = say(where[0])
    day = published - timedelta(days=draw.choice((0, 0, 1, 1, 2, 9)))
    when = say(day.isoformat())
    killed = int(draw.paretovariate(1.0)) if draw.random() < 0.4 else None
    loss = say(f"killing {killed} people") if killed else None
    source = draw.choice(SOURCES)
    cue = say(f"{source} said")
    say(" ".join(filler))
    claim = Claim(
        id=id,
        type=_TYPES[kind][0],
        mode=_TYPES[kind][1],
        trigger=trigger,
        actor=(Party(actor, who[0].name, who[0].id, who[0].kind, "name"),),
        recipient=(Party(recipient, who[1].name, who[1].id, who[1].kind, "name"),) if draw.random() < 0.7 else (),
        place=(Place(place, where[0], where[1], where[2], where[3], "SY", 1, 3.0, 0.9, "gazetteer", "exact"),)
        if draw.random() < 0.9
        else (),
        date=When(when, day, day, 1, "stated", "iso") if draw.random() < 0.9 else None,
        casualties=(Loss(loss, "killed", "people", killed, killed, None, "verb"),) if loss else (),
        frame=draw.choice(("new", "new", "new", "background", "ongoing")),
        negated=draw.random() < 0.02,
        statements=(
            Statement((source,), draw.choice(STANCES), cue, (None,), "says"),
            *((Statement((), "asserts"),) if draw.random() < 0.3 else ()),
        ),
    )
    return " ".join(told), claim
