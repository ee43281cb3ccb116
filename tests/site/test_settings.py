"""The addresses of the site and of its repository are what they seem, wherever they come from."""

import pytest

from pledges.__main__ import main
from pledges.editing.command import ROOT, WRONG_USE, RefusalError
from pledges.site.settings import address

ODD = (
    "",
    "/",
    "example.org",
    "ftp://example.org/",
    "javascript:ran()",
    "http://[::1",
    "http://[zz]/",
    "http://:80/",
    "https://a b/",
    "https://example.org/\n<script>",
    'https://example.org/"><script>ran()</script>',
    "https://example.org/'x",
    "https://user@example.org/",
    "https://example.org/?a#b",
    "https://example.org/\u202e",
    "https://example.org/*/",
    "https://example.org/:splat/",
    f"https://{'a' * 64}.org/",
    None,
)


@pytest.mark.parametrize("given", ODD)
def test_what_is_no_address_is_refused(given: object) -> None:
    """Nothing that would have to be escaped, is not whole, or hides where it leads."""
    with pytest.raises(RefusalError):
        address("site_url", given)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("https://example.org/a/b/", "https://example.org/a/b/"),
        ("https://تعهدات.example/", "https://xn--mgbfbs3cye.example/"),
        (
            "https://example.org/تعهدات/",
            "https://example.org/%D8%AA%D8%B9%D9%87%D8%AF%D8%A7%D8%AA/",
        ),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
        ("https://gitlab.example/a/-/b~c", "https://gitlab.example/a/-/b~c"),
        ("https://example.org/%D8%AA/", "https://example.org/%D8%AA/"),
    ],
)
def test_letters_of_other_scripts_are_written_as_addresses_have_them(
    given: str, wanted: str
) -> None:
    """The same address may then stand in a calendar, a site map and a header."""
    assert address("site_url", given) == wanted


@pytest.mark.parametrize("key", ["SITE_URL", "REPOSITORY_URL"])
@pytest.mark.parametrize("given", ["http://[::1", 'https://a/"x'])
def test_a_wrong_address_is_told_before_anything_is_built(
    key: str, given: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In both languages, with the name of the setting and no traceback."""
    monkeypatch.setenv(key, given)
    assert main(["publish", "--partial", "site-of-no-test"], ROOT) == WRONG_USE
    said = capsys.readouterr().err
    assert said.count(key) == 2
    assert "Traceback" not in said
