"""Whatever people write, a report shows their words and nothing else changes: in Markdown and in HTML."""

from __future__ import annotations

import datetime
import json
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from markdown_it import MarkdownIt

from coprod_cli.render import html, markdown
from coprod_cli.render.document import photos, pictures
from coprod_cli.render.markdown_text import blocks_of
from coprod_cli.words.document import Block, Document, Fact, Item, Photo, Quote, Section, Table, Words
from coprod_cli.words.learning import learning
from coprod_cli.words.report import report
from test_properties import is_seen, plain_words, prose
from unit.making import loaded

if TYPE_CHECKING:
    from collections.abc import Callable

DAY = datetime.date(2026, 11, 21)
MARK = "Qx7"
"""Stands for people's words; what a page shows with other words must be the same but for them."""
VOID = frozenset({"meta", "link", "br", "hr", "img", "input"})
ON_A_GIT_HOST = MarkdownIt("gfm-like", {"linkify": False})


class Seen(HTMLParser):
    """The elements of a page with their attributes, and the text between them, in order."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.parts: list[str] = [""]
        self.feed(page)
        self.close()
        assert self.open == [], f"not closed: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts += [f"<{tag}>", *(f"{name}={value}" for name, value in attrs), ""]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        assert tag in VOID

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.parts += [f"</{tag}>", ""]

    def handle_data(self, data: str) -> None:
        self.parts[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def files(text: str) -> dict[str, str]:
    """Return a project in which every text that people write is the same one."""
    told = {"said": text, "told_by": "a"}
    score = {"level": "basic", "examples": [told], "helps": text, "in_the_way": text}
    other = {"answer": "not-for-us", "why": text}
    scores = {"project": {"assets": score, "networks": other}, "organisation": {"assets": score}}
    records: dict[str, Any] = {
        "coprod.yaml": {
            "project": text, "purpose": text, "groups": [{"id": "a", "name": text}],
            "already_decided": [{"what": text, "who": text}], "framework": "own",
        },
        "framework.yaml": {
            "id": "own", "based_on": "nef-six", "levels": [{"id": "basic", "name": {"en": text}}],
            "principles": [{"id": "assets", "name": {"en": text}, "meaning": {"en": text}}],
        },
        "outcomes.yaml": {"outcomes": [{
            "id": "b", "outcome": text, "agreed": {"date": "2025-06", "groups": ["a"]},
            "tasks": [{"id": "c", "task": text, "output": text, "status": "doing"}],
            "indicators": [{"id": "d", "indicator": text, "chosen_by": ["a"],
                            "so_far": [{"date": "2025-06", "note": text}]}],
        }]},
        "roles.yaml": {
            "roles": [{"role": text, "held_by": [{"group": "a", "name": text}]}],
            "organisations": [{"name": text}],
            "skills": [{"skill": text}, {"skill": text, "held_by": [{"group": "a"}]}],
            "not_here_yet": [{"who": text, "why": text, "next_step": text, "due": "2027-01"}],
            "can_say_yes": [{"what": text, "who": text}],
        },
        "stories.yaml": {"stories": [
            {"id": "g", "kind": "photo", "title": text, "words": text, "description": text,
             "consent": {"given": "2026-01", "shown_as": text, "where": ["anywhere"]}},
        ]},
        "practicalities.yaml": {
            "access": {"for_everyone": [text], "last_asked": "2026-01", "private_list": text},
            "place": {"where": text, "getting_there": text, "getting_in": text}, "times": text, "breaks": text,
            "keeping_in_touch": [text], "papers": {"before": text, "forms": [text]}, "offered": {"expenses": "true"},
        },
        "learning.yaml": {"learning": [
            {"id": "h", "learned": text, "kind": "ugly", "outcomes": ["b"], "shared": [{"with": text, "date": "2026-01"}]},
        ]},
        "work-plan.yaml": {"actions": [
            {"id": "e", "action": text, "group": "a", "name": text, "progress": [{"date": "2026-01", "note": text}]},
            {"id": "f", "action": text, "group": "a", "status": "stopped", "why": text},
        ]},
        "reviews/2025-12.yaml": {
            "compared": {"from": "2025-05", "to": "2025-11"}, "why": {"project": {"assets": text}},
            "helped": text, "in_the_way": text, "still_fits": {"aims": text, "principles": text},
            "gave": [text], "cost": [text], "worth_it": text, "changed_elsewhere": text,
        },
        **{f"assessments/{month}.yaml": {
            "framework": "own", "date": f"{month}-01", "counts": {"a": 4}, "changed_around_us": [text], "scores": scores,
        } for month in ("2025-05", "2025-11", "2026-05")},
    }  # fmt: skip
    written = {name: json.dumps({"format": 1, **data}, ensure_ascii=False) for name, data in records.items()}
    rules = f"---\nformat: 1\n---\n- {markdown.escape(text)}\n"
    return written | {"ground-rules.md": rules}


def document(text: str) -> Document:
    found = loaded(files(text))
    assert [finding.message for finding in found.findings] == []
    record = report(found.project, blocks_of(found.project.rules_text, "en"), DAY)
    return replace(record, sections=(*record.sections, *learning(found.project, DAY).sections[:-1]))


def as_html(made: Document) -> str:
    shown = {photo.path: b"" for photo in photos(made)}
    return html.page(made, {picture.name: b"<svg></svg>" for picture in pictures(made)}, shown)


def as_markdown(made: Document) -> str:
    page: str = ON_A_GIT_HOST.render(
        markdown.page(made, {each.name: f"{each.name}.svg" for each in pictures(made)}, {})
    )
    return page


FORMS = {"HTML": as_html, "Markdown": as_markdown}
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=list(FORMS))


@cache
def marked(form: Callable[[Document], str]) -> list[str]:
    """Return what is seen of the page where every text is the mark."""
    return Seen(form(document(MARK))).parts


@each_form
def test_every_text_of_the_project_is_shown(form: Callable[[Document], str]) -> None:
    assert sum(part.count(MARK) for part in marked(form)) > 80


@each_form
@settings(max_examples=max(20, settings().max_examples // 3))
@given(prose.map(str.strip).filter(lambda text: not text.endswith(".") and MARK not in text))
@example("<script>alert(1)</script> --> ]]> </style></title> &lt; &amp;lt; \" ' {{ 7*7 }} {% raw %}")
@example("*b* _i_ `c` ~~s~~ [x](y) ![x](y) | a \\| b | $x^2$ =1+1 +1 -1 @x # h")
@example("\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627 e\u0301 \U0001f600 \U0001f469\u200d\U0001f4bb")
@example("x" * 10_000)
@example("a {name} {0} %s %(x)s")
def test_only_the_words_change(form: Callable[[Document], str], text: str) -> None:
    words = plain_words(text)
    assert Seen(form(document(text))).parts == [part.replace(MARK, words) for part in marked(form)]


def test_an_address_made_of_people_s_words_is_in_no_attribute() -> None:
    attributes = [part for part in Seen(as_html(document("javascript:alert(1)"))).parts if part.startswith("href=")]
    assert attributes
    assert all(part.startswith("href=#") for part in attributes)


def all_over(text: str) -> Document:
    """Return a document with a text in each place where one can stand, in a language of its own."""
    said = Words(text, "ar")
    fact = Fact(text, said)
    block = Block(
        said, 4, (text, said), None, Table(text, (text, said), ((said, text),)), (Quote(said, text), Quote(said)),
        (fact,), (said, Item(said, (fact,))), Photo("a.png", said),
    )  # fmt: skip
    return Document(text, (text,), (Section("a", text, (block, Block(text)), (said,)),), "en")


@each_form
@pytest.mark.parametrize("text", ["", " ", "\n", "\u202eabc\u202c", "\x00\x1b[31m\x9b", "\ud800", "\r\n\t", "\u2028"])
def test_what_no_file_may_hold_is_seen_or_nothing(form: Callable[[Document], str], text: str) -> None:
    words = plain_words(text)
    shown = form(all_over(text))
    assert is_seen(shown.replace("\n", ""))
    usual = [part.replace(MARK, words) for part in Seen(form(all_over(MARK))).parts]
    if words:
        assert Seen(shown).parts == usual
    else:
        assert "".join(Seen(shown).parts).count("<h4>") == 0
