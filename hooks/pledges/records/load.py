"""Files of `data/` to records; every problem of form is found before any is told."""

import stat
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path as FilePath
from typing import Any

from pydantic import TypeAdapter, ValidationError

from pledges.memory import Memory
from pledges.records import guesses, languages
from pledges.records.languages import Languages, Tongue
from pledges.records.library import COLLECTIONS, Library, file_of
from pledges.records.pledge import Pledge
from pledges.records.problems import DataError, Place, Problem
from pledges.records.reader import DEPTH, Document, read
from pledges.records.refusals import translate
from pledges.records.texts import LANGS, NONE, Further
from pledges.records.values import SLUG, Slug

# What may be read of a file, and published of a picture.
MOST_BYTES = 2_000_000
KNOWN = {"README.md", "languages.yml", "meant.yml", "pledges", "redirects.yml", "schema"}
KNOWN |= {"translations.json", *(f"{name}.yml" for name in COLLECTIONS)}


def load(root: FilePath) -> Library:
    """Load `data/` below a folder; raise DataError with every problem of form."""
    library, problems = gather(root)
    if problems:
        raise DataError(problems)
    return library


def gather(
    root: FilePath, instead: Mapping[str, str] = NONE, memory: Memory | None = None
) -> tuple[Library, list[Problem]]:
    """The records that can be read, and every problem of form; `unread` names the other files.

    `instead` holds texts that are read in the place of files; files as they are in the memory are
    not read again.
    """
    memory = memory or Memory()
    problems: list[Problem] = list(_stray_files(root))
    tongues: Languages = {}
    try:
        tongues = load_languages(root)
    except DataError as error:
        problems += error.problems
    further = languages.further(tongues)
    documents: dict[str, Document] = {}
    records: dict[str, Any] = {}
    wanted, langs = dict(wanted_files(root)), (*LANGS, *further)
    for file, model in wanted.items():
        try:
            text = instead.get(file) or text_of(root, file)
            read_now = partial(read, text, file, langs)
            document = memory.get("document", file, (text, langs), read_now)
            documents[file] = document
            judged = partial(records_of, document, file, model, further)
            records[file] = memory.get("records", file, (document, further), judged)
        except DataError as error:
            problems += error.problems
    problems = [_with_names(problem, documents) for problem in problems]
    unread = frozenset(wanted.keys() - records.keys() | (set() if tongues else {languages.FILE}))
    found = _collections(records)
    return Library(**found, languages=tongues, documents=documents, unread=unread), problems


def _collections(records: Mapping[str, Any]) -> dict[str, Any]:
    """The records by collection; pledges in the order of their numbers, then of their names."""
    pledges = {FilePath(f).stem: r for f, r in records.items() if isinstance(r, Pledge)}
    by_number = dict(sorted(pledges.items(), key=lambda item: (item[1].number, item[0])))
    return {"pledges": by_number, **{name: records.get(file_of(name), {}) for name in COLLECTIONS}}


def _with_names(problem: Problem, documents: Mapping[str, Document]) -> Problem:
    """A problem with a name that no record can have, and the names that there are."""
    if problem.code != "unknown_reference":
        return problem
    file, word = problem.values["file"], problem.values["word"]
    if file == file_of("pledges"):
        return replace(problem, allowed=[FilePath(one).stem for one in documents if file in one])
    held = documents[file].value if file in documents else {}
    records = held if isinstance(held, dict) else {}
    if len(parted := guesses.names(word)) > 1 and all(one in records for one in parted):
        return replace(problem, code="two_names", values={"word": word, "meant": ", ".join(parted)})
    # An editor may write the title of a record, in any language, for its name.
    plain = [(slug, one) for slug, one in records.items() if isinstance(one, dict)]
    titles = [(slug, one.get("title") or one.get("label")) for slug, one in plain]
    titled = [slug for slug, t in titles if isinstance(t, dict) and word in t.values()]
    meant = titled[0] if len(titled) == 1 else problem.values.get("meant")
    values = {"word": word, "file": file, **({"meant": meant} if meant in records else {})}
    return replace(problem, values=values, allowed=list(records))


def load_languages(root: FilePath) -> Languages:
    """The languages of the site; raise DataError when those that it must have are not there."""
    file = languages.FILE
    document = read(text_of(root, file), file)
    found: Languages = records_of(document, file, dict[Slug, Tongue], NONE)
    wrong = [Problem(file, Place(), (one,), "needed_record") for one in LANGS if one not in found]
    odd = [slug for slug in found if not languages.CODE.fullmatch(slug)]
    wrong += [document.problem(file, (slug,), "not_a_language", word=slug) for slug in odd]
    if wrong:
        raise DataError(wrong)
    return found


def wanted_files(root: FilePath) -> Iterator[tuple[str, Any]]:
    """The files of records and the model of each; those of pledges are found by their names."""
    for name, model in COLLECTIONS.items():
        yield file_of(name), dict[Slug, model]  # type: ignore[valid-type]
    for path in sorted((root / "data/pledges").glob("[!.]*.yml")):
        if SLUG.fullmatch(path.stem):
            yield file_of("pledges", path.stem), Pledge


def _stray_files(root: FilePath) -> Iterator[Problem]:
    names = sorted(name for name in KNOWN if "." in name)
    for name in sorted({path.name for path in (root / "data").glob("[!.]*")} - KNOWN):
        yield Problem(f"data/{name}", Place(), (), "unknown_file", {"word": name}, names)
    for path in sorted((root / "data/pledges").glob("[!.]*")):
        if path.suffix != ".yml" or not SLUG.fullmatch(path.stem):
            yield Problem(f"data/pledges/{path.name}", Place(), (), "not_a_pledge_file")


def below(folder: FilePath) -> list[FilePath]:
    """What a folder holds, in order, as deep as files are read: deeper, walks come to an end."""
    found = [folder]
    for path in found:
        is_near = len(path.relative_to(folder).parts) < DEPTH
        if is_near and path.is_dir() and not path.is_symlink():
            found += path.iterdir()
    return sorted(found[1:])


def foreign(root: FilePath, file: str, most: int = MOST_BYTES) -> Problem | None:
    """Why a file is not opened: it leads elsewhere, is no file, is too large or too deep."""
    path = root / file
    try:
        held = path.lstat()
    except OSError:
        return None
    if file.count("/") >= DEPTH:
        return Problem(file, Place(), (), "too_deep", {"limit": DEPTH})
    is_odd = not (stat.S_ISREG(held.st_mode) or stat.S_ISDIR(held.st_mode))
    if is_odd or any(one.is_symlink() for one in path.parents[: file.count("/")]):
        return Problem(file, Place(), (), "not_a_file", {"word": path.name})
    if stat.S_ISREG(held.st_mode) and held.st_size > most:
        return Problem(file, Place(), (), "too_large", {"limit": most})
    return None


def text_of(root: FilePath, file: str) -> str:
    """The text of a file; raise DataError when it is missing, unreadable or not UTF-8."""
    if wrong := foreign(root, file):
        raise DataError([wrong])
    return decoded(root, file)


def decoded(root: FilePath, file: str) -> str:
    """The text of what is known to be a file."""
    try:
        return (root / file).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        wrong = Problem(file, Place(), (), "no_file")
    except UnicodeDecodeError as error:
        code = "cut_file" if error.reason == "unexpected end of data" else "not_utf8"
        wrong = Problem(file, Place(error.object.count(b"\n", 0, error.start) + 1), (), code)
    except OSError as error:
        wrong = Problem(file, Place(), (), "unreadable", {"reason": error.strerror})
    raise DataError([wrong])


def records_of(document: Document, file: str, model: Any, further: Further) -> Any:
    """The records of a document; raise DataError with every problem of its form."""
    try:
        return TypeAdapter(model).validate_python(document.value, context=further)
    except ValidationError as error:
        raise DataError(translate(error, document, file, model)) from None
