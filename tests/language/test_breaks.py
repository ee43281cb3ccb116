"""Where long addresses and keys may break."""

import pytest

from pledges.language.markup import breakable


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ("a/short/address", "a/short/address"),
        (
            "https://example.org/a-long_address?x=1",
            "https://<wbr>example.<wbr>org/<wbr>a-<wbr>long_<wbr>address?<wbr>x=<wbr>1",
        ),
        ("(134019%D8%AA%D8%AF%D8%B9)", "(134019<wbr>%D8<wbr>%AA<wbr>%D8<wbr>%AF<wbr>%D8<wbr>%B9)"),
        ("&lt;&#x27;&amp;&quot;&lt;&gt;&#x27;", "&lt;&#x27;&amp;&quot;&lt;&gt;&#x27;"),
        ("averylongwordwithoutanyjoint", "averylongwordwithoutanyjoint"),
        ('<bdi class="number" dir="ltr">1</bdi>', '<bdi class="number" dir="ltr">1</bdi>'),
    ],
)
def test_breaks_stand_behind_joints(html: str, wanted: str) -> None:
    """Only long runs break, behind their joints, and no tag or entity is touched."""
    assert breakable(html) == wanted
