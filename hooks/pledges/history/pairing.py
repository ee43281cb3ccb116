"""Which entries of two states are the same entry: by name, else by what they hold."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import product

from pledges.records.reader import Plain

Pairs = list[tuple[int, int]]


def leaves(value: Plain, path: str = "") -> Iterator[tuple[str, str]]:
    """Each text in a value with its keys; the order of lists does not count."""
    if isinstance(value, Mapping):
        for key, entry in value.items():
            yield from leaves(entry, f"{path}.{key}")
    elif isinstance(value, list):
        for entry in value:
            yield from leaves(entry, path)
    else:
        yield path, " ".join(str(value).split())


def alike(before: Sequence[Plain], after: Sequence[Plain], least: float) -> Pairs:
    """Pairs of entries, the most alike first, that share at least so much, between 0 and 1."""
    old, new = ([frozenset(leaves(value)) for value in values] for values in (before, after))
    pairs = product(enumerate(old), enumerate(new))
    scores = [(-len(a & b) / (len(a | b) or 1), i, k) for (i, a), (k, b) in pairs]
    found: dict[int, int] = {}
    for score, i, k in sorted(scores):
        if -score >= least and i not in found and k not in found.values():
            found[i] = k
    return [*found.items()]


def paired(
    before: Sequence[Plain], after: Sequence[Plain], keys: Sequence[str], least: float
) -> Pairs:
    """Entries of two lists that are the same: equal, else with equal keys, else alike."""
    found: Pairs = []
    equal, like = (partial(alike, least=share) for share in (1.0, least))
    for way in (equal, partial(_of_equal_keys, keys=keys), like):
        old = [i for i in range(len(before)) if i not in {i for i, _ in found}]
        new = [k for k in range(len(after)) if k not in {k for _, k in found}]
        pairs = way([before[i] for i in old], [after[k] for k in new])
        found += [(old[i], new[k]) for i, k in pairs]
    return sorted(found, key=lambda pair: pair[1])


def _of_equal_keys(before: Sequence[Plain], after: Sequence[Plain], keys: Sequence[str]) -> Pairs:
    """Those with the same keys; where several have, the most alike."""
    found: Pairs = []
    old = [key_of(value, keys) for value in before]
    new = [key_of(value, keys) for value in after]
    for key in dict.fromkeys(new):
        mine = [i for i, other in enumerate(old) if other == key and key is not None]
        theirs = [k for k, other in enumerate(new) if other == key]
        pairs = alike([before[i] for i in mine], [after[k] for k in theirs], 0)
        found += [(mine[i], theirs[k]) for i, k in pairs]
    return found


def key_of(value: Plain, keys: Sequence[str]) -> str | None:
    """What names an entry of a list: the values of its keys, as `2024` or `2024/women`."""
    if not isinstance(value, Mapping):
        return None
    found = (value.get(key) for key in keys)
    named = ["+".join(map(str, one)) if isinstance(one, list) else str(one) for one in found if one]
    return "/".join(named) or None
