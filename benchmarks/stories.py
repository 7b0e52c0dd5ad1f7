"""The words of the projects that are checked in bulk: made up, and like what groups write."""

from __future__ import annotations

PLACES = ("Hillside", "Northgate", "Millbrook", "Eastfield", "Castle Park", "Long Meadow", "Harbour Street")

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
)
"""Rounds are in April and October, and tell of the three months before."""

WHO = (
    "one member", "two members", "a carer and a member", "one of the carers", "a new volunteer",
    "three members and a worker", "the cook and two carers", "a neighbour with a spare van",
)  # fmt: skip

DID = (
    "showed the newcomers how to book a seat on the late bus, and drew the way to the stop on a napkin.",
    "wrote the agenda from the sheet on the kitchen door, and crossed out nothing that stood there.",
    "ran the drop-in about benefits alone, as the worker was ill: fourteen people came, and all were seen.",
    "asked to see the budget line by line, took it home for a week and came back with eleven questions.",
    "taught the front desk twelve signs, so that a person who does not speak could order lunch alone.",
    "led the talk with the housing office about the broken lift, and the staff only took the minutes.",
    "planned the summer outing with the drivers, first on the phone and then at the depot over tea.",
    "swapped a morning of gardening for help with a long form; both said that they had won.",
)

AND_THEN = (
    "It took an hour longer than planned. Everyone agreed that it was worth the hour.",
    "The manager heard about it afterwards and asked what else went on while she was away.",
    "Since then the key hangs by the door, and there is no list of who may take it.",
    "Nobody had asked for it. The next week four others wanted to do it.",
    "Two people said it was too loud, so the next one was held in the small room.",
    "We wrote down what went wrong: the papers were late, and the print was too small.",
)

HELPS = (
    "There was tea, and nobody looked at the clock.",
    "Papers came a week before, in big print, with pictures.",
    "The same two people opened the door every time.",
    "She could do it at her own speed, with someone beside her.",
)

IN_THE_WAY = (
    "The last bus goes at six, and a taxi costs more than a day's food.",
    "The room is booked by the town, and we hear about it the evening before.",
    "Forms still come in words that only the people who wrote them understand.",
    "It hangs on two people. When one of them is ill, it does not happen.",
)

CHANGES = (
    "The council moved our money to another office, which wants a report each month.",
    "Two of the carers stopped coming, because the respite hours were cut in the spring.",
    "A new worker began. She used to be a member of a group like ours, in another town.",
    "The building was shut for six weeks while the roof was mended. We met in the library.",
    "The bus company has a new timetable. Nobody has seen it in large print.",
    "The school next door asked whether its pupils may come in on Wednesdays.",
)
