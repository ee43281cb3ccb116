"""A document is cut into pieces that are the document again when they are joined."""

from pathlib import Path

import pytest

from pledges.markup import Piece, pieces

PAGE = """<!DOCTYPE html>
<html lang="ar"><head><style>a > b { content: "<p>" }</style>
<script data-x="a>b">if (1 < 2) document.write("<p>x</p>")</script></head>
<!-- a <b> remark --><body><p title='it is "so" > that' hidden>a &lt; b
&amp; c<br>d<img src="x"/></p>
</body></html> end"""


def test_joined_the_pieces_are_the_document(site: Path) -> None:
    """Of a page of our own making, and of every page of the site."""
    for html in (PAGE, *(path.read_text(encoding="utf-8") for path in site.rglob("*.html"))):
        assert "".join(piece.source for piece in pieces(html)) == html


def test_what_holds_other_languages_is_one_piece() -> None:
    """Scripts, styles, remarks and declarations are copied as they are."""
    raw = [piece.source.partition(">")[0] for piece in pieces(PAGE) if piece.kind == "raw"]
    assert raw == ["<!DOCTYPE html", "<style", '<script data-x="a', "<!-- a <b"]


def test_tags_have_names_and_attributes() -> None:
    """Whatever the quotes; an attribute without a value is empty."""
    found = {piece.tag: piece for piece in pieces(PAGE) if piece.kind == "start"}
    assert found["p"].attributes == {"title": 'it is "so" > that', "hidden": ""}
    assert found["img"].attributes == {"src": "x"}
    assert [tag for tag, piece in found.items() if piece.closed] == ["br", "img"]


@pytest.mark.parametrize(("source", "words"), [("a &lt; b &amp; c", "a < b & c"), ("أ ب", "أ ب")])
def test_a_text_is_read_without_its_escapes(source: str, words: str) -> None:
    """The source stays as it is."""
    (piece,) = pieces(source)
    assert (piece, piece.words) == (Piece("text", source), words)
