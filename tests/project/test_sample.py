"""The sample is sound, and its records use every key between them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from pydantic import BaseModel

from pledges.pages import front, shortcodes
from pledges.pages.edition import Edition
from pledges.progress import deadlines, standing
from pledges.records.library import COLLECTIONS
from pledges.records.pledge import Pledge
from pledges.records.texts import LANGS, Record

# Their files are the real ones in the sample too, so their keys are not the sample's to use.
SHARED = {"words", "units", "statuses", "claims", "governorates"}


def models_of(annotation: Any) -> Iterator[type[Record]]:
    """Every model that an annotation names, and those of its fields."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
        for field in annotation.model_fields.values():
            yield from models_of(field.annotation)
    for argument in get_args(annotation):
        yield from models_of(argument)


def keys_set(value: object) -> Iterator[str]:
    """The keys that records set, each as `Model.key`."""
    if isinstance(value, BaseModel):
        for key in value.model_fields_set:
            yield f"{type(value).__name__}.{key}"
            yield from keys_set(getattr(value, key))
    elif isinstance(value, Mapping | tuple):
        for entry in value.values() if isinstance(value, Mapping) else value:
            yield from keys_set(entry)


# What tests/pages/test_withdrawn.py, tests/site/test_files.py give to
# copies of records: the sample itself would be another in all that is held of it.
GIVEN = {f"{name}.formerly" for name in ("Body", "Pledge", "Question", "Source", "Term")}
GIVEN |= {"Body.withdrawn", "Source.withdrawn", "Reading.claim"}


def test_every_key_of_every_model_is_used(sample: Edition) -> None:
    """Between them the records set every key that a record may have."""
    own = {name: model for name, model in COLLECTIONS.items() if name not in SHARED}
    found = {model for top in [Pledge, *own.values()] for model in models_of(top)}
    wanted = {f"{model.__name__}.{key}" for model in found for key in model.model_fields}
    library = sample.library
    used = set(keys_set((library.pledges, *(library.collection(name) for name in own))))
    assert wanted - used == GIVEN


def test_the_milestones_are_in_all_states(sample: Edition) -> None:
    """One is done, one late, one due, one has no date, one waits for an event to be known."""
    water, events = sample.library.pledges["water"], sample.library.events
    tally = standing.tally(water, sample.today, events)
    assert tally.states == dict.fromkeys(("done", "late", "due", "undated"), 1)
    assert tally.kinds == {"promised": 4, "weaker": 1, "step": 1, "background": 1}
    assert tally.done["step"] == 1
    states = {deadlines.state(one, sample.today, events) for one in water.milestones.values()}
    assert states == set(get_args(deadlines.MilestoneState))


def test_the_updates_make_all_claims(sample: Edition) -> None:
    """Each claim stands in an update, two updates share a date, and a pledge has none."""
    updates = sample.library.pledges["water"].updates
    assert {update.claim for update in updates} == set(sample.library.claims)
    assert max(Counter(update.on for update in updates).values()) == 2
    assert sample.library.pledges["roads"].updates == ()


def test_the_pages_use_every_shortcode(project: Path) -> None:
    """In each language the pages call every shortcode that there is."""
    for lang in LANGS:
        texts = [page.text for page in front.page_files(project) if page.lang == lang]
        assert {call.name for text in texts for call in shortcodes.calls(text)} == set(
            shortcodes.SHORTCODES
        )
