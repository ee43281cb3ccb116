"""Sections of a page folded behind their headings, each with a line that says what is in it."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

HEADING = re.compile(r"^(## .*\{#(?P<id>[\w-]+))\}[ ]*$", re.MULTILINE)
HOLDS, LEFT_OPEN = "data-holds", "follow"
# After the list of contents was made of the headings.
PRIORITY = 4


def marked(markdown: str, holds: Callable[..., str]) -> str:
    """A page whose headings, but for one, say what each `section` holds that is folded behind.

    It is said in HTML, in digits that Markdown has no use for.
    """

    def said(match: re.Match[str]) -> str:
        if match["id"] == LEFT_OPEN:
            return match[0]
        return f'{match[1]} {HOLDS}="{holds(section=match["id"]).strip().encode().hex()}"}}'

    return HEADING.sub(said, markdown)


class Folding(Extension):  # type: ignore[misc]  # without types
    """Folds the sections whose headings are marked."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown calls it so
        """Fold them once everything else is made."""
        md.treeprocessors.register(_Fold(md), "folding", PRIORITY)


class _Fold(Treeprocessor):  # type: ignore[misc]  # without types
    """Moves what follows a heading into an element that opens."""

    def run(self, root: Element) -> None:
        inside: Element | None = None
        for element in list(root):
            if element.tag == "h2":
                inside = self._folded(root, element) if HOLDS in element.attrib else None
            elif inside is not None:
                root.remove(element)
                inside.append(element)

    def _folded(self, root: Element, heading: Element) -> Element:
        """Put a section in the place of its heading: a link to that leads to what it opens."""
        details = Element("details", {"class": "part"})
        root[list(root).index(heading)] = details
        summary = SubElement(details, "summary")
        summary.append(heading)
        for sign in heading.findall("a[@class='headerlink']"):
            heading.remove(sign)
        if said := heading.attrib.pop(HOLDS):
            html = self.md.htmlStash.store(bytes.fromhex(said).decode())
            SubElement(summary, "div", {"class": "holds"}).text = html
        return SubElement(details, "div", {"id": heading.attrib.pop("id")})
