"""The files that each project has beside its rounds: made up, like the stories."""

from __future__ import annotations

_PROJECT = """\
format: 1
project: "{place} Together {number}"
purpose: "People in {place} decide together how day support is run, and who does what."
began: 2017-01
framework: nef-six
language: en
review_every: 6 months
hide_groups_under: 3
views: private
already_decided:
  - what: "The budget for the year"
    who: "The council"
    date: 2017-01
  - what: "The house is shut on Sundays."
    who: "The landlord"
groups:
  - id: members
    name: "people who use the day centre"
  - id: carers
    name: "family carers"
  - id: staff
    name: "staff"
    paid: true
"""

_OUTCOMES = """\
format: 1
outcomes:
  - id: out-in-the-evening
    outcome: "People in {place} can go out in the evening and get home again."
    agreed:
      date: 2017-06-14
      groups:
        - members
        - carers
        - staff
    tasks:
      - id: late-bus
        task: "Try a late bus with the bus company, on the evenings that people choose"
        output: "A bus at nine on twelve Fridays, and a count of who rode on it"
        due: 2027-03-31
        status: doing
    indicators:
      - id: evenings-out
        indicator: "More people go out in the evening at least once a month"
        purpose:
          - prove
        kind: number
        unit: "people"
        chosen_by:
          - members
          - staff
        gathered_by:
          - members
        start:
          value: 4
          date: 2017-06
        target:
          value: 20
          due: 2027-06
        so_far:
          - date: 2025-10-10
            value: 9
            source: "The sheet by the front door"
          - date: 2026-10-09
            value: 13
            source: "The same sheet, counted by two members"
      - id: evening-stories
        indicator: "People tell what they did there"
        purpose:
          - improve
        kind: story
        chosen_by:
          - carers
        gathered_by:
          - members
          - carers
        start:
          value: "None that anyone wrote down"
          date: 2017-06
        target:
          value: 12
          due: 2027-06
"""

_ROLES = """\
format: 1
roles:
  - role: "chair"
    held_by:
      - group: members
      - group: staff
    since: 2019-06
  - role: "minutes"
    held_by:
      - group: carers
    since: 2021-08
  - role: "coordination"
    held_by:
      - group: members
      - group: staff
    since: 2024-03
organisations:
  - name: "{place} Carers"
    group: carers
  - name: "The library"
skills:
  - skill: "Knowing every bus stop, and which ones have a seat"
    held_by:
      - group: members
  - skill: "Running a meeting in easy read"
    held_by: []
not_here_yet:
  - who: "People under 25"
    why: "We meet when they are at college or at work."
    next_step: "Two of us go to the place where they play music"
    due: 2027-01-31
can_say_yes:
  - what: "Money over 50 pounds"
    who: "The centre manager"
"""

_RULES = """\
---
format: 1
agreed:
  date: 2026-06-10
  groups:
    - members
    - carers
    - staff
look_again: 2027-06
---

# Our ground rules

- Ask when a word is new to you. Someone else is glad you did.
- One person talks at a time, and we wait for slow talkers.
- Papers come a week before. If they come late, we leave that point for next time.
- What people tell us about their lives stays in the room.

## What co-production means to us

Nobody in {place} plans for us while we are out of the room.
"""

FILES = {"coprod.yaml": _PROJECT, "outcomes.yaml": _OUTCOMES, "roles.yaml": _ROLES, "ground-rules.md": _RULES}
"""The other files of each project, with the gaps to fill."""
