"""Four programs at once, short: 6 seconds in CI; the script itself does a minute."""

from __future__ import annotations

import pytest

from tests.hard.vierschrijvers import vier_schrijvers


@pytest.mark.timeout(120)
def test_four_programs_lose_no_update_and_see_only_real_conflicts(tmp_path, capsys):
    uit = vier_schrijvers(tmp_path, 6)
    with capsys.disabled():
        print(f"\n{uit}")
    assert uit.fouten == []
    assert uit.opgeteld > 50
    assert uit.conflicten > 0, "without any conflict the programs did not meet"
