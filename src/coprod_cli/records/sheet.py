"""What a form's page gives back: one person's answers, and which form they answered on."""

from __future__ import annotations

from pydantic import Field

from coprod_cli.language import _
from coprod_cli.records.assessment import AgreedScores
from coprod_cli.records.base import Fingerprint, Month, Part, Slug

VERSION_KEY = "coprod-answers"
"""The key that tells such answers from any other text, with the version of their shape behind it."""
VERSION = "1"


class Sheet(Part):
    """One person's answers, as a form's page gives them back; `coprod-answers` is read before."""

    form: Fingerprint = Field(description=_("The code of the form."))
    sheet: Slug = Field(description=_("A random id, so that the same answers are not taken twice."))
    month: Month = Field(description=_("The month of the round."))
    framework: Slug = Field(description=_("The framework that the form used."))
    wording: Fingerprint = Field(description=_("The fingerprint of the wording that the form used."))
    group: Slug = Field(description=_("The group whose form it is."))
    scores: AgreedScores = Field(default_factory=AgreedScores, description=_("What the person answered."))
