"""The first step: bytes to reports. Texts, web pages and JSONL, from files, folders, patterns and standard input."""

from dateline.read.failure import Failure
from dateline.read.report import Defaults, make_report
from dateline.read.sources import read

__all__ = ["Defaults", "Failure", "make_report", "read"]
