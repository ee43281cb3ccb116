"""Finished pages: texts isolated by the direction they stand in, all else as it was."""

import pytest

from pledges.language.markup import isolated_page, pieces

NAME = '<bdi dir="ltr">IOM</bdi>'
WORD = '<bdi lang="ar" dir="rtl">تعهد</bdi>'


@pytest.mark.parametrize(
    "page",
    [
        "<!doctype html><html><head><title>عن IOM</title></head></html>",
        "<script>if (a < b && c) x = 'عن IOM'</script><style>a > b { content: 'IOM' }</style>",
        '<!-- IOM --><img alt="IOM &amp; x"><input value="IOM"><p title="(IOM)">عن</p>',
        '<svg viewBox="0 0 1 1"><path d="M0 0"/><text>IOM 5%</text></svg>',
        "<select><option>IOM</option></select><textarea>IOM</textarea>",
        "<pre><span>IOM</span></pre>".replace("<pre>", '<pre dir="ltr">'),
        '<p dir="ltr">The IOM (IOM) &lt; 5 &amp; 60%</p>',
        '<bdi lang="en">Migration (IOM)</bdi>',
    ],
)
def test_what_is_no_arabic_text_is_as_it_was(page: str) -> None:
    """Titles, scripts, attributes, drawings, choices, code and texts in the other direction."""
    assert isolated_page(pieces(page), "ar") == page


@pytest.mark.parametrize(
    ("page", "isolated"),
    [
        ("<p>(IOM)</p>", f"<p>({NAME})</p>"),
        ("<p>أ<br>IOM</p>", f"<p>أ<br>{NAME}</p>"),
        ("<li>IOM<li>IOM</ul>IOM", f"<li>{NAME}<li>{NAME}</ul>{NAME}"),
        ("<p lang=en>IOM</p>", f"<p lang=en>{NAME}</p>"),
        ("<bdi>IOM: تقرير</bdi>", f"<bdi>{NAME}: تقرير</bdi>"),
        ('<p dir="ltr">x</p>IOM', f'<p dir="ltr">x</p>{NAME}'),
        ("<code>a/b</code> IOM", f'<code dir="ltr">a/b</code> {NAME}'),
        ('<p dir="ltr">a تعهد</p>', '<p dir="ltr">a <bdi dir="rtl">تعهد</bdi></p>'),
        ('<p lang="en" dir="ltr">a تعهد</p>', f'<p lang="en" dir="ltr">a {WORD}</p>'),
    ],
)
def test_a_text_goes_by_the_direction_it_stands_in(page: str, isolated: str) -> None:
    """Elements with a direction of their own decide; a language alone decides for `bdi`."""
    assert isolated_page(pieces(page), "ar") == isolated


def test_english_pages_isolate_arabic() -> None:
    """What is marked as Arabic keeps its mark."""
    assert isolated_page(pieces("<p>a تعهد</p>"), "en") == f"<p>a {WORD}</p>"
    assert isolated_page(pieces('<bdi lang="ar">تعهد</bdi>'), "en") == '<bdi lang="ar">تعهد</bdi>'
