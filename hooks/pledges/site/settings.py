"""What the settings and the environment say of a build: day, commit, addresses, log."""

import datetime as dt
import os
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from pledges.addresses import HOSTS, NOBODY, Publication
from pledges.characters import CONTROL, HIDDEN, shown
from pledges.checks import survey
from pledges.editing import command
from pledges.editing.command import RefusalError
from pledges.history.repository import repository
from pledges.history.walk import history
from pledges.records.texts import NONE, Further
from pledges.records.vocabulary import Publisher
from pledges.site.files import lock_sum

# Scheme, host, port, path; no user, no question, no part of a page, no sign of a rule that moves.
ADDRESS = re.compile(
    r"(https?)://(\[[0-9A-Fa-f:.]+\]|[^\s/?#@:%\[\]\"'<>\\^`{|}]+)(:\d{1,5})?(/[^\s?#*:\"'<>\\^`{|}]*)?"
)
KEPT = "/%~!$&()+,;=@"


def address(key: str, given: object) -> str:
    """An address of the web that may stand in any file: in ASCII, and nothing in it needs escaping.

    Letters of other scripts are written as addresses have them; RefusalError for anything else.
    """
    seen = isinstance(given, str) and not (HIDDEN.search(given) or CONTROL.search(given))
    match = ADDRESS.fullmatch(str(given)) if seen else None
    try:
        scheme, host, port, path = match.groups("") if match else ()
        host = host if host.startswith("[") else host.encode("idna").decode()
        # It looks closer at hosts of figures.
        return urlsplit(f"{scheme}://{host}{port}{quote(path, safe=KEPT)}").geturl()
    except ValueError:
        raise RefusalError("wrong_address", key=key, given=shown(str(given))) from None


def publication(root: Path, config: Any, today: dt.date, further: Further = NONE) -> Publication:
    """Where the site will stand, and from what it is built."""
    extra = config.extra
    building = (one for one in HOSTS["machines"] if os.environ.get(one["mark"]))
    machine: dict[str, Any] = next(building, {})
    site = found("SITE_URL", config.site_url, machine.get("site", ()))
    kept = found("REPOSITORY_URL", extra["repository"], machine.get("repository", ()))
    repository = re.sub(r"\.git/?$", "", address("extra.repository", kept))  # as git takes it
    named = extra.get("publisher")
    branches = (os.environ.get(name) for name in machine.get("branch", ()))
    return Publication(
        address("site_url", site),
        repository,
        today,
        extra["identity"],
        config.use_directory_urls,
        build_commit(root),
        lock=lock_sum(root),
        # The check has read it in the same way.
        publisher=named and Publisher.model_validate(named, context=further),
        forge=forge_of(repository, machine, extra.get("forge")),
        branch=str(extra.get("branch") or next(filter(None, branches), "main")),
    )


def found(key: str, setting: object, said: Iterable[Sequence[str]]) -> object:
    """A setting; where nobody gave one, what the machine that builds says of itself, if it does.

    That is what its first text, with variables of the environment, that has its form makes.
    """
    if not os.environ.get(key) and NOBODY.match(str(setting)):
        for text, form, makes in said:
            if match := re.fullmatch(form, text.format_map(defaultdict(str, os.environ))):
                return match.expand(makes)
    return setting


def forge_of(repository: str, machine: Mapping[str, Any], setting: object = None) -> str:
    """The kind of forge by the setting, else by its host, else that of the machine that builds."""
    forges, host = HOSTS["forges"], urlsplit(repository).hostname or ""
    if setting and str(setting) not in forges:
        raise RefusalError("wrong_forge", tuple(forges), word=setting)
    kinds = (kind for kind, one in forges.items() if re.search(one["host"], host))
    return str(setting or next(kinds, machine.get("forge", "github")))


def build_commit(root: Path) -> str | None:
    """The commit that is built: SOURCE_COMMIT if set, else the one checked out, if any."""
    commit = os.environ.get("SOURCE_COMMIT")
    if commit and not re.fullmatch(r"[0-9a-f]{7,64}", commit):
        raise RefusalError("wrong_commit", word=commit)
    found = None if commit else repository(root)
    return found.head if found else commit or None


def hold_whole(root: Path) -> None:
    """Refuse to publish a log that is cut, or one in which main does not lead through `PUBLISHED`.

    So a push by force is found, and a merge that took main into a branch and made that main.
    """
    found = history(root, root / survey.KEPT, command.today())
    if found.state != "complete":
        day = {"day": found.since} if found.since else {}
        raise RefusalError("history_shallow" if day else "history_absent", **day)
    # A forge gives zeros for a branch that was not there before.
    before, opened = os.environ.get("PUBLISHED", ""), repository(root)
    if before.strip("0") and opened and before not in {node.id for node in opened.line()}:
        raise RefusalError("main_rewritten", commit=before)
