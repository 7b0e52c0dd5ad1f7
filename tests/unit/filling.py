"""A Word form as a person fills it in: boxes are ticked and frames written in, and Word saves it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from coprod_cli.words.form import ALONE, LEFT_OUT

if TYPE_CHECKING:
    from collections.abc import Mapping

PRINCIPLES = ("assets", "capacity", "mutuality", "networks", "shared-roles", "catalysts")
CHOICES = ("not-there-yet", "basic", "making-progress", "excellent", *ALONE, LEFT_OUT)
_CHECKED = "{http://schemas.microsoft.com/office/word/2010/wordml}checked"
_VALUE = "{http://schemas.microsoft.com/office/word/2010/wordml}val"


class Filling:
    """One Word form in somebody's hands."""

    def __init__(self, content: bytes) -> None:
        self.made = docx.Document(BytesIO(content))

    def control(self, principle: str, key: str) -> Any:
        """Return the box or the frame of a question."""
        tag = f"coprod-{PRINCIPLES.index(principle) + 1}-{key}"
        found: Any = self.made.element.body.xpath(f".//w:sdt[w:sdtPr/w:tag[@w:val='{tag}']]")
        return found[0]

    def box(self, principle: str, answer: str) -> Any:
        """Return the box of an answer."""
        return self.control(principle, f"choice-{CHOICES.index(answer) + 1}")

    def tick(self, principle: str, answer: str) -> Filling:
        """Tick a box, as a click on it in Word does."""
        box = self.box(principle, answer)
        next(box.iter(_CHECKED)).set(_VALUE, "1")
        next(box.iter(qn("w:t"))).text = "\u2612"
        return self

    def type(self, principle: str, answer: str, sign: str) -> Filling:
        """Type over the sign of a box, as in a program that knows no boxes."""
        next(self.box(principle, answer).iter(qn("w:t"))).text = sign
        return self

    def write(self, principle: str, key: str, words: str) -> Filling:
        """Write into a frame: a new paragraph for each line."""
        content = self.control(principle, key).find(qn("w:sdtContent"))
        for paragraph in list(content):
            content.remove(paragraph)
        for line in words.split("\n"):
            paragraph, run, text = OxmlElement("w:p"), OxmlElement("w:r"), OxmlElement("w:t")
            text.text = line
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.append(text)
            paragraph.append(run)
            content.append(paragraph)
        return self

    def answer(self, scores: Mapping[str, Any]) -> Filling:
        """Fill in whole answers, in the shape in which they are kept."""
        for principle, score in scores.items():
            self.tick(principle, score.get("level") or score["answer"])
            for key in ("why", "helps", "in_the_way"):
                if key in score:
                    self.write(principle, key, score[key])
            for example in score.get("examples", ()):
                self.write(principle, "example", example["said"])
        return self

    def saved(self) -> bytes:
        """Return the file as it is saved."""
        held = BytesIO()
        self.made.save(held)
        return held.getvalue()
