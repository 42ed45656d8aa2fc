"""Tests of which backups stay, against a table by hand."""

from __future__ import annotations

from datetime import datetime, timedelta

from db.uitdunnen import te_bewaren


def op(jaar: int, maand: int, dag: int, uur: int, minuut: int = 0) -> datetime:
    """A local moment, as file names of backups tell it."""
    return datetime(jaar, maand, dag, uur, minuut)  # noqa: DTZ001


JAAR = [op(2026, 11, 22, 17, 0) - timedelta(days=n) for n in range(800)]
"""One backup a day at 17:00, back from Sunday 22 November 2026 for over two years."""


def test_year_of_daily_backups_by_hand():
    """22 November 2026 is the Sunday that closes ISO week 47.

    Daily: 16..22 Nov. Weekly: the last day of weeks 47, 46, 45, 44 = 22, 15, 8, 1 Nov.
    Monthly: 22 Nov, then the last day of Oct 2026 back to Dec 2025.
    """
    dagen = [op(2026, 11, d, 17) for d in (16, 17, 18, 19, 20, 21, 22)]
    weken = [op(2026, 11, d, 17) for d in (1, 8, 15, 22)]
    maanden = [
        op(2026, 11, 22, 17),
        op(2026, 10, 31, 17),
        op(2026, 9, 30, 17),
        op(2026, 8, 31, 17),
        op(2026, 7, 31, 17),
        op(2026, 6, 30, 17),
        op(2026, 5, 31, 17),
        op(2026, 4, 30, 17),
        op(2026, 3, 31, 17),
        op(2026, 2, 28, 17),
        op(2026, 1, 31, 17),
        op(2025, 12, 31, 17),
    ]
    assert te_bewaren(JAAR) == {*dagen, *weken, *maanden}


def test_last_of_a_day_stays():
    ochtend, avond = op(2026, 11, 20, 8, 12), op(2026, 11, 20, 17, 1)
    assert te_bewaren([ochtend, avond]) == {avond}


def test_holiday_does_not_empty_the_folder():
    """Seven days that have a backup, not seven days back: after six weeks off all is there."""
    voor = [op(2026, 7, d, 17) for d in (1, 2, 3, 6, 7, 8, 9)]
    na = op(2026, 8, 24, 9)
    assert te_bewaren([*voor, na]) == {na, *voor[1:]} | {op(2026, 7, 3, 17)}


def test_week_turns_at_monday_also_over_new_year():
    """31 Dec 2026 (Thursday) and 3 Jan 2027 (Sunday) are both in ISO week 53 of 2026."""
    oud, nieuw = op(2026, 12, 31, 17), op(2027, 1, 3, 17)
    assert te_bewaren([oud, nieuw], dagen=0, weken=4, maanden=0) == {nieuw}
    assert te_bewaren([oud, nieuw], dagen=0, weken=0, maanden=12) == {oud, nieuw}


def test_nothing_to_keep():
    assert te_bewaren([]) == set()
