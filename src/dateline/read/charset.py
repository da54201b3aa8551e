"""Bytes to text: the encoding found, the line ends made plain, and what was changed on the way."""

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE, lookup
from dataclasses import dataclass
from unicodedata import category, name

from charset_normalizer import from_bytes

from dateline.model import Cut

# First bytes of files that are not text. Longer signatures before shorter ones.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a rich text (RTF) document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"(\xb5/\xfd", "zstd-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0", "an older office document"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"RIFF", "sound, video or a WebP image"),
    (b"ID3", "an MP3 sound file"),
    (b"OggS", "an Ogg sound or video file"),
)
# Longest first: the mark of UTF-32 begins with that of UTF-16.
_MARKS = (
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF8, "utf-8"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
)
# Encodings of reports in the scripts that the field is written in; the order settles ties.
_CANDIDATES = [
    "cp1252",
    "cp1256",
    "cp1251",
    "koi8_r",
    "koi8_u",
    "cp1250",
    "cp1254",
    "iso8859_6",
    "iso8859_5",
    "iso8859_15",
    "cp1255",
]
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_SAMPLE = 12_000
_MAX_MESS = 0.08
_BROKEN_SHARE = 0.005


class Unreadable(ValueError):
    """Bytes or a text that no report can be made of; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the name of the encoding that it was read from, and what was left out or replaced."""

    text: str
    encoding: str
    cut: tuple[Cut, ...] = ()


def binary_kind(head: bytes) -> str | None:
    """Say what the first bytes of a file seem to be where they are not text, else ``None``."""
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[4:8] == b"ftyp":
        return "video or an image (MP4, HEIC)"
    if (
        b"\x00" in head[:4096]
        and not head.startswith((BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_BE))
        and not _wide(head[:4096])
    ):
        return "binary data (it holds NUL bytes)"
    return None


def decode(raw: bytes, *, html: bool = False) -> Decoded:
    """Decode the bytes of a text file or, with ``html``, of a page that may declare its encoding.

    A byte order mark is dropped and recorded. Raises :class:`Unreadable` where nothing fits well enough.
    """
    if kind := binary_kind(raw[:8192]):
        raise Unreadable(f"not text: it seems to be {kind}")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _plain_lines(_strictly(raw[len(mark) :], encoding), encoding, (Cut("\ufeff", "byte order mark"),))
    if wide := _wide(raw[:4096]):
        return _plain_lines(_strictly(raw, wide), wide)
    if b"\x00" in raw:
        raise Unreadable("not text: it seems to be binary data (it holds NUL bytes)")
    try:
        return _plain_lines(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    if nearly := _nearly_utf8(raw):
        return nearly
    if html and (declared := _declared(raw)):
        return _plain_lines(raw.decode(declared, errors="replace"), declared)
    return _guess(raw)


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"begins like {encoding.upper()} but does not decode as such at byte {error.start}") from error


def _wide(head: bytes) -> str | None:
    """Return the UTF-16 variant of bytes without a mark: in Latin text every second byte is NUL."""
    if len(head) < 8:
        return None
    even, odd = head[0::2], head[1::2]
    if odd.count(0) > 0.6 * len(odd) and not even.count(0):
        return "utf-16-le"
    if even.count(0) > 0.6 * len(even) and not odd.count(0):
        return "utf-16-be"
    return None


def _nearly_utf8(raw: bytes) -> Decoded | None:
    """Read UTF-8 with a few broken bytes: far likelier than another encoding that looks like it by chance."""
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("\ufffd") - raw.count(b"\xef\xbf\xbd")
    valid = sum(1 for char in text if ord(char) > 127) - text.count("\ufffd")
    if broken <= max(2, _BROKEN_SHARE * len(text)) and valid >= 5 * broken:
        return _plain_lines(text, "utf-8", (Cut("", f"{broken} broken UTF-8 sequences read as \ufffd"),))
    return None


def _declared(raw: bytes) -> str | None:
    """Return Python's name of the encoding that a page declares in its head, where it knows that encoding."""
    match = _META.search(raw[:4096])
    if not match:
        return None
    try:
        found = lookup(match[1].decode("ascii", errors="ignore")).name
        "".encode(found)  # some codecs turn bytes into bytes: not meant for text
    except (LookupError, TypeError, ValueError):
        return None
    return (
        None
        if found.startswith(("utf", "ascii", "punycode", "idna", "raw_", "unicode_"))
        else {"iso8859-1": "cp1252"}.get(found, found)
    )


def _guess(raw: bytes) -> Decoded:
    """Guess a single-byte encoding, and refuse where the words that come out are no words."""
    sample = raw[:_SAMPLE]
    best = from_bytes(sample, cp_isolation=_CANDIDATES, threshold=_MAX_MESS, explain=False).best()
    encodings = [best.encoding] if best else []
    ranked = sorted({*encodings, *_CANDIDATES}, key=lambda e: (_oddness(sample, e), e not in encodings, e))
    encoding = ranked[0]
    if _oddness(sample, encoding) > _MAX_MESS:
        raise Unreadable("the encoding can't be told; convert the file to UTF-8")
    try:
        return _plain_lines(raw.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(f"seems to be {encoding} but does not decode as such at byte {error.start}") from error


def _oddness(raw: bytes, encoding: str) -> float:
    """Return the share of the non-ASCII characters that sit oddly in their word (0 good, 1 bad, 2 not decodable)."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return 2.0
    odd = seen = letters = 0
    before = " "
    for char in text:
        if char > "\x7f":
            seen += 1
            kind = category(char)
            if kind[0] == "L":
                letters += 1
                odd += before.isalpha() and (_script(before) != _script(char) or (kind == "Lu" and before.islower()))
            elif kind in ("Cc", "Co", "Cn") or (kind[0] == "S" and before.isalpha()):
                odd += 1
        elif char < " " and char not in "\t\n\r\f\x1a":
            seen += 1
            odd += 1
        before = char
    # Text in another script than Latin is mostly letters; Latin text with many accents is the usual mistaken reading.
    ascii_letters = sum(1 for char in text if char.isascii() and char.isalpha())
    if letters > 2 * ascii_letters and seen:
        latin = sum(1 for char in text if char > "\x7f" and char.isalpha() and _script(char) == "LATIN")
        odd += latin
    return odd / seen if seen else 0.0


def _script(char: str) -> str:
    if char.isascii():
        return "LATIN"
    return name(char, "?").split(" ", 1)[0]


def _plain_lines(text: str, encoding: str, cut: tuple[Cut, ...] = ()) -> Decoded:
    """Write all line ends as one newline, and record what they were."""
    windows = text.count("\r\n")
    if windows:
        text = text.replace("\r\n", "\n")
        cut += (Cut("\r", f"{windows} line ends CR LF written as LF"),)
    if old := text.count("\r"):
        text = text.replace("\r", "\n")
        cut += (Cut("\r", f"{old} line ends CR written as LF"),)
    return Decoded(text, encoding, cut)
