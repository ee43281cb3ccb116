"""The pictures of charts stand alone, and PNG is drawn from them with letters for every word."""

import datetime as dt
import io
import xml.etree.ElementTree as ET

import pytest
import resvg_py
from PIL import Image
from tests.building import PUBLICATION

from pledges.addresses import Links
from pledges.pages.charts.kinds import KINDS
from pledges.pages.edition import Edition
from pledges.pages.embeds import FONTS, picture, png
from pledges.pages.fragments.page import Page
from pledges.records.dated import Indicator
from pledges.records.library import Library
from pledges.records.texts import LANGS, Lang

pytestmark = pytest.mark.slow

ALL = [*KINDS]


def charted(library: Library, kind: str) -> list[Indicator]:
    """The indicators of the site that are drawn in a kind of chart."""
    owners = ("context", *library.pledges)
    every = (one for owner in owners for one in library.indicators(owner).values())
    return [one for one in every if one.chart == kind]


@pytest.fixture(scope="module")
def pages(library: Library, today: dt.date) -> dict[Lang, Page]:
    """A page in each language."""
    edition = Edition(library, today)
    return {lang: Page(edition.renderers[lang], Links("index.md"), PUBLICATION) for lang in LANGS}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ALL)
def test_a_picture_stands_alone(
    library: Library, pages: dict[Lang, Page], kind: str, lang: Lang
) -> None:
    """It is XML, names no file and leads nowhere; its words are those of the page."""
    found = charted(library, kind)
    assert found
    for indicator in found:
        svg = picture(pages[lang], indicator)
        root = ET.fromstring(svg)  # noqa: S314 - our own
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert "href" not in svg
        assert "%" not in "".join(str(one.get("x", "")) for one in root.iter())
        text = " ".join("".join(root.itertext()).split())
        assert indicator.title[lang] in text


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", ALL)
def test_every_letter_of_a_picture_is_drawn(
    library: Library,
    pages: dict[Lang, Page],
    kind: str,
    lang: Lang,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The fonts have all letters, in Arabic too, and the PNG is as large as services want."""
    for indicator in charted(library, kind)[:4]:
        svg = picture(pages[lang], indicator)
        resvg_py.svg_to_bytes(
            svg_string=svg, skip_system_fonts=True, font_files=FONTS, log_information=True
        )
        assert "character were found" not in "".join(capfd.readouterr())
        with Image.open(io.BytesIO(png(svg))) as image:
            assert image.size == (1200, 630)
            assert len(image.convert("RGB").getcolors(2**24) or ()) > 1


def test_what_has_no_letters_would_be_found(capfd: pytest.CaptureFixture[str]) -> None:
    """The test above can fail: Chinese is in none of the fonts."""
    text = '<text font-family="Noto Sans of the site">\u4e2d</text>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{text}</svg>'
    resvg_py.svg_to_bytes(
        svg_string=svg, skip_system_fonts=True, font_files=FONTS, log_information=True
    )
    assert "character were found" in "".join(capfd.readouterr())
