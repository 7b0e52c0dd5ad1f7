"""Requests that cannot be done; what is wrong with people's files is a Finding instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coprod_cli.findings import Finding


class CoprodError(Exception):
    """A request that cannot be done: one sentence why, and what to type instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class FilesHaveErrors(CoprodError):
    """The files that a command needs have errors; they are shown instead of a wrong result."""

    def __init__(self, message: str, findings: Sequence[Finding], hint: str = "") -> None:
        super().__init__(message, hint)
        self.findings = tuple(findings)
