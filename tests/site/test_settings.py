"""The settings of a site: who publishes it, told on its pages, or that nobody has been named."""

import re
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from tests.building import EXAMPLE, IDENTITY, PUBLICATION, REPOSITORY, SITE, Build, build

from pledges.addresses import Publication
from pledges.files.paths import feed as feed_of
from pledges.records.texts import LANGS, NONE, Lang
from pledges.site import settings
from pledges.site.settings import WrongSettingError

DAY = PUBLICATION.today
NOBODY = {"ar": "لم يُذكر بعد من ينشر هذا السجل", "en": "No publisher has been named"}
CLAIMS = re.compile("independent record|not (a|the) site of|سجل (عام )?مستقل|ليس موقعًا")


def example(root: Path) -> str:
    """The setting as the guide shows it, without its first line."""
    guide = (root / "docs/en/guides/publish.md").read_text(encoding="utf-8")
    return str(EXAMPLE.findall(guide)[0]).removeprefix("extra:\n")


def publication(root: Path, publisher: object) -> Publication:
    """The publication with a setting of the publisher."""
    extra = {"repository": REPOSITORY, "identity": IDENTITY, "publisher": publisher}
    config = SimpleNamespace(site_url=SITE, extra=extra, use_directory_urls=True)
    return settings.publication(root, config, DAY, NONE)


def test_the_guides_show_a_setting_that_is_good(root: Path) -> None:
    """The same in both languages."""
    named = publication(root, yaml.safe_load(example(root))["publisher"]).publisher
    assert named is not None
    assert named.mail == "corrections@pledges.example"
    assert example(root) in (root / "docs/ar/guides/publish.md").read_text(encoding="utf-8")
    assert publication(root, None).publisher is None


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"name": {"ar": "اسم"}}, "publisher.name.en"),
        ({"funding": {"ar": "", "en": "Us"}}, "publisher.funding.ar"),
        ({"corrections": "by post"}, "publisher.corrections"),
        ({"corrections": "a@b.example?bcc=c@d.example"}, "publisher.corrections"),
        ({"corrections": "javascript:alert(1)"}, "publisher.corrections"),
        ({"colour": "blue"}, "publisher.colour"),
    ],
)
def test_a_bad_setting_is_told_in_both_languages(root: Path, change: object, key: str) -> None:
    """With the key that is wrong."""
    good = yaml.safe_load(example(root))["publisher"]
    with pytest.raises(WrongSettingError, match=re.escape(key)) as refused:
        publication(root, good | change)
    assert "اكتب لكل من" in str(refused.value)
    assert "give name, kind" in str(refused.value)


@pytest.mark.parametrize("setting", ["nobody", [], {}])
def test_a_setting_of_another_shape_is_refused(root: Path, setting: object) -> None:
    """Whatever stands there."""
    with pytest.raises(WrongSettingError):
        publication(root, setting)


@pytest.mark.parametrize("lang", LANGS)
def test_the_site_says_that_nobody_is_named(site: Path, lang: Lang) -> None:
    """On each page, beside the way to correct it; and claims nothing of its independence."""
    home = site / ("" if lang == "ar" else lang)
    for name in ("index.html", "about/index.html", "method/index.html"):
        text = (home / name).read_text(encoding="utf-8")
        page = BeautifulSoup(text, "html.parser")
        footer = page.select_one(".md-copyright")
        assert footer is not None
        assert NOBODY[lang] in footer.text
        assert not CLAIMS.search(page.text)
        correct = page.select_one(".correct")
        assert correct is not None
        assert "mailto:" not in str(correct)


def test_the_build_says_how_to_name_one(built: Build) -> None:
    """In both languages, with the place."""
    assert "no publisher is named" in built.output
    assert "اذكره تحت extra.publisher في mkdocs.yml" in built.output


def test_a_named_publisher_stands_on_the_site(project: Path, root: Path) -> None:
    """In the footer, in the feeds and where corrections go, with page, sentence and version."""
    text = (root / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:")[0]
    text = text.replace("\nextra:\n", f"\nextra:\n{example(root)}", 1)
    text = text.replace("custom_dir: theme", f"custom_dir: {root}/theme")
    text = text.replace("hooks/events.py", f"{root}/hooks/events.py")
    text = re.sub(r"^watch:.*$", 'nav: [index.md]\nnot_in_nav: "**"', text, flags=re.MULTILINE)
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")
    done = build(project, project / "site", DAY)
    assert done.code == 0, done.output
    assert "no publisher is named" not in done.output
    page = (done.folder / "en/index.html").read_text(encoding="utf-8")
    link = BeautifulSoup(page, "html.parser").select_one(".correct a.told")
    assert link is not None
    assert "Published by Name of the publisher" in page
    address = urlsplit(str(link["href"]))
    assert address.path == "corrections@pledges.example"
    body = parse_qs(address.query)["body"][0]
    assert all(word in body for word in (f"{SITE}en/", "Sentence: «»", DAY.isoformat()))
    feed = (done.folder / feed_of("en")).read_text(encoding="utf-8")
    assert "<name>Name of the publisher</name>" in feed
