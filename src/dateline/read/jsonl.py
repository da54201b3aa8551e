"""JSONL to reports, a line at a time, so that a file of any size is read in the memory that its longest line takes."""

import json
from collections.abc import Iterator
from typing import IO, Any

from dateline.model import Report
from dateline.read.charset import Unreadable, binary_kind
from dateline.read.failure import Failure
from dateline.read.html import read_html
from dateline.read.pagemeta import outlet_name
from dateline.read.report import Defaults, make_report

MAX_LINE = 20_000_000
"""The longest line that is read, in bytes."""

_TEXTS = ("id", "outlet", "title", "text", "html", "url", "published", "language")
_BOM = b"\xef\xbb\xbf"


def read_jsonl(stream: IO[bytes], where: str, defaults: Defaults) -> Iterator[Report | Failure]:
    """Yield the report of each line, or a failure that names the line; blank lines are passed over."""
    number = 0
    seen = False
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if number == 1:
            if kind := binary_kind(line[:8192]) or _wide(line):
                yield Failure(where, f"not JSONL in UTF-8: it seems to be {kind}")
                return
            line = line.removeprefix(_BOM)
        if len(line) > MAX_LINE:
            _pass_over(stream, line)
            seen = True
            yield Failure(f"{where}:{number}", f"a line of more than {MAX_LINE:,} bytes")
            continue
        if line.strip():
            seen = True
            yield read_record(line, f"{where}:{number}", defaults)
    if not seen:
        yield Failure(where, "empty")


def _wide(line: bytes) -> str | None:
    return "UTF-16" if line.startswith((b"\xff\xfe", b"\xfe\xff")) else None


def _pass_over(stream: IO[bytes], part: bytes) -> None:
    """Read on to the end of a line of which ``part`` was read."""
    while part and not part.endswith(b"\n"):
        part = stream.readline(MAX_LINE)


def read_record(line: bytes | str, where: str, defaults: Defaults) -> Report | Failure:
    """Make a report of one JSON object: ``text`` (kept exactly) or ``html``, and what is known of it."""
    try:
        return _report(_fields(line), defaults)
    except Unreadable as error:
        return Failure(where, str(error))
    except (ValueError, RecursionError) as error:
        return Failure(where, str(error) or "not to be read")


def _fields(line: bytes | str) -> dict[str, str]:
    """Parse the object and return its known fields that are not empty."""
    try:
        record: Any = json.loads(line.decode("utf-8") if isinstance(line, bytes) else line)
    except UnicodeDecodeError as error:
        raise Unreadable(f"not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON: {error.msg} at character {error.pos}") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"not JSON that can be read ({type(error).__name__})") from error
    if not isinstance(record, dict):
        raise Unreadable(f"a JSON object is wanted, not {_kind(record)}")
    fields: dict[str, str] = {}
    for name in _TEXTS:
        value = record.get(name)
        if name == "id" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if value is None:
            continue
        if not isinstance(value, str):
            raise Unreadable(f"{name} must be text, not {_kind(value)}")
        if value.strip():
            fields[name] = value
    if "text" not in fields and "html" not in fields:
        raise Unreadable("neither text nor html in it")
    return fields


def _kind(value: Any) -> str:
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}
    return names.get(type(value), "null")


def _report(fields: dict[str, str], defaults: Defaults) -> Report:
    origin = {name: fields.get(name) for name in ("id", "outlet", "title", "published", "language", "url")}
    if "text" not in fields:
        return read_html(fields["html"], defaults=defaults, **origin)
    raw = fields["html"].encode("utf-8", errors="surrogatepass") if "html" in fields else None
    return make_report(
        fields["text"],
        id=origin["id"],
        outlet=origin["outlet"] or defaults.outlet or outlet_name(origin["url"]),
        title=origin["title"],
        published=origin["published"] or defaults.published,
        language=origin["language"] or defaults.language,
        url=origin["url"],
        raw=raw,
    )
