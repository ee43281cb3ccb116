"""The sections of finished pages: headings, records with an address, no furniture."""

from pledges.language.markup import pieces
from pledges.search.sections import sections

PAGE = """<nav>menu</nav><article class="md-content__inner md-typeset">
<h1 id="_1">Title<a class="headerlink" href="#_1">¶</a></h1><p>One <b>wo</b>rd<br>two
<a class="cite" href="s">said by</a></p><svg><title>drawing</title></svg>
<h2 id="terms">Terms</h2><dl><div id="alpha"><dt>Alpha <span class="mark">ours</span></dt>
<dd>first letter</dd></div></dl><p>after</p>
<table><tr id="row"><td>1</td><th>Row<br><span>note</span></th><td>2</td></tr></table>
<aside class="correct">correct this</aside></article><footer>foot</footer>"""


def test_a_page_falls_into_its_sections() -> None:
    """Headings and records with an id are sections; text after a record is the heading's again."""
    found = [
        (s.anchor, s.words("title"), s.words("text"), s.words("cited"))
        for s in sections(pieces(PAGE))
    ]
    assert found == [
        ("_1", "Title", "One word two", "said by"),
        ("terms", "Terms", "after", ""),
        ("alpha", "Alpha", "ours first letter", ""),
        ("row", "Row", "1 note 2", ""),
    ]


def test_the_heading_of_what_is_folded_leads_to_what_it_opens() -> None:
    """Its words are in its section, and what only says what is in it is not."""
    page = """<article class="md-content__inner"><h1 id="page">Title</h1><details><summary>
<h2>Log</h2><div class="holds">2 entries</div></summary><div id="log"><p>Told.</p>
<div id="one"><dt>One</dt>more</div>after</div></details></article>"""
    found = [(s.anchor, s.words("title"), s.words("text")) for s in sections(pieces(page))]
    assert found == [("page", "Title", ""), ("log", "Log", "Told. after"), ("one", "One", "more")]


def test_a_page_without_an_article_has_nothing() -> None:
    """What is no page of the site is not read."""
    assert sections(pieces("<h1>Other</h1>")) == []
