"""Sections fold behind their headings, and links, contents and ids are those that they were."""

from markdown import Markdown

from pledges.checks.html import EXTENSIONS
from pledges.pages.folding import Folding, marked

PAGE = """# Title

Before.

## Log {#log}

<div id="one">First.</div>

### Deeper {#deeper}

*Second.*

## Follow {#follow}

Open.

## Cite {#cite}

Last."""


def converted(holds: dict[str, str]) -> tuple[str, list[str]]:
    """The page as HTML, and the ids of its contents."""
    markdown = Markdown(extensions=[*EXTENSIONS, Folding()], extension_configs=EXTENSIONS)
    html = markdown.convert(marked(PAGE, lambda section: holds.get(section, "")))
    tops = [one for top in markdown.toc_tokens for one in [top, *top["children"]]]
    return html, [str(one["id"]) for one in tops]


def test_a_section_folds_with_all_that_it_holds() -> None:
    """Its heading is in the summary, with a line on what it holds; its id is on what it opens."""
    html, contents = converted({"log": "2 entries &amp; more"})
    start, end = html.index('<details class="part">'), html.index("</details>")
    log = html[start:end]
    assert "<h2>Log</h2>" in log
    assert '<div class="holds">2 entries &amp; more</div>' in log
    assert log.index("</summary>") < log.index('<div id="log">') < log.index('id="one"')
    assert "<em>Second.</em>" in log
    assert 'id="deeper"' in log
    assert contents[1:] == ["log", "follow", "cite"]


def test_what_is_left_open_stays_as_it_is() -> None:
    """A section that is not to fold ends the one before and keeps its heading."""
    html, _ = converted({})
    assert html.count("<details") == 2
    follow = html[html.index('id="follow"') : html.rindex("<details")]
    assert "Open." in follow
    assert "</details>" not in follow
    assert "holds" not in html
