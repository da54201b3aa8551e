"""Is a claim the report's news, still going on, background, or only planned? And what day is it told of?"""

from datetime import timedelta

from dateline.extract.draft import SPEECH, Draft, cited, listed, narrowest
from dateline.model.analysis import Clause

# Told days further back than this are history to a report; its news is of the day, or of the days just before.
NEWS_DAYS = timedelta(days=6)
LASTING = {"restrict", "curfew", "martial-law"}
SHORT = 40  # letters up to which a first sentence is a caption or a cry rather than the lead
LATE = 0.5  # share of the text after which what has no day is mostly context


def frame_of(draft: Draft) -> str:
    """Return the codebook's frame for a draft."""
    first = draft.clauses[0]
    if first.frame in ("planned", "threatened", "hypothetical"):
        return first.frame
    by_date = _by_date(draft)
    if by_date:
        return by_date
    if draft.types <= {"LOSS"} and any(x.total for x in draft.losses):
        return "background"
    sentences = draft.resolved.analysis.sentences
    lead = draft.resolved.opening(SHORT)
    if any(sentences[c.sentence].zone == "headline" or c.sentence == lead for c in draft.clauses) and not _state(draft):
        return "new" if first.frame != "ongoing" else "ongoing"
    told = [c.frame for c in draft.clauses if c.frame]
    if told:
        return max(told, key=told.count)
    if _state(draft):
        return _lasting(draft)
    if first.tense == "present" and not draft.types & SPEECH and first.mode != "capture":
        return "ongoing"
    if all(c.apart for c in draft.clauses):
        return "background"
    return "background" if _late(draft) else "new"


def _state(draft: Draft) -> bool:
    """Tell whether a draft tells a state or a campaign rather than something that happened."""
    return draft.clauses[0].kind in ("posture", "campaign") or draft.clauses[0].mode in LASTING


def _by_date(draft: Draft) -> str | None:
    """Return the frame that the day settles: news of these days, or what began once and lasts, or history."""
    published = draft.resolved.analysis.report.published
    when = narrowest(draft.dates)
    if when is None or when.first is None or published is None:
        return None
    last = when.last or when.first
    if when.relation == "since" and last >= published.last:
        past = draft.types <= {"LOSS"} or draft.clauses[0].tense == "past"
        return "background" if past else "ongoing"
    if last < published.last - NEWS_DAYS or (last > when.first and last < published.first - NEWS_DAYS):
        return "background"
    if last > when.first and (last - when.first).days > 60:
        return "background" if draft.clauses[0].tense in ("past", "pluperfect", None) else "ongoing"
    if draft.clauses[0].kind == "posture" and when.first == last and any(_done(c) for c in draft.clauses):
        return "new"  # moved up on a day of these
    if draft.clauses[0].kind in ("posture", "campaign"):
        return None
    return "new"


def _done(clause: Clause) -> bool:
    return clause.tense in ("past", "perfect") and not clause.nominal and clause.mode not in LASTING


def _lasting(draft: Draft) -> str:
    """Frame a state or a campaign: begun in the past and told as context, arrived as news, or still going on."""
    first = draft.clauses[0]
    if (
        first.kind == "posture"
        and first.tense in ("perfect", "past")
        and not first.nominal
        and first.mode not in LASTING
    ):
        return "background" if _late(draft) else "new"
    if first.kind == "campaign" and first.tense == "past" and not first.nominal:
        return "background"
    return "ongoing"


def _late(draft: Draft) -> bool:
    """Tell whether a draft without a day stands in the later part of the report and nobody is cited for it as news."""
    text, first = draft.resolved.text, draft.clauses[0]
    if listed(draft, first):
        return False
    if draft.types & SPEECH:
        return first.trigger.start > 0.85 * len(text)
    at = first.trigger.start
    if cited(draft, first):
        return False
    if first.tense == "perfect":
        return at > 0.85 * len(text)
    return at > LATE * len(text)
