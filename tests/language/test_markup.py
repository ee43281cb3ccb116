"""A document is cut into pieces that are the document again when they are joined."""

from pathlib import Path

from pledges.language.markup import attributes, closed, pieces

PAGE = """<!DOCTYPE html>
<html lang="ar"><head><style>a > b { content: "<p>" }</style>
<script data-x="a>b">if (1 < 2) document.write("<p>x</p>")</script></head>
<!-- a <b> remark --><body><p title='it is "so" > that' hidden>a &lt; b
&amp; c<br>d<img src="x"/></p>
</body></html> end"""


def test_joined_the_pieces_are_the_document(site: Path) -> None:
    """Of a page of our own making, and of every page of the site."""
    for html in (PAGE, *(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))):
        assert "".join(text + source for text, source, *_ in pieces(html)) == html


def test_what_holds_other_languages_is_one_piece() -> None:
    """Scripts, styles, remarks and declarations are copied as they are."""
    raw = [source.partition(">")[0] for _, source, _, tag, _ in pieces(PAGE) if source and not tag]
    assert raw == ["<!DOCTYPE html", "<style", '<script data-x="a', "<!-- a <b"]


def test_tags_have_names_and_attributes() -> None:
    """Whatever the quotes; an attribute without a value is empty."""
    found = {tag: rest for _, _, slash, tag, rest in pieces(PAGE) if tag and not slash}
    assert attributes(found["p"]) == {"title": 'it is "so" > that', "hidden": ""}
    assert attributes(found["img"]) == {"src": "x"}
    assert [tag for tag, rest in found.items() if closed(tag, rest)] == ["br", "img"]


def test_texts_stand_between_the_tags() -> None:
    """As they are written; the last one may end the document."""
    found = [text for text, *_ in pieces(PAGE) if text.strip()]
    assert found == ["a &lt; b\n&amp; c", "d", " end"]
