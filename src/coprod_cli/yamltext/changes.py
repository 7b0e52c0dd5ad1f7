"""Which characters of a text an edit touches: the ways to make it, the best one first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coprod_cli.yamltext import in_brackets, in_lines
from coprod_cli.yamltext.layout import Layout, Piece, key_text, layout_of, lines_of_key, on_one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coprod_cli.findings import Keys
    from coprod_cli.yamltext.document import Data
    from coprod_cli.yamltext.in_lines import Change
    from coprod_cli.yamltext.scalars import Plain
    from coprod_cli.yamltext.spans import Entry, Node, Page
    from coprod_cli.yamltext.wanted import Edit


def changes(page: Page, edit: Edit) -> Iterator[Change]:
    """Yield the ways to make an edit, the best one first."""
    if page.root is None:
        lines = lines_of_key(key_text(str(edit.keys[0])), _below(edit, 1), 0, Layout())
        yield [in_lines.inserted(page, len(page.text), lines)]
        return
    holder, node, depth = deepest(page.root, edit.keys)
    entry = node.entry(edit.keys[depth])
    for fold in (True, False):
        layout = layout_of(page, entry.node if edit.kind == "add" and entry else node)._replace(fold=fold)
        if edit.kind == "remove" and entry is not None:
            yield from _removals(page, holder, node, entry)
        elif edit.kind == "add" and entry is not None and entry.node.kind == "list":
            yield from _additions(page, entry, edit.value, layout)
        elif entry is not None:
            yield from _replacements(page, entry, _below(edit, depth + 1), layout)
        else:
            yield from _new_keys(page, holder, node, edit, depth, layout)


def deepest(root: Node, keys: Keys) -> tuple[Entry | None, Node, int]:
    """Return the deepest collection on the way to a key, its own entry, and the place of the key it should hold."""
    holder, node = None, root
    for depth, key in enumerate(keys[:-1]):
        entry = node.entry(key)
        if entry is None or entry.node.kind == "text":
            return holder, node, depth
        holder, node = entry, entry.node
    return holder, node, len(keys) - 1


def nearest(page: Page, edit: Edit, after: Data) -> tuple[int, str, bool]:
    """Return the place that is nearest to an edit, its text on one line, and whether it changes what is there."""
    if page.root is None:
        return len(page.text), edit.text, False
    _holder, node, depth = deepest(page.root, edit.keys)
    entry = node.entry(edit.keys[depth])
    if entry is not None and edit.kind == "add" and entry.node.in_lines:
        return entry.node.end, edit.text, False
    for key in edit.keys[: depth + 1] if edit.kind != "remove" else ():
        after = after[key]  # type: ignore[index]  # the data were made for these keys
    key = edit.keys[depth]
    text = f"{key_text(key)}: {on_one_line(after)}" if isinstance(key, str) else f"- {on_one_line(after)}"
    return node.end if entry is None else entry.start, text, entry is not None


def _below(edit: Edit, depth: int) -> Plain:
    """Return what stands behind the key at a depth once the edit is made, where nothing stood before."""
    value: Plain = [edit.value] if edit.kind == "add" else edit.value
    for key in reversed(edit.keys[depth:]):
        value = {str(key): value}
    return value


def _replacements(page: Page, entry: Entry, value: Plain, layout: Layout) -> Iterator[Change]:
    if entry.node.inside:
        yield from in_brackets.replaced(entry, value)
    else:
        yield from in_lines.replaced(page, entry, value, layout)


def _new_keys(page: Page, holder: Entry | None, node: Node, edit: Edit, depth: int, layout: Layout) -> Iterator[Change]:
    key, value = str(edit.keys[depth]), _below(edit, depth + 1)
    text = key_text(key, node.entries[-1].sign if node.entries else "")
    if node.in_lines:
        yield in_lines.grown(page, node, lines_of_key(text, value, page.column(node.entries[-1].start), layout))
        return
    if in_brackets.is_blank(page, node) and holder is not None:
        yield from _replacements(page, holder, {key: value}, layout)
    elif in_brackets.is_blank(page, node):
        lines = lines_of_key(text, value, 0, layout)
        yield [(node.start, node.end, page.break_before(node.end).join(lines))]
    yield in_brackets.grown(page, node, f"{text}: {on_one_line(value)}")


def _additions(page: Page, entry: Entry, value: Plain, layout: Layout) -> Iterator[Change]:
    node = entry.node
    if node.in_lines:
        yield in_lines.grown(page, node, in_lines.lines_of_next_item(page, node, value, layout))
        return
    if in_brackets.is_blank(page, node):
        yield from _replacements(page, entry, [value], layout)
    yield in_brackets.grown(page, node, on_one_line(value))


def _removals(page: Page, holder: Entry | None, node: Node, entry: Entry) -> Iterator[Change]:
    if node.flow:
        yield from in_brackets.removed(page, node, entry)
    elif len(node.entries) > 1:
        yield from in_lines.removed(page, node, entry)
    elif holder is not None:
        yield in_lines.put(page, holder, Piece("[]" if node.kind == "list" else "{}"), remark=False)
    else:
        yield [(entry.start, page.line_stop(node.end), "{}")]
