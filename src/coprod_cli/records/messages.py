"""What pydantic finds, said in plain words: one sentence for each of its error types."""

from __future__ import annotations

import difflib
import re
import unicodedata
from typing import TYPE_CHECKING, Any

from coprod_cli.language import _, month_words
from coprod_cli.records.base import FORMAT, LONGEST_ID, LONGEST_TEXT, is_device_name, is_slug
from coprod_cli.records.dates import days_in, meant_by, parse_when
from coprod_cli.records.shape import holds_texts, known_keys

if TYPE_CHECKING:
    from coprod_cli.findings import Keys
    from coprod_cli.records.base import Part

Said = tuple[str, str, str]
"""The rule, the message and the hint."""

_LONGEST_SHOWN = 40


def explain(  # noqa: PLR0911  # one a kind
    model: type[Part], keys: Keys, details: Any, *, at_key: bool, written: str = ""
) -> Said:
    """Return the rule, the message and the hint for one of pydantic's errors.

    `at_key` says that the key itself is wrong, and not what stands behind it. `written` is the value
    as it stands in the file, with what reads like a remark.
    """
    kind, value = details["type"], details["input"]
    key = _name(keys[:-1] if at_key and kind != "extra_forbidden" else keys)
    if kind == "extra_forbidden":
        return _unknown_key(model, keys, value)
    if kind == "missing":
        return "missing-key", _('The key "{key}" is missing here.').format(key=key), _missing_hint(key)
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return "wrong-shape", *_wants_keys(model, keys, value)
    if kind == "tuple_type":
        return "wrong-shape", *_wants_list(key, known_keys(model, (*keys, 0)))
    if kind == "string_type":
        return "wrong-shape", *_wants_text(key, value, written, _("Write it behind the colon, in double quotes."))
    if value is None and kind not in {"level_or_answer", "said_or_same_as"}:
        return "wrong-value", _('Nothing stands behind "{key}".').format(key=key), _hint(kind, details)
    if isinstance(value, list | dict) and kind not in _OF_MAPPINGS:
        return "wrong-shape", *_wants_text(key, value, written, _hint(kind, details))
    return "wrong-value", _message(kind, key, value), _hint(kind, details)


def _name(keys: Keys) -> str:
    """Return the nearest key that has a name, for use in a sentence."""
    return next((key for key in reversed(keys) if isinstance(key, str)), "")


def _shown(value: object) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 3] + "..."


def _missing_hint(key: str) -> str:
    if key == "format":
        return _('Add a line "format: 1" at the top.')
    return _('Add a line "{key}: ..." with what is true.').format(key=key)


def _unknown_key(model: type[Part], keys: Keys, value: object) -> Said:
    key = str(keys[-1])
    known = known_keys(model, keys[:-1])
    message = _('The key "{key}" is not known here.').format(key=_shown(key))
    if not key.isascii():
        odd = next(sign for sign in key if not sign.isascii())
        message = _('The key "{key}" is not known here: it holds {sign} (U+{code:04X}).').format(
            key=_shown(key), sign=odd, code=ord(odd)
        )
    close = difflib.get_close_matches(key.strip().lower().replace(" ", "_").replace("-", "_"), known, n=1, cutoff=0.7)
    if close:
        return "unknown-key", message, _('Did you mean "{key}"?').format(key=close[0])
    if " " in key.strip() and value is None:
        return "prose-trap", message, _("A comma ended the text before it. Put the whole text in double quotes.")
    if " " in key.strip():
        return (
            "prose-trap",
            message,
            _("A colon or a comma in the text made a key of it. Write the text behind its key, in double quotes."),
        )
    return "unknown-key", message, _("Keys that fit here: {keys}.").format(keys=", ".join(known))


def _wants_keys(model: type[Part], keys: Keys, value: object) -> tuple[str, str]:
    key, known = _name(keys), known_keys(model, keys)
    hint = _("Put keys with values on the lines below it.")
    if isinstance(keys[-1], int) and known:
        hint = _('Begin the item with a key: "- {key}: ...". Keys that fit: {keys}.').format(
            key=known[0], keys=", ".join(known)
        )
    elif known:
        hint = _("Put keys on the lines below it. Keys that fit: {keys}.").format(keys=", ".join(known))
    elif holds_texts(model, keys):
        hint = _('Put the text on a line below it, behind the code of its language: "en: ..."')
    if value is None:
        return _('Nothing stands below "{key}".').format(key=key), hint
    return _('"{key}" wants keys with values below it.').format(key=key), hint


def _wants_list(key: str, known: list[str]) -> tuple[str, str]:
    hint = _("Put each item on a line of its own, and begin the line with a dash and a space.")
    if known:
        hint = _('Put each item on lines of its own, and begin it with a dash: "- {key}: ..."').format(key=known[0])
    return _('"{key}" wants a list.').format(key=key), hint


def _wants_text(key: str, value: object, written: str, hint: str) -> tuple[str, str]:
    if value is None:
        return _('Nothing stands behind "{key}".').format(key=key), _(
            "Write the text, or delete the line. If the text begins with #, put it in double quotes."
        )
    if isinstance(value, list):
        return _('"{key}" wants one text, and a list stands here.').format(key=key), hint
    message = _('"{key}" wants one text, and keys stand here.').format(key=key)
    first = next(iter(value.items()), None) if isinstance(value, dict) else None
    if first is None or isinstance(first[1], dict | list):
        return message, _("Write the text behind the colon or the dash, in double quotes.")
    meant = (written or f"{first[0]}: {first[1] or ''}").strip().replace('"', "'")
    return message, _('A colon in the text made a key of it. Put it in double quotes: "{text}"').format(text=meant)


def _message(kind: str, key: str, value: object) -> str:
    """Return what is wrong with a value, by pydantic's type or ours."""
    if kind == "literal_error":
        text = _('"{value}" is not a word that "{key}" knows.')
    elif kind in {"level_or_answer", "said_or_same_as"}:
        text = _one_of_two(kind, value)
    else:
        text = {
            "slug": _('"{value}" cannot be an id.'),
            "words": _('The text behind "{key}" is empty.'),
            "words_long": _('The text behind "{key}" is longer than a record should be.'),
            "whole_number": _('"{key}" wants a whole number, and "{value}" is none.'),
            "format": _('This coprod does not know the file format "{value}".'),
            "flag": _('"{key}" wants true or false, and "{value}" is neither.'),
            "when": _('"{value}" is no day or month of the calendar.'),
            "day": _('"{key}" wants a day, and "{value}" is none.'),
            "month": _('"{key}" wants a month, and "{value}" is none.'),
            "period": _('"{value}" is no span of time.'),
            "language": _('"{value}" is no code of a language.'),
            "fingerprint": _('"{value}" is no fingerprint of a wording.'),
            "two_levels": _('"{key}" wants two levels: the lowest and the highest.'),
            "too_short": _('Something is missing behind "{key}".'),
            "why_missing": _('"{key}" is not for us, and no reason is given.'),
        }[kind]
    return text.format(key=key, value=_shown(value))


def _one_of_two(kind: str, value: object) -> str:
    both = _has_both(value)
    if kind == "level_or_answer":
        return _('"{key}" has both a level and an answer.') if both else _('"{key}" has no level and no answer.')
    return _("This example has both said and same_as.") if both else _("This example says nothing.")


def _has_both(value: object) -> bool:
    """Say whether two keys stand in a mapping of which only one may."""
    given = set(value) if isinstance(value, dict) else set()
    return given >= {"level", "answer"} or given >= {"said", "same_as"}


def _hint(kind: str, details: Any) -> str:
    value = details["input"]
    if kind == "literal_error":
        return _fitting_words(details)
    if kind == "slug":
        if details["loc"][-1:] == ("level",) and (answer := answer_meant(str(value))):
            return answer_hint(answer)
        return _id_hint(value) if isinstance(value, str) else _("Write one id behind the colon.")
    if kind in {"when", "day"} and (hint := _date_hint(kind, value)):
        return hint
    if kind in {"level_or_answer", "said_or_same_as"} and _has_both(value):
        return _("Keep one of the two, and delete the other.")
    return {
        "words": _("Write the text, or delete the line."),
        "words_long": _("Keep it under {most} letters.").format(most=f"{LONGEST_TEXT:,}"),
        "whole_number": _("Write it in digits, without quotes: 5"),
        "format": _("Write format: {format}. If a newer coprod wrote the file, use that one.").format(format=FORMAT),
        "flag": _("Write true or false, in small letters."),
        "when": _("Write a day as 2026-11-18, or a month as 2026-11."),
        "day": _("Write it as 2026-11-18."),
        "month": _("Write it as 2026-11."),
        "period": _("Write a number and weeks, months or years: 6 months"),
        "language": _("Write its code, such as en for English or cy for Welsh."),
        "fingerprint": _("Delete this line; coprod writes it."),
        "two_levels": _("Write them as a list: [basic, making-progress]"),
        "too_short": _('Write one text for each language: "en: ..." on a line below.'),
        "level_or_answer": _('Write "level: basic" or another level, or "answer: dont-know".'),
        "why_missing": _('Add a line "why: ..." with the reason, in a few words.'),
        "said_or_same_as": _('Write what happened behind "said:", or a principle behind "same_as:".'),
    }[kind]


_OF_MAPPINGS = frozenset({"level_or_answer", "said_or_same_as", "why_missing", "two_levels", "too_short"})


def _date_hint(kind: str, value: object) -> str:
    """Return the date to write where one was written in another form, or why there is no such day."""
    text = str(value)
    days = days_in(text)
    if days and parse_when(text) is None:
        return _("{month} has {days} days.").format(month=month_words(text[:7]), days=days)
    dates = [date for date in meant_by(text) if date != text and (kind == "when" or date.count("-") > 1)]
    if len(dates) > 1:
        return _("Write {date} or, if the month stands first, {other}.").format(date=dates[0], other=dates[1])
    return _("Write {date}.").format(date=dates[0]) if dates else ""


def _fitting_words(details: Any) -> str:
    allowed = re.findall(r"'([^']*)'", details["ctx"]["expected"])
    value = details["input"]
    close = difflib.get_close_matches(value, allowed, n=1) if isinstance(value, str) else []
    if close:
        return _('Did you mean "{word}"?').format(word=close[0])
    return _("Write one of these words: {words}.").format(words=", ".join(allowed))


def answer_meant(text: str) -> str:
    """Return the answer that is no level which a text behind `level:` stands for, or nothing."""
    plain = re.sub(r"[^a-z]+", "-", re.sub("['\u2019]", "", text.lower())).strip("-")
    return plain if plain in {"dont-know", "not-for-us", "no-agreement"} else ""


def answer_hint(answer: str) -> str:
    """Return what to type instead of a level, for an answer that is none."""
    if answer == "not-for-us":
        return _('Write instead: answer: not-for-us. Add a line "why: ..." with the reason.')
    return _("Write instead: answer: {answer}").format(answer=answer)


def _id_hint(value: object) -> str:
    plain = unicodedata.normalize("NFKD", str(value)).encode("ascii", "ignore").decode().lower()
    better = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-")
    if is_device_name(better):
        return _("Windows keeps this name for itself. Put another word to it, with a hyphen between.")
    if better != value and is_slug(better):
        return _("Write {id}: small letters a to z, digits, and hyphens between words.").format(id=better)
    return _("Use small letters a to z and digits, with hyphens between words, at most {most} letters.").format(
        most=LONGEST_ID
    )
