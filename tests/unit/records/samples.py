"""One full record of each kind, as an editor reads it, and everything that could stand in its places instead."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_SCORE = {
    "level": "basic",
    "examples": [
        {"said": "Two of us ran it.", "story": "bus-photo", "told_by": "members", "also_seen_by": ["staff"]},
        {"same_as": "assets"},
    ],
    "helps": "Keys.",
    "in_the_way": "Buses.",
    "says": {"members": "We lead."},
}
_WHY = {"answer": "not-for-us", "why": "We are one family."}
_AGREED = {"date": "2025-06-14", "groups": ["members", "staff"]}
_TEXTS = {"en": "What we bring", "cy": "Beth sydd gennym"}

FULL: dict[str, dict[str, Any]] = {
    "project": {
        "format": 1,
        "project": "Maple House",
        "purpose": "We run it together.",
        "began": "2025-05",
        "framework": "nef-six",
        "language": "en",
        "review_every": "6 months",
        "hide_groups_under": 3,
        "views": "private",
        "ended": "2027-05",
        "already_decided": [{"what": "The rent", "who": "The council", "date": "2025-04"}],
        "groups": [{"id": "members", "name": "us", "paid": True}],
        "advice_off": {"too-many-people": "We meet apart."},
    },
    "outcomes": {
        "format": 1,
        "outcomes": [{
            "id": "travel",
            "outcome": "We travel alone.",
            "agreed": _AGREED,
            "heard": ["bus-times"],
            "tasks": [{"id": "plan", "task": "Plan", "output": "A pack", "due": "2026-09-30", "status": "done",
                       "closed": "2026-09-12"}],
            "indicators": [{
                "id": "alone",
                "indicator": "More travel alone",
                "purpose": ["prove", "improve"],
                "looks_at": "impact",
                "kind": "number",
                "unit": "people",
                "chosen_by": ["members"],
                "gathered_by": ["staff"],
                "read_by": ["members"],
                "start": {"value": 4, "date": "2025-06"},
                "target": {"value": "most of us", "due": "2026-06"},
                "so_far": [{"date": "2025-10-10", "value": 11, "note": "Rain.", "source": "log", "story": "bus-photo"}],
            }],
        }],
    },
    "ground-rules": {"format": 1, "agreed": _AGREED, "look_again": "2025-12"},
    "roles": {
        "format": 1,
        "roles": [{"role": "chair", "held_by": [{"group": "staff", "name": "Tom"}], "since": "2025-06"}],
        "organisations": [{"name": "Carers", "group": "members"}],
        "skills": [{"skill": "Easy read", "held_by": [{"group": "staff"}]}],
        "not_here_yet": [{"who": "Night bus", "why": "Not asked", "next_step": "A stall", "due": "2025-06"}],
        "can_say_yes": [{"what": "Money", "who": "The manager"}],
    },
    "assessment": {
        "format": 1,
        "framework": "nef-six",
        "wording": "3f9c01d2a4b7",
        "date": "2026-11-18",
        "how": "together",
        "met_first": ["members"],
        "counts": {"members": 5},
        "came_last_time": 8,
        "changed_around_us": ["The centre moved."],
        "scores": {"project": {"assets": _SCORE, "networks": _WHY}, "organisation": {"assets": _SCORE}},
        "heard": {"members": {"answers": 5, "agreed_to_be_shown": "2026-11-18",
                              "project": {"assets": ["basic", "excellent"]},
                              "organisation": {"assets": ["basic", "basic"]}}},
    },
    "answers": {
        "format": 1,
        "framework": "nef-six",
        "answers": [{"people": 2, "scores": {"project": {"assets": _SCORE}, "organisation": {"networks": _WHY}}}],
    },
    "own-practice": {
        "format": 1,
        "framework": "nef-six",
        "wording": "3f9c01d2a4b7",
        "date": "2026-11-18",
        "scores": {"own-practice": {"assets": _SCORE, "networks": _WHY}},
    },
    "work-plan": {
        "format": 1,
        "meet_every": "4 weeks",
        "time_for_networks": "Two weeks.",
        "tasks_in_order": ["plan"],
        "activities": [{"activity": "A visit to the bus yard", "date": "2026-12-11", "group": "members",
                        "outcomes": ["travel"], "note": "Cake helped."}],
        "actions": [{
            "id": "drivers",
            "action": "Ask the drivers",
            "principles": ["shared-roles"],
            "outcomes": ["travel"],
            "group": "staff",
            "name": "Tom",
            "due": "2026-12-15",
            "decided": {"at": "review", "date": "2026-11-20"},
            "status": "stopped",
            "closed": "2026-12-09",
            "why": "They said no.",
            "progress": [{"date": "2026-12-02", "note": "One came."}],
        }],
    },
    "you-said": {
        "format": 1,
        "said": [{
            "id": "bus-times",
            "said": "The buses stop at six.",
            "group": "members",
            "who": "People at the market",
            "date": "2025-05-10",
            "how": "A stall",
            "where": "The market",
            "asked": "What would make a week better?",
            "asked_by": ["staff"],
            "led_to": ["travel"],
            "not_done_because": "No bus company wants to.",
            "told": [{"date": "2026-08-07", "how": "At the same stall"}],
        }],
    },
    "practicalities": {
        "format": 1,
        "access": {"for_everyone": ["No steps."], "last_asked": "2026-05", "private_list": "coordination"},
        "place": {"where": "The library", "getting_there": "By bus.", "getting_in": "By the side door."},
        "times": "From two to four.",
        "breaks": "Every half hour.",
        "keeping_in_touch": ["By phone."],
        "papers": {"before": "A week.", "forms": ["Large print"]},
        "offered": {"expenses": True, "payment": False},
    },
    "meeting": {
        "format": 1,
        "counts": {"members": 6},
        "came_last_time": 5,
        "newcomers_offered": "Tea, and someone to sit with.",
        "pen": {"agenda": ["members"], "items": ["members"], "chair": ["members", "outside"], "minutes": ["staff"],
                "read_back": ["members"], "time_and_place": ["staff"]},
        "questions": {
            "co_producing": {"answer": "yes", "why": "We set the agenda."},
            "ground_rules": {"answer": "partly", "why": "Two of us spoke over others."},
            "work_plan": {"answer": "no"},
            "worries": ["The room."],
            "going_well": ["The tea."],
            "not_working": ["The lift."],
            "learned": ["Ask first."],
            "could_do": ["Meet at night."],
        },
        "settled": ["The key."],
        "longer_talk": True,
        "decisions": ["We meet at the library."],
        "outcomes": {"travel": "Two more go alone."},
    },
    "stories": {
        "format": 1,
        "stories": [{
            "id": "bus-photo",
            "kind": "photo",
            "title": "The night bus",
            "words": "We stood there and it came.",
            "file": "photos/night-bus.jpg",
            "description": "Three people wave from a bus at night.",
            "group": "members",
            "date": "2026-08-07",
            "outcomes": ["travel"],
            "consent": {"given": "2026-08-07", "shown_as": "Maya", "where": ["report", "network"], "until": "2027-08",
                        "withdrawn": "2026-10-01"},
        }],
    },
    "learning": {
        "format": 1,
        "learning": [{
            "id": "ask-first",
            "learned": "Ask before the rota is made.",
            "kind": "ugly",
            "date": "2026-06",
            "outcomes": ["travel"],
            "shared": [{"with": "The council's network", "date": "2026-10-20"}],
        }],
    },
    "review": {
        "format": 1,
        "date": "2026-11-20",
        "counts": {"members": 6},
        "compared": {"from": "2026-05", "to": "2026-11"},
        "last": True,
        "why": {"project": {"assets": "Two lead."}, "organisation": {"assets": "Money."}},
        "helped": "Keys.",
        "in_the_way": "Buses.",
        "outcomes": "Eleven travel alone.",
        "still_fits": {"aims": "Both.", "principles": "All."},
        "ground_rules": "Papers come sooner.",
        "pen": "Carers take the minutes next.",
        "not_here_yet": "Drivers. The chair asks.",
        "tell": "Two of us, at the stall.",
        "gave": ["Friends."],
        "cost": ["Evenings."],
        "worth_it": "Yes, to most.",
        "changed_elsewhere": "The library asks too.",
        "asked_outside": "People at the bus stop.",
        "learned": ["Ask before you bake."],
        "next": "2027-05",
    },
    "framework": {
        "format": 1,
        "id": "our-words",
        "based_on": "nef-six",
        "name": _TEXTS,
        "source": "Ours",
        "levels": [{"id": "basic", "name": _TEXTS}],
        "principles": [{"id": "assets", "aliases": ["gifts"], "name": _TEXTS, "meaning": _TEXTS,
                        "levels": {"project": {"basic": _TEXTS}}}],
    },
    "mapping": {
        "format": 1,
        "made_by": "google-forms",
        "month": "2026-12",
        "about": "project",
        "group": "members",
        "columns": [{"column": "Assets", "says": "level", "principle": "assets"}],
        "words": [{"words": "Some of it", "means": "basic"}],
        "groups": [{"words": "Us", "group": "members"}],
    },
}  # fmt: skip
"""Every key of every kind, so that a key without a sample is noticed."""

INSTEAD = (
    "", "''", "' '", "word", "Two words", '"5"', "5", "-5", "5.5", "true", "yes", "2026-11", "2026-11-18", "2026-02-30",
    "18/11/2026", "6 months", "en", "aux", "[]", "{}", "[word]", "[[word]]", "{word: x}", "{en: x}", "{Two words: x}",
    "[basic, excellent, basic]", "[Basic, excellent]", "[{}]", "[null]", "[5]", "{en: null}", "{word: {}}",
)  # fmt: skip
"""What people could type in the place of a value, as YAML."""


def places(data: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to every value in some data."""
    yield way
    if isinstance(data, dict | list):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from places(value, (*way, key))


def with_instead(kind: str, way: tuple[str | int, ...], instead: str) -> str:
    """Return the YAML of a full record with something else in one place."""
    whole = {"": json.loads(json.dumps(FULL[kind]))}
    inner: Any = whole
    *before, last = ("", *way)
    for key in before:
        inner = inner[key]
    inner[last] = "\0"
    return json.dumps(whole[""], ensure_ascii=False).replace(json.dumps("\0"), instead)


def slips(kind: str) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    """Yield every place of a full record, what stands there instead, and the YAML."""
    for way in places(FULL[kind]):
        if way:
            yield from ((way, instead, with_instead(kind, way, instead)) for instead in INSTEAD)
