"""Records made by hand, quick: a report of a few sentences, each of which makes a claim."""

import hashlib
from datetime import date
from typing import Any

from dateline.model import Claim, Loss, Party, Place, Record, Span, Statement, When, Words
from dateline.read import make_report

CODER = "dateline test"
DAY = date(2019, 3, 4)


def record(*sentences: str, id: str = "report", outlet: str | None = "Daily Lamp", **about: Any) -> Record:
    """Return the record of a report; of each sentence the second word is the trigger, the last one the place."""
    text = "\n".join(sentences)
    told = make_report(text, id=id, outlet=outlet, published=DAY, language="en", **about)
    claims, start = [], 0
    for sentence in sentences:
        words = sentence.rstrip(".").split()
        if len(words) > 2:
            at = start + sentence.index(words[1])
            trigger = Words(Span(at, at + len(words[1])), words[1])
            claims.append(_claim(told.fingerprint, trigger, words[0], words[-1]))
        start += len(sentence) + 1
    return Record(told, tuple(claims))


def _claim(fingerprint: str, trigger: Words, who: str, where: str) -> Claim:
    """Return a claim whose id is made as coding makes it; the point follows from the place's name."""
    key = f"{fingerprint}:ASSAULT:{trigger.span.start}"
    point = int(hashlib.sha256(where.encode()).hexdigest()[:4], 16)
    return Claim(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        type="ASSAULT",
        mode=None,
        trigger=trigger,
        actor=(Party(trigger, who, f"X.{len(who)}"),),
        recipient=(Party(trigger, "Village guards"),),
        place=(Place(trigger, where, point % 80, point % 170, point, "SY", 1, 1.0, 0.9),),
        date=When(trigger, DAY, DAY, 1, "stated"),
        casualties=(Loss(trigger, "killed", "people", 3, 3),),
        statements=(Statement(("the mayor",), "reports"), Statement((), "asserts")),
    )


def many(count: int, prefix: str = "wire", seed: str = "") -> list[Record]:
    """Return records that differ, each with two claims."""
    return [
        record(
            f"Gunmen attacked post {i} {seed} of Azaz.",
            f"Rebels shelled road {i} {seed} near Homs.",
            id=f"{prefix}-{i}",
            url=f"https://example.org/{prefix}/{i}",
        )
        for i in range(count)
    ]
