"""Each page is opened once in each way, and all that examines it does so then.

To examine one thing more, write one more function below `@examined` in `examinations.py`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.browser.ways import Visit, Way, arrive, resize, settle, watch


@dataclass(frozen=True)
class Examination:
    """What finds faults in visits of some ways, where it looks, and faults that it must find."""

    find: Callable[[Visit], Iterable[str]]
    ways: tuple[Way, ...]
    where: Callable[[Visit], bool]
    faults: tuple[str, ...]
    folded: bool

    @property
    def sentence(self) -> str:
        """What holds where it finds nothing."""
        return str(self.find.__doc__)


EXAMINATIONS: dict[str, Examination] = {}


def examined(
    ways: tuple[Way, ...],
    *faults: str,
    where: Callable[[Visit], bool] = lambda _: True,
    folded: bool = False,
) -> Callable[[Callable[[Visit], Iterable[str]]], Callable[[Visit], Iterable[str]]]:
    """Let a function examine visits; faults are scripts that plant what it must find.

    A folded page stands as it was loaded: its details are not yet opened.
    """

    def add(find: Callable[[Visit], Iterable[str]]) -> Callable[[Visit], Iterable[str]]:
        EXAMINATIONS[find.__name__] = Examination(find, ways, where, faults, folded)
        return find

    return add


@dataclass
class Found:
    """How often an examination looked, and the faults that it found."""

    looks: int = 0
    faults: list[str] = field(default_factory=list)


def findings(visit: Visit, paths: Sequence[str]) -> Mapping[str, Found]:
    """What each examination finds on all pages, by its name.

    A busy machine may answer late: a page with a fault is opened once more, and that counts.
    """
    found: dict[str, Found] = defaultdict(Found)
    watch(visit)
    for path in paths:
        seen = list(seen_on(visit, path))
        if any(fault for _, fault in seen):
            visit.page.evaluate("localStorage.clear()")
            seen = list(seen_on(visit, path))
        for name, fault in seen:
            found[name].looks += fault is None
            found[name].faults += [fault] if fault else []
    return found


def seen_on(visit: Visit, path: str) -> Iterator[tuple[str, str | None]]:
    """Each look at a page, with the name of the examination, and each fault."""
    arrive(visit, path)
    yield from seen_as_it_stands(visit, folded=True)
    settle(visit)
    for size in visit.way.sizes:
        resize(visit, size)
        yield from seen_as_it_stands(visit, folded=False)


def seen_as_it_stands(visit: Visit, *, folded: bool) -> Iterator[tuple[str, str | None]]:
    """What the examinations of a folded or an unfolded page see, each named."""
    for name, one in EXAMINATIONS.items():
        if one.folded == folded and visit.way in one.ways and one.where(visit):
            yield name, None
            for fault in one.find(visit):
                width = visit.page.evaluate("innerWidth")
                yield name, f"{visit.path} at {width}: {fault}"
