"""Addresses: of records, of pages from pages, of the publication; nowhere else are they made."""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from urllib.parse import urljoin

import pytest
from tests.building import IDENTITY, PUBLICATION, REPOSITORY, SITE

from pledges.addresses import PLACES, Links, Publication, place, record_of
from pledges.pages.edition import Edition
from pledges.records.library import COLLECTIONS, Library
from pledges.records.texts import LANGS, Lang

TODAY = PUBLICATION.today
# Each Markdown file with its address as MkDocs writes it: as a folder, and as a file.
ADDRESSES = {
    "index.md": ("", "index.html"),
    "about.md": ("about/", "about.html"),
    "sources.md": ("sources/", "sources.html"),
    "pledges/index.md": ("pledges/", "pledges/index.html"),
    "pledges/climate.md": ("pledges/climate/", "pledges/climate.html"),
    "bodies/index.md": ("bodies/", "bodies/index.html"),
    "bodies/un-network.md": ("bodies/un-network/", "bodies/un-network.html"),
    "objectives/7.md": ("objectives/7/", "objectives/7.html"),
    "compact/index-of-terms.md": ("compact/index-of-terms/", "compact/index-of-terms.html"),
    "deep/er/index.md": ("deep/er/", "deep/er/index.html"),
    "deep/er/page.md": ("deep/er/page/", "deep/er/page.html"),
}
ROOTS = ("https://example.org/", "https://example.org/en/", "https://example.org/a/copy/")
PAIRS = list(product(ADDRESSES, ADDRESSES))


# What no page shows one by one.
UNSHOWN = {"sdg", "units", "words", "search", "governorates"}
LISTS = ("milestones", "indicators", "updates", "questions")


@pytest.mark.parametrize(
    ("record", "wanted"),
    [
        (("pledges", "water"), ("pledges/water.md", "")),
        (("pledges", "water", "milestones", "a"), ("pledges/water.md", "milestone-water-a")),
        (("pledges", "water", "milestones", "a", "says"), ("claims.md", "accounts-water-a")),
        (("objectives", "7"), ("compact/objectives.md", "objective-7")),
        (("objectives", "7", "pledges"), ("objectives/7.md", "")),
        (("bodies", "iom"), ("bodies/iom.md", "")),
        (("sources", "unsd"), ("sources.md", "unsd")),
        (("claims", "reported"), ("method.md", "claim-reported")),
        (("changes", "0123456789abcdef"), ("changes.md", "commit-0123456789ab")),
    ],
)
def test_published_places_stay(record: tuple[str, ...], wanted: tuple[str, str]) -> None:
    """Who has linked to a record is not lost: its address is what it was."""
    assert place(*record) == wanted


def test_a_question_may_be_of_no_pledge() -> None:
    """What belongs to no pledge stands on a page of its own kind."""
    assert place("questions", "who") == ("unknown.md", "question-general-who")
    assert place("pledges", "water", "questions", "who") == (
        "pledges/water.md",
        "question-water-who",
    )


def test_a_value_has_an_address_of_its_own(library: Library) -> None:
    """On the page of its figure: its date, with its part where it has parts."""
    for figure in library.figures.values():
        names = [reading.name for reading in figure.indicator.readings]
        assert len(set(names)) == len(names)
    readings = library.figures["origin-governorates"].indicator.readings
    found = place("figures", "origin-governorates", "readings", readings[0].name)
    assert found == ("figures/origin-governorates.md", "2025-03-thi-qar")


def shown(library: Library) -> Iterator[tuple[str, ...]]:
    """Every record that a page shows, by the way to it through the data."""
    for collection in ("pledges", *COLLECTIONS):
        if collection not in UNSHOWN:
            yield from ((collection, slug) for slug in library.collection(collection))
    yield from (("figures", slug) for slug in library.figures)
    for slug, pledge in library.pledges.items():
        for name in LISTS:
            found = getattr(pledge, name)
            keys = (update.name for update in found) if name == "updates" else found
            yield from (("pledges", slug, name, key) for key in keys)


def test_every_record_has_a_place_of_its_own(library: Library, root: Path) -> None:
    """Its page is there in both languages, and no other record has the same anchor in it."""
    found = [place(*record) for record in shown(library)]
    assert len(set(found)) == len(found) > len(library.sources)
    for page, lang in product({location.page for location in found}, LANGS):
        assert (root / "docs" / lang / page).is_file(), page


def test_a_page_of_one_record_names_it(sample: Edition) -> None:
    """From a record to its page and back; pages of many and of none name no record."""
    for collection in ("pledges", "bodies"):
        for slug in sample.library.collection(collection):
            assert record_of(place(collection, slug).page) == (collection, slug)
    assert record_of(place("objectives", "7", "pledges").page) == ("objectives", "7")
    for page in ("pledges/index.md", "index.md", "pledges.md", "guides/pledges.md", "a/b.md", ""):
        assert record_of(page) is None


# A folder of pages of one record each, or the beginning of an anchor, and something joined to it;
# a page that shows many, and an anchor that is not written out.
JOINED = r"(?:\{|['\"] *[~+]|['\"]$)"
FOLDERS = "|".join(sorted({page.partition("/")[0] for page, _ in PLACES.values() if "/{" in page}))
HEADS = "|".join(sorted({anchor.partition("{")[0] for _, anchor in PLACES.values()} - {""}))
PAGES = "|".join(sorted(re.escape(page) for page, _ in PLACES.values() if "{" not in page))
WRITTEN_OUT = re.compile(
    rf"(?<![\w-])(?:(?:{FOLDERS})/{JOINED}|(?:{HEADS}){JOINED})|['\"](?:{PAGES})['\"], *[a-z]",
    re.MULTILINE,
)
# Classes are for sheets, whatever becomes of anchors.
CLASSES = re.compile(r'class="(?:\{\{.*?\}\}|[^"{])*"')
ELSEWHERE = {
    "pledges/checks/anchors.py": "places of pages that stand for a kind, and no record",
    "pledges/records/library.py": "the file of `data/` in which a pledge stands",
    "pledges/records/load.py": "the same, of what is no pledge",
    "pledges/files/paths.py": "files beside the pages, which stay where pages move",
    "pledges/templates/api.html": "the same, beside the list of them",
    "pledges/files/follow/entries.py": "names of entries, which a reader of feeds keeps for ever",
    "pledges/files/follow/diary.py": "names of dates, which a calendar keeps for ever",
    "pledges/files/tables/rows.py": "ids of updates, which stay where anchors change",
    "pledges/files/tables/changes.py": "the same, of those that were withdrawn",
    "pledges/editing/form/pages.py": "the pages of prose that the form draws",
    "pledges/templates/form/start.html": "the files of `data/` that the form opens",
}


def test_no_address_of_a_record_is_written_out_elsewhere(root: Path) -> None:
    """Templates and modules ask `place`; each that writes such a thing out has its reason."""
    files = [*(root / "hooks").rglob("*.py"), *(root / "hooks").rglob("*.html")]
    files += (root / "theme").rglob("*.html")
    found = {
        str(path.relative_to(root / "hooks" if "hooks" in path.parts else root))
        for path in files
        if WRITTEN_OUT.search(CLASSES.sub("", path.read_text(encoding="utf-8")))
    }
    assert found == ELSEWHERE.keys()


@pytest.mark.parametrize(
    "text",
    [
        'f"pledges/{slug}.md"',
        'f"docs/{lang}/bodies/{slug}.md"',
        "link('objectives/' ~ slug ~ '.md')",
        "'milestone-' ~ pledge",
        '<li id="question-{{ owner }}">',
        'page(lang, "sources.md", slug)',
    ],
)
def test_what_is_written_out_is_found(text: str) -> None:
    """Each way in which an address was once written out."""
    assert WRITTEN_OUT.search(text)


# Ids to which no link leads: what a drawing is filled with.
DRAWN = re.compile(r"hatch-(strip-)?\{\{.*")


def test_ids_in_templates_come_from_where_their_links_come(root: Path) -> None:
    """An id that is made up of values is the anchor of a place, or of something missing."""
    for path in (root / "hooks").rglob("*.html"):
        if path.parent.name == "form":  # no page of the site
            continue
        ids = re.findall(r'\sid="([^"]*\{\{.*?)"', path.read_text(encoding="utf-8"))
        made = [one for one in ids if not DRAWN.fullmatch(one)]
        assert all(re.search(r"\banchor \}\}$", one) for one in made), path


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("root", ROOTS)
def test_every_page_links_to_every_other(root: str, directory_urls: bool) -> None:  # noqa: FBT001
    """From the address of a page a relative link resolves to that of its target."""
    form = 0 if directory_urls else 1
    for here, there in PAIRS:
        link = Links(here, directory_urls).to(there)
        assert urljoin(root + ADDRESSES[here][form], link) == root + ADDRESSES[there][form]


@pytest.mark.parametrize("directory_urls", [True, False])
def test_an_anchor_is_kept(directory_urls: bool) -> None:  # noqa: FBT001
    """A link to a place in a page resolves to that page and that place."""
    form = 0 if directory_urls else 1
    for here, there in PAIRS:
        link = Links(here, directory_urls).to(there, "done")
        address = f"{ROOTS[1]}{ADDRESSES[there][form]}#done"
        assert urljoin(ROOTS[1] + ADDRESSES[here][form], link) == address


def test_links_are_relative() -> None:
    """No link begins with a slash or names a host, so that a copy of the site works anywhere."""
    for (here, there), directory_urls in product(PAIRS, (True, False)):
        link = Links(here, directory_urls).to(there)
        assert link
        assert not link.startswith("/")
        assert ":" not in link


def test_a_place_in_the_same_page_needs_no_address() -> None:
    """Within a page only the anchor is written."""
    assert Links("pledges/climate.md").to("pledges/climate.md", "done") == "#done"


@pytest.mark.parametrize(
    ("page", "home", "wanted"),
    [
        ("index.md", "", "cite/water.bib"),
        ("index.md", "en/", "../cite/water.bib"),
        ("data.md", "", "../cite/water.bib"),
        ("pledges/water.md", "en/", "../../../cite/water.bib"),
    ],
)
def test_files_are_found_from_every_depth(page: str, home: str, wanted: str) -> None:
    """A file stands once, above the homes of all languages."""
    assert Links(page, home=home).file("cite/water.bib") == wanted


def test_files_are_found_from_pages_that_are_files() -> None:
    """Without folders of their own pages are one step nearer."""
    found = Links("pledges/water.md", directory_urls=False, home="en/").file("api/v1/index.json")
    assert found == "../../api/v1/index.json"


@pytest.mark.parametrize(
    ("lang", "path", "anchor", "address"),
    [
        ("ar", "index.md", "", ""),
        ("en", "index.md", "", "en/"),
        ("ar", "pledges/water.md", "", "pledges/water/"),
        ("en", "pledges/water.md", "homes", "en/pledges/water/#homes"),
    ],
)
def test_a_page_has_an_absolute_address(lang: Lang, path: str, anchor: str, address: str) -> None:
    """Arabic stands at the top of the site, the other languages below it."""
    assert PUBLICATION.page(lang, path, anchor) == SITE + address


def test_pages_may_be_files() -> None:
    """A site that is read from a disk has the names of its files as addresses."""
    publication = Publication("https://a.example/b/", "", TODAY, IDENTITY, directory_urls=False)
    assert publication.page("en", "pledges/water.md") == "https://a.example/b/en/pledges/water.html"


def test_a_stranger_is_led_to_arabic() -> None:
    """Each language has its alternate; whoever reads neither gets the default."""
    assert PUBLICATION.alternates("data.md", LANGS) == [
        ("ar", f"{SITE}data/"),
        ("en", f"{SITE}en/data/"),
        ("x-default", f"{SITE}data/"),
    ]


def test_a_file_can_be_edited_where_it_is_kept() -> None:
    """A slash at the end of the repository's address changes nothing."""
    slashed = Publication(SITE, f"{REPOSITORY}/", TODAY, IDENTITY)
    assert slashed.edit("data/a.yml") == PUBLICATION.edit("data/a.yml")
    assert PUBLICATION.edit("data/a.yml") == f"{REPOSITORY}/edit/main/data/a.yml"


def test_a_commit_has_its_page_in_the_repository() -> None:
    """Whether the address of the repository ends in a slash or not."""
    publication = Publication(SITE, f"{REPOSITORY}/", TODAY, IDENTITY)
    expected = f"{REPOSITORY}/commit/abc"
    for one in (publication, PUBLICATION):
        assert one.in_repository("commit", id="abc") == expected
