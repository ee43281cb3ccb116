"""Finished HTML that Markdown does not read comes out as if it had been read and left alone."""

from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from markdown.preprocessors import Preprocessor
from mkdocs.structure import pages as mkdocs_pages

from pledges.checks.html import EXTENSIONS
from pledges.pages.finished_html import FinishedHtml, ids

TABLE = '<div class="wide"><table>\n<tr id="a-1"><td>*a*\n\n## no heading</td></tr>\n</table></div>'
TEXTS = {
    "alone": TABLE,
    "two": f"{TABLE}\n\n<p class='b'>x</p>\n\n\n<ul>\n<li><ul><li>y</li></ul></li>\n</ul>",
    "one under the other": f"a\n{TABLE}\n<p>x</p>\nb",
    "among headings": f"# A {{#a}}\n\n{TABLE}\n\n## B {{#b}}\n\n<p>x</p>\n\ntext",
    "in a list": f"- one\n\n    {TABLE}\n\n    two\n- three\n\n{TABLE}",
    "indented": f"   {TABLE}\n\nx",
    "its line goes on": f"{TABLE} and more\n\n<p>x</p><p>y</p>\n\n{TABLE}<p>z</p>",
    "never closed": f"<div><p>x</p>\n\n{TABLE}\n\n*text*",
    "in a line": 'A <span class="figure" id="b">*1*</span> b.\n<bdi>c</bdi> d\n\n<hr>\n',
    "in code": f"```html\n{TABLE}\n```\n\n    {TABLE}\n\nand `<p>`\n<p>x</p>\n",
    "in a folded text": f"/// details | More\n\n## A\n\n{TABLE}\n\n*text*\n\n///\n\n{TABLE}",
    "none": "# A\n\n*text*\n\n- a\n- b",
    "nothing": "",
}


class Spy(Preprocessor):  # type: ignore[misc]  # without types
    """Notes what is left for MkDocs and Markdown to read letter by letter."""

    seen = ""

    def run(self, lines: list[str]) -> list[str]:
        """Note the lines."""
        self.seen = "\n".join(lines)
        return lines


def reader(*more: FinishedHtml) -> tuple[Any, Spy]:
    """Markdown as a page has it, and what it reads."""
    markdown = Markdown(extensions=[*EXTENSIONS, *more], extension_configs=EXTENSIONS)
    spy = Spy(markdown)
    markdown.preprocessors.register(spy, "spy", 21.5)
    return markdown, spy


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_same_comes_out(text: str) -> None:
    """The same page and the same contents, to the byte."""
    (plain, _), (quick, _) = reader(), reader(FinishedHtml())
    assert quick.convert(text) == plain.convert(text)
    assert quick.toc_tokens == plain.toc_tokens


@pytest.mark.parametrize("name", ["alone", "two", "one under the other", "among headings"])
def test_it_is_not_read(name: str) -> None:
    """No element is left to read where each stands in lines of its own."""
    markdown, spy = reader(FinishedHtml())
    markdown.convert(TEXTS[name])
    assert "<" not in spy.seen


def test_the_fragments_of_the_site_are_not_read(root: Path) -> None:
    """Nor is anything of them but what stands in sentences, as they are made of the sample."""
    for path in sorted((root / "tests/golden").glob("*.html")):
        text = path.read_text(encoding="utf-8")
        (plain, _), (quick, spy) = reader(), reader(FinishedHtml())
        assert quick.convert(text) == plain.convert(text), path
        assert path.stem.startswith("figure.") or "<" not in spy.seen, path


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_links_may_lead_to_what_mkdocs_would_find(text: str) -> None:
    """The ids of the finished page are those that MkDocs finds in the HTML itself."""
    html = reader(FinishedHtml())[0].convert(text)
    handler = mkdocs_pages._HTMLHandler()  # noqa: SLF001 - MkDocs has no other place
    handler.feed(html)
    assert ids(html) == handler.present_anchor_ids
