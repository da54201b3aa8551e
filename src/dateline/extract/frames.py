"""Is a claim the report's news, still going on, background, or only planned? And what day is it told of?"""

from datetime import date, timedelta

from dateline.extract.draft import Draft, cited, listed
from dateline.model import DateMention
from dateline.model.analysis import Clause

# Told days further back than this are history to a report; its news is of the day, or of the days just before.
NEWS_DAYS = timedelta(days=6)
SPEECH = {"ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "CONSULT", "SUPPORT", "CONCEDE"}
LASTING = {"restrict", "curfew", "martial-law"}
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
    lead = next((i for i, x in enumerate(sentences) if x.zone == "body" and x.span.end - x.span.start > 40), 0)
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


def narrowest(dates: list[DateMention]) -> DateMention | None:
    """Return the date mention with the shortest interval, the first of these in the text.

    A time that is only counted from another ("for a week", "three days later", "overnight") gives way to a day or a
    period told beside it, unless it lies within it.
    """
    dated = [d for d in dates if d.first]
    sure = _shortest([d for d in dated if not _counted(d)])
    return _shortest([d for d in dated if d is sure or sure is None or (_counted(d) and _within(d, sure))])


def _shortest(dates: list[DateMention]) -> DateMention | None:
    return min(dates, key=lambda d: (_length(d.first, d.last), d.span), default=None)


def _counted(mention: DateMention) -> bool:
    rule = mention.rule.partition(".")[0]
    return rule in ("length", "overnight") or (rule == "ago" and mention.basis == "other date")


def _within(mention: DateMention, other: DateMention) -> bool:
    if mention.first is None or other.first is None:
        return False
    return other.first <= mention.first and (mention.last or mention.first) <= (other.last or other.first)


def _length(first: date | None, last: date | None) -> int:
    return ((last or first) - first).days if first and (last or first) else 10**6
