"""Worker: takes the pen of a team file on a share, says so, and holds it.

Arguments: path, name. Reads commands: "neem" and "geef"; answers "ja" or "nee".
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from db.netwerk import Modus
from db.schrijfrecht import Schrijfrecht


def main(pad: str, naam: str) -> None:
    recht = Schrijfrecht(pad, naam, lambda: datetime.now(UTC), modus=Modus.SHARE_LEZER)
    for regel in sys.stdin:
        if regel.strip() == "neem":
            print("ja" if recht.neem() else "nee", flush=True)
        elif regel.strip() == "geef":
            recht.geef_terug()
            print("ja", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:3])
