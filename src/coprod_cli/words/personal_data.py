"""What looks like personal data, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.language import _

if TYPE_CHECKING:
    from coprod_cli.analysis.personal_data import Kind


def looks_like(kind: Kind) -> str:
    """Return the sentence for a kind of trace."""
    return {
        "email": _("This looks like an e-mail address."),
        "phone": _("This looks like a telephone number."),
        "postcode": _("This looks like a postcode."),
        "nhs-number": _("This looks like an NHS number."),
        "national-insurance": _("This looks like a National Insurance number."),
    }[kind]
