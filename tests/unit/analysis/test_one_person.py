"""What may be one person's need is found, and what is there for everyone is left alone."""

from __future__ import annotations

import pytest

from coprod_cli.analysis.one_person import needs_of_one


@pytest.mark.parametrize(
    "text",
    [
        "One member needs a hoist.", "Another carer who uses a walking frame", "Our new volunteer is deaf",
        "One person with early dementia", "One of our members has epilepsy", "one of us cannot climb stairs",
        "She needs breaks", "because he is diabetic", "He can't come after six", "and his wheelchair", "her medication",
        "Her needs come first", "his bad hearing", "Ann uses a wheelchair", "Wilma needs it", "For Kofi's hearing aid",
        "Dee\u2019s medicine is in the fridge", "Tom has a guide dog", "Tom has a bad back", "Ann is blind",
        "one member\n    uses a wheelchair",
    ],
)  # fmt: skip
def test_a_need_of_one_person_is_found_where_it_begins(text: str) -> None:
    begun = f"A ramp at the back. {text}"
    assert list(needs_of_one(begun, "en")) != []
    assert min(needs_of_one(begun, "en")) >= len("A ramp at the back. ")
    assert list(needs_of_one(begun, "cy")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Everyone needs a pass. Nobody needs to ask.", "Anyone who uses a wheelchair comes in by the side door.",
        "Someone who reads papers aloud", "A hearing loop, tried by someone who uses it", "Whoever needs a lift rings.",
        "If a person needs a lift, we pay.", "People with dementia are welcome. We are dementia-friendly.",
        "One carer works then.", "The hall has a ramp and a lift.", "Bus 4 stops at the door.", "It needs a key.",
        "The quiet room is for members and carers.", "Each member has a card.", "Big print, braille, and an interpreter",
        "Every worker uses first names.", "Minibus has a ramp.", "What one of us needs stands on the private list.",
        "Members need a week.", "A carer who is a driver", "Two members ring round.", "Tea is free. Tom brings cake.",
    ],
)  # fmt: skip
def test_what_is_there_for_everyone_is_left_alone(text: str) -> None:
    assert [text[start:] for start in needs_of_one(text, "en")] == []
