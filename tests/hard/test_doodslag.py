"""The kill script, small: 10 kills in CI; `python tests/hard/doodslag.py` does 100."""

from __future__ import annotations

import pytest

from tests.hard.doodslag import doodslag


@pytest.mark.timeout(300)
def test_killed_program_loses_nothing_confirmed_and_leaves_nothing_else(tmp_path, capsys):
    uit = doodslag(tmp_path, 10, 7, minstens=2)
    with capsys.disabled():
        print(f"\n{uit}")
    assert uit.fouten == []
    assert uit.in_transactie >= 2
    assert uit.bevestigd > 0
