"""Histories of every shape that git makes: what readers are told of each is what main held."""

import datetime as dt
import os
import subprocess
from pathlib import Path

import pygit2
import pytest
from tests.gitting import Book, written

from pledges.editing.command import RefusalError
from pledges.history.arrivals import reason
from pledges.history.lineage import editions, news
from pledges.history.walk import History, history
from pledges.records.values import LONGEST
from pledges.site.settings import hold_whole

WATER = {"title": {"ar": "مياه", "en": "Water"}, "next_review": "2026"}
PLEDGES = ("water", "roads", "rails")
Told = list[tuple[str, object, object]]


def files(**years: str) -> dict[str, str]:
    """Three pledges, each with the year of its next review."""
    return {
        f"data/pledges/{slug}.yml": written({**WATER, "next_review": years.get(slug, "2026")})
        for slug in PLEDGES
    }


def told(found: History) -> list[Told]:
    """What each state of main changed, the oldest first, without what began."""
    return [
        [(c.record[1], c.before, c.after) for c in commit.told if c.what != "began"]
        for commit in found.commits[::-1]
    ]


def git(root: Path, *arguments: str) -> str:
    """Git itself, as an editor or a forge calls it, whoever that is."""
    names = {
        f"GIT_{who}_{what}": "e" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    own = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull}
    made = subprocess.run(["git", *arguments], cwd=root, env=own, capture_output=True, check=True)  # noqa: S603, S607
    return made.stdout.decode().strip()


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """A repository whose first commit has the three pledges."""
    found = Book(tmp_path / "project")
    found.commit(files(), "Begin")
    return found


def test_a_revert_of_a_revert_is_told_each_time(book: Book) -> None:
    """There, back and there again: three changes, three editions, with ids of their own."""
    for year in ("2027", "2026", "2027"):
        book.commit(files(water=year))
    found = history(book.root)
    steps = [("2026", "2027"), ("2027", "2026"), ("2026", "2027")]
    assert told(found)[1:] == [[("water", *step)] for step in steps]
    ids = [change.id for commit in found.commits for change in commit.changes]
    assert len(ids) == len(set(ids))
    assert len(editions(found)) == 4


def test_a_page_that_was_taken_away_long_ago_is_known(book: Book) -> None:
    """Whatever came after it, in the history that was kept too."""
    page, kept = "docs/en/wells.md", book.root / "kept.json"
    book.commit({**files(), page: "# Wells\n"})
    book.commit(files())
    book.commit(files(water="2027"))
    away = dt.date(2024, 1, 3)
    assert history(book.root, kept).pages == history(book.root, kept).pages == {page: away}


def test_a_reason_is_no_longer_than_a_text_of_a_record() -> None:
    """Of one long line or of many that differ, whatever a commit says."""
    long = reason([f"Reason-en: {'a' * 1_000_000}\n"])["en"]
    many = reason([f"Reason-en: why {n}\n" for n in range(10_000)])["en"]
    assert len(long) == len(many) == LONGEST + len("…")


def test_a_merge_of_many_is_one_change_with_all_reasons(book: Book) -> None:
    """Three proposals in one merge, with what each editor says, in both languages."""
    main = book.head
    sides = [
        book.commit(
            files(**{slug: "2027"}), f"S\n\nReason-ar: سبب {slug}\nReason-en: of {slug}", [main]
        )
        for slug in PLEDGES
    ]
    book.commit(files(**dict.fromkeys(PLEDGES, "2027")), "Merge", [main, *sides])
    found = history(book.root)
    assert [len(one) for one in told(found)] == [0, 3]
    why = found.commits[0].reason
    assert {*why["en"].split(" · ")} == {f"of {slug}" for slug in PLEDGES}
    assert {*why["ar"].split(" · ")} == {f"سبب {slug}" for slug in PLEDGES}


@pytest.mark.parametrize("first", ["ours", "theirs"])
def test_a_history_that_was_joined_takes_nothing_away(book: Book, first: str) -> None:
    """Another project's root, on either side: the records begin once, and nothing is gone."""
    ours = book.head
    other = book.commit({"notes/a.md": "x"}, "Another root", [])
    parents = [ours, other] if first == "ours" else [other, ours]
    book.commit({**files(), "notes/a.md": "x"}, "Join", parents)
    book.commit({**files(water="2027"), "notes/a.md": "x"})
    found = history(book.root)
    assert found.state == "complete"
    assert {c.what for commit in found.commits for c in commit.changes} == {"began", "changed"}
    assert sum(c.what == "began" for commit in found.commits for c in commit.changes) == 3


def test_what_changes_no_text_is_no_change(book: Book) -> None:
    """An empty commit, and one that only lets a file be run."""
    before = history(book.root)
    book.commit(files(), "Nothing")
    tree = book.repository[book.head].peel(pygit2.Tree)
    index = pygit2.Index()
    index.read_tree(tree)
    for entry in [*index]:
        index.add(pygit2.IndexEntry(entry.path, entry.id, pygit2.enums.FileMode.BLOB_EXECUTABLE))
    who = pygit2.Signature("Editor", "editor@example.org", 1704400000, 0)
    made = index.write_tree(book.repository)
    head = book.repository.create_commit(None, who, who, "Modes", made, [book.head])
    book.repository.references.create("refs/heads/main", head, force=True)
    found = history(book.root)
    assert found.commits == before.commits
    assert len([*news(found.commits)]) == 1


def test_names_of_branches_and_tags_do_not_matter(book: Book) -> None:
    """A tag named as the branch, or as HEAD, another default branch, a head without a branch."""
    begin = book.head
    book.commit(files(water="2027"))
    wanted = told(history(book.root))
    for tag in ("main", "HEAD"):
        book.repository.references.create(f"refs/tags/{tag}", pygit2.Oid(hex=begin))
    assert told(history(book.root)) == wanted
    book.repository.references.create("refs/heads/master", pygit2.Oid(hex=book.head))
    book.repository.set_head("refs/heads/master")
    assert told(history(book.root)) == wanted
    book.repository.set_head(pygit2.Oid(hex=book.head))
    assert told(history(book.root)) == wanted


def test_what_is_put_in_the_place_of_a_commit_is_not_told(book: Book) -> None:
    """Refs of replacement change what git shows in one copy, and not what main held."""
    book.commit(files(water="2027"), "One")
    two = book.commit(files(water="2027", roads="2027"), "Two")
    wanted = told(history(book.root))
    git(book.root, "replace", "--graft", two)
    assert git(book.root, "log", "--format=%s") == "Two"
    assert told(history(book.root)) == wanted
    git(book.root, "replace", "-d", two)
    # A graft of old is a cut like that of a copy which is not whole, and told as one.
    (book.root / ".git/info").mkdir(exist_ok=True)
    (book.root / ".git/info/grafts").write_text(f"{two}\n", encoding="utf-8")
    found = history(book.root)
    assert (found.state, found.commits) == ("shallow", ())


def test_forges_check_out_what_is_told_in_full(book: Book, tmp_path: Path) -> None:
    """The merge of a proposal that GitHub tries, and a branch of GitLab cut at depth 20."""
    proposal = book.commit(files(roads="2027"), "Proposal", [book.head])
    begin = str(book.repository[proposal].peel(pygit2.Commit).parent_ids[0])
    main = book.commit(files(water="2027"), "Main", [begin])
    both = files(water="2027", roads="2027")
    book.commit(both, "Merge abc into def", [main, proposal])
    address = f"file://{book.root}"
    tried = tmp_path / "tried"
    git(tmp_path, "init", "-q", str(tried))
    git(tried, "fetch", "-q", address, "+refs/heads/main:refs/remotes/pull/1/merge")
    git(tried, "checkout", "-q", "--force", "refs/remotes/pull/1/merge")
    assert told(history(tried))[1:] == [[("water", "2026", "2027")], [("roads", "2026", "2027")]]
    for number in range(25):
        book.commit({**both, "README.md": str(number)}, str(number))
    book.commit({**both, **files(water="2028", roads="2027")}, "Last")
    git(tmp_path, "clone", "-q", "--depth", "20", address, "cut")
    git(tmp_path / "cut", "checkout", "-q", "--detach")
    found = history(tmp_path / "cut")
    assert (found.state, told(found)) == ("shallow", [[("water", "2027", "2028")]])
    assert found.since


@pytest.mark.parametrize("how", ["push by force", "merge of main into a branch"])
def test_a_main_that_was_rewritten_is_not_published_by_accident(
    book: Book, monkeypatch: pytest.MonkeyPatch, how: str
) -> None:
    """By what was published before; zeros, or nothing, say that nothing was."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    begin = book.head
    published = book.commit(files(water="2027"), "Published")
    for before in (published, begin, "", "0" * 40):
        monkeypatch.setenv("PUBLISHED", before)
        hold_whole(book.root)
    own = book.commit(
        files(roads="2027"), "Own", [begin], at=dt.datetime(2024, 1, 5, tzinfo=dt.UTC)
    )
    if how.startswith("merge"):
        book.commit(files(water="2027", roads="2027"), "Merge main", [own, published])
    monkeypatch.setenv("PUBLISHED", published)
    with pytest.raises(RefusalError) as refused:
        hold_whole(book.root)
    for lang in ("ar", "en"):
        assert published in refused.value.told([lang])
        assert "make site PARTIAL=yes" in refused.value.told([lang])
    # Taken in the other way round, all is told as it was.
    book.commit(files(water="2027", roads="2027"), "Merge", [published, own])
    hold_whole(book.root)
    assert told(history(book.root))[1:] == [
        [("water", "2026", "2027")],
        [("roads", "2026", "2027")],
    ]
