"""Workbooks (xlsx) and CSV: bytes to sheets of plain text, and back. Nothing in a file is ever run or fetched."""

from .fouten import RekenbladOnleesbaar
from .lezen import lees
from .schrijven import schrijf

__all__ = ["RekenbladOnleesbaar", "lees", "schrijf"]
