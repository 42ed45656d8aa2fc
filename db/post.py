"""Store: which letters went out in a spell of days, with the dossier they belong to."""

from __future__ import annotations

from datetime import date

from db.verbinding import Verbinding


def brieven_tussen(
    v: Verbinding, van: date, tot: date, hoogstens: int
) -> list[tuple[str, str, str]]:
    """Give (brief id, dossiernummer, leerling id) of letters from `van` up to `tot`, newest first.

    A letter that came back in these days counts as well.
    """
    rijen = v.rijen(
        "SELECT b.id, d.dossiernummer, d.leerling_id FROM brief b "
        "JOIN dossier d ON d.id = b.dossier_id WHERE b.ingetrokken = 0 "
        "AND (b.datum BETWEEN ? AND ? OR b.retour_op BETWEEN ? AND ?) "
        "ORDER BY b.datum DESC, b.rowid DESC LIMIT ?",
        (van.isoformat(), tot.isoformat(), van.isoformat(), tot.isoformat(), hoogstens),
    )
    return [(str(a), str(b), str(c)) for a, b, c in rijen]
