"""MUC-4: reports on Latin America around 1990, in capitals, and templates of the incidents of terrorism they tell.

Dateline codes every act of conflict; the set wants attacks, bombings, kidnappings, arson and robberies whose targets
are persons or things that are no part of a war. ``incidents`` chooses and joins the claims that tell one, ``slots``
writes them as templates. What no field of a claim answers (the means, the kind of a target) is read off the words
around its trigger, by the lists of ``words.yaml``.
"""

from pathlib import Path

from bench.coding import coded
from bench.data import lines, scorer
from bench.muc4.incidents import incidents
from bench.muc4.slots import template
from dateline.run.shard import Options

# The set asks for every incident that a report so much as mentions: the rules decide what is a claim, not what was
# learned from the claims that coders thought worth a record.
OPTIONS = Options(learned=False)


def templates(docs: Path, gold: Path) -> dict[str, float]:
    """Return F of the templates, precision, recall and F of all slots, and F of each slot."""
    wanted = {row["id"]: row["templates"] for row in lines(gold)}
    made = {
        row["id"]: [template(one) for one in incidents(record)]
        for row, record in coded(lines(docs), only=wanted, options=OPTIONS)
    }
    found = scorer("score_sets").muc4(wanted, made)
    figures: dict[str, float] = {"templates": found["templates"]["f"]}
    figures |= {f"all slots, {name}": found["all"][k] for name, k in (("P", "p"), ("R", "r"), ("F", "f"))}
    return figures | {name.lower(): one["f"] for name, one in found["slots"].items()}
