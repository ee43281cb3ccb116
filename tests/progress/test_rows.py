"""What the tables say follows from the records, each of them once."""

import datetime as dt
from dataclasses import replace

import pytest

from pledges.pages.edition import Edition
from pledges.progress import deadlines, standing
from pledges.progress import readings as progress_readings
from pledges.progress import rows as progress_rows
from pledges.records.dated import Indicator
from pledges.records.library import Library
from pledges.records.pledge import Update


@pytest.fixture(params=["real", "sample"])
def records(request: pytest.FixtureRequest, library: Library, sample: Edition) -> Library:
    """The real records and those of the sample, in turn."""
    return library if request.param == "real" else sample.library


def indicators(records: Library) -> list[Indicator]:
    """All indicators of pledges and of the context."""
    owners = [*records.pledges, "context"]
    return [one for owner in owners for one in records.indicators(owner).values()]


def test_every_pledge_has_its_row_in_the_order_of_numbers(records: Library, today: dt.date) -> None:
    """The rows are the pledges by number, each with what progress says of it."""
    rows = progress_rows.progress_rows(records, today)
    assert [row.pledge for row in rows] == sorted(
        records.pledges.values(), key=lambda pledge: pledge.number
    )
    for row in rows:
        assert records.pledges[row.slug] is row.pledge
        assert row.standing == standing.standing(row.pledge)
        assert row.tally == standing.tally(row.pledge, today, records.events)
        assert row.newest == standing.newest(row.pledge)
        assert row.silence == standing.silence(row.pledge, today)
        following = standing.next_date(row.pledge, today, records.events)
        assert (row.next_date, row.next_milestone) == (following or (None, None))


def test_the_rows_of_the_sample(sample: Edition) -> None:
    """The figures of the sample's pledges, counted by hand."""
    water, roads = progress_rows.progress_rows(sample.library, sample.today)
    assert (water.standing.status, water.standing.claim) == ("in-progress", "confirmed")
    kinds: dict[standing.Counting, int] = {"promised": 4, "weaker": 1, "step": 1, "background": 1}
    done: dict[standing.Counting, int] = {"promised": 1, "step": 1, "background": 1}
    states: dict[deadlines.MilestoneState, int] = {"done": 1, "late": 1, "due": 1, "undated": 1}
    assert water.tally == standing.Tally(kinds, done, states, alone=0, confidence="medium")
    assert water.next_date is not None
    assert water.silence == 75
    assert (water.next_date.text, water.next_milestone) == ("2027", "tariff")
    assert (roads.standing.status, roads.standing.claim) == ("unknown", None)
    assert roads.tally == standing.Tally({"step": 1}, {"step": 1}, {}, alone=0, confidence="high")
    assert (roads.next_date, roads.next_milestone) == (None, None)
    assert roads.silence is None


def test_milestones_are_numbered_in_the_order_of_their_file(
    records: Library, today: dt.date
) -> None:
    """The background stands last; each row has its state, its date in force and its slip."""
    events = records.events
    for pledge in records.pledges.values():
        rows = progress_rows.milestone_rows(pledge, today, events)
        assert [row.number for row in rows] == [*range(1, len(pledge.milestones) + 1)]
        last = [row.slug for row in rows if row.counted == "background"]
        others = [slug for slug in pledge.milestones if slug not in last]
        assert [row.slug for row in rows] == [*others, *last]
        for row in rows:
            assert row.milestone is pledge.milestones[row.slug]
            assert row.counted == standing.counted_as(pledge, row.milestone)
            assert row.state == deadlines.state(row.milestone, today, events)
            assert row.due == deadlines.due(row.milestone, events)
            assert row.slip == deadlines.slip(row.milestone, events)


def test_the_log_of_all_pledges_is_one_list_newest_first(records: Library) -> None:
    """Every update once, none after a newer one, those of a pledge in the order of its file."""
    rows = progress_rows.updates(records, records.pledges)
    lasts = [update.on.last for _, update in rows]
    assert lasts == sorted(lasts, reverse=True)
    for slug, pledge in records.pledges.items():
        mine = [update for of, update in rows if of == slug]
        assert sorted(map(id, mine)) == sorted(map(id, pledge.updates))


def test_no_two_updates_of_a_pledge_share_a_name(records: Library) -> None:
    """A name tells one update from another, by its date; its address is made of it."""
    for slug in records.pledges:
        updates = [update for _, update in progress_rows.updates(records, [slug])]
        assert len({update.name for update in updates}) == len(updates)
        assert all(update.name.startswith(update.on.text) for update in updates)


def test_a_new_update_changes_no_name(sample: Edition) -> None:
    """A name comes from the date and the slug of its update, so that links to it live on."""
    library = sample.library
    water = library.pledges["water"]
    before = {id(one): one.name for _, one in progress_rows.updates(library, ["water"])}
    newest: Update = water.updates[0].model_copy(update={"slug": "later"})
    longer = water.model_copy(update={"all_updates": (newest, *water.updates)})
    renewed = replace(library, pledges={**library.pledges, "water": longer})
    after = {id(one): one.name for _, one in progress_rows.updates(renewed, ["water"])}
    assert {key: after[key] for key in before} == before
    assert after[id(newest)] == "2026-09-14-later"


def test_a_part_table_holds_every_reading_once(records: Library) -> None:
    """Each reading stands in the row of its part and the column of its date; the rest is empty."""
    for indicator in (one for one in indicators(records) if one.parts):
        dates, parts = progress_readings.part_table(indicator)
        assert list(parts) == list(indicator.parts)
        placed = []
        for part, readings in parts.items():
            for date, reading in zip(dates, readings, strict=True):
                if reading:
                    assert (reading.part, reading.on) == (part, date)
                    placed.append(id(reading))
        assert sorted(placed) == sorted(id(reading) for reading in indicator.readings)


def test_the_dates_of_a_part_table_are_newest_first(records: Library) -> None:
    """The newest column comes first, and no date twice."""
    for indicator in (one for one in indicators(records) if one.parts):
        dates, _ = progress_readings.part_table(indicator)
        assert dates == sorted(set(dates), key=lambda on: on.last, reverse=True)


def test_an_objective_has_the_pledges_that_name_it(records: Library) -> None:
    """Each link of a pledge is told once of its objective, with its basis."""
    told = [
        (objective, slug, basis)
        for objective in records.objectives
        for slug, basis in progress_rows.serving(records, objective)
    ]
    links = [
        (link.to, slug, link.basis)
        for slug, pledge in records.pledges.items()
        for link in pledge.objectives
    ]
    assert sorted(told) == sorted(links)


def test_a_body_has_the_roles_that_pledges_give_it(records: Library) -> None:
    """Each mention of a body among those who carry a pledge is told once of it."""
    carried = progress_rows.carried(records)
    assert list(carried) == list(records.bodies)
    told = [(body, slug, role) for body, roles in carried.items() for slug, role in roles]
    mentions = [
        (body, slug, role)
        for slug, pledge in records.pledges.items()
        for role in ("lead", "supporting", "partners")
        for body in getattr(pledge.bodies, role)
    ]
    assert sorted(told) == sorted(mentions)
