"""Store: the triggers, declared here as a list and laid down anew after every migration.

A table rebuild drops triggers without a word (voorbeeldcode 2.7, trap 1); so they are no part
of any migration. They hold what must hold for every way in: the audit only grows, facts are
withdrawn and not deleted, nothing refers to a withdrawn fact, notes stay closed where the law
says so, and the search index follows. Whoever changes one adds a migration, an empty one if
need be: without it, files of the version before keep the old rules.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from app.domain.feit import Feit, velden
from app.domain.feitsoorten import FEITSOORTEN
from db.deeltriggers import deeltriggers
from db.notitietriggers import notitietriggers


@cache
def triggers() -> dict[str, str]:
    """Give every trigger by name, as its CREATE statement."""
    return {
        **audittriggers(),
        **_brief_pdf(),
        **_documenten(),
        **feittriggers(FEITSOORTEN),
        **_verwijzingen(),
        **notitietriggers(),
        **deeltriggers(),
        **_zoeken(),
    }


def herstel_triggers(conn: Any, lijst: Mapping[str, str] | None = None) -> None:
    """Make the triggers in the file equal to the list (of the team file), in one transaction."""
    eigen = conn.in_transaction
    if not eigen:
        conn.execute("BEGIN IMMEDIATE")
    try:
        oud = conn.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (naam,) in oud:
            conn.execute(f'DROP TRIGGER "{naam}"')
        for sql in (triggers() if lijst is None else lijst).values():
            conn.execute(sql)
    except BaseException:
        if not eigen:
            conn.execute("ROLLBACK")
        raise
    if not eigen:
        conn.execute("COMMIT")


def _weiger(naam: str, wanneer: str, wat: str) -> tuple[str, str]:
    """Write a trigger that refuses."""
    doe = f"SELECT RAISE(ABORT, 'kantelpunt:{wat}');"
    return naam, f"CREATE TRIGGER {naam} {wanneer}\nBEGIN {doe} END"


def audittriggers() -> dict[str, str]:
    """Let the audit only grow; values go only after a recorded vernietiging."""
    return dict(
        [
            _weiger("audit_wijzig", "BEFORE UPDATE ON audit", "vast:audit"),
            _weiger("audit_wis", "BEFORE DELETE ON audit", "vast:audit"),
            _weiger("audit_waarde_wijzig", "BEFORE UPDATE ON audit_waarde", "vast:audit_waarde"),
            _weiger(
                "audit_waarde_wis",
                "BEFORE DELETE ON audit_waarde\n"
                "WHEN NOT EXISTS (SELECT 1 FROM audit a JOIN audit v ON v.feit_id = a.feit_id\n"
                "  AND v.soort = a.soort AND v.actie = 'vernietig' WHERE a.nr = OLD.nr)",
                "vast:audit_waarde",
            ),
        ]
    )


def _brief_pdf() -> dict[str, str]:
    """Let letters only grow."""
    return dict(
        [
            _weiger("brief_pdf_wijzig", "BEFORE UPDATE ON brief_pdf", "vast:brief_pdf"),
            _weiger(
                "brief_pdf_wis",
                "BEFORE DELETE ON brief_pdf\n"
                "WHEN EXISTS (SELECT 1 FROM brief WHERE sha256 = OLD.sha256)",
                "vast:brief_pdf",
            ),
        ]
    )


def _documenten() -> dict[str, str]:
    """Let the bytes of documents stay what they are, and a document keep its bytes."""
    return dict(
        [
            _weiger(
                "document_inhoud_wijzig",
                "BEFORE UPDATE ON document_inhoud",
                "vast:document_inhoud",
            ),
            _weiger(
                "document_inhoud_wis",
                "BEFORE DELETE ON document_inhoud\n"
                "WHEN EXISTS (SELECT 1 FROM document WHERE sha256 = OLD.sha256)",
                "vast:document_inhoud",
            ),
            _weiger(
                "document_bestand",
                "BEFORE UPDATE OF sha256, grootte, mediatype, bestandsnaam ON document\n"
                "WHEN NEW.sha256 <> OLD.sha256 OR NEW.grootte <> OLD.grootte "
                "OR NEW.mediatype <> OLD.mediatype OR NEW.bestandsnaam <> OLD.bestandsnaam",
                "vast:document",
            ),
        ]
    )


_STUK_WEG = (
    "CREATE TRIGGER opsporingsstuk_inhoud_weg AFTER DELETE ON opsporingsstuk\n"
    "WHEN NOT EXISTS (SELECT 1 FROM opsporingsstuk WHERE sha256 = OLD.sha256)\n"
    "BEGIN DELETE FROM stuk_pdf WHERE sha256 = OLD.sha256; END"
)


def stuktriggers() -> dict[str, str]:
    """Let a document of the sealed file stay what it was laid down as, and keep its bytes.

    When the fact is destroyed at the end of its bewaartermijn its bytes go with it.
    """
    vast = ("sjabloon", "datum", "nummer", "uitgave", "sha256", "invulling", "over_id")
    anders = " OR ".join(f"NEW.{naam} <> OLD.{naam}" for naam in vast)
    return dict(
        [
            _weiger("stuk_pdf_wijzig", "BEFORE UPDATE ON stuk_pdf", "vast:stuk_pdf"),
            _weiger(
                "stuk_pdf_wis",
                "BEFORE DELETE ON stuk_pdf\n"
                "WHEN EXISTS (SELECT 1 FROM opsporingsstuk WHERE sha256 = OLD.sha256)",
                "vast:stuk_pdf",
            ),
            _weiger(
                "opsporingsstuk_vast",
                f"BEFORE UPDATE OF {', '.join(vast)} ON opsporingsstuk\nWHEN {anders}",
                "vast:opsporingsstuk",
            ),
            ("opsporingsstuk_inhoud_weg", _STUK_WEG),
        ]
    )


def feittriggers(soorten: Iterable[type[Feit]]) -> dict[str, str]:
    """Hold facts: withdrawn, not deleted, never under another key or an older version."""
    alle: dict[str, str] = {}
    for soort in soorten:
        t = soort.SOORT
        alle.update(
            [
                _weiger(
                    f"{t}_wis",
                    f"BEFORE DELETE ON {t}\nWHEN NOT EXISTS (SELECT 1 FROM audit "
                    f"WHERE feit_id = OLD.id AND soort = '{t}' AND actie = 'vernietig')",
                    f"vast:{t}",
                ),
                _weiger(
                    f"{t}_sleutel",
                    f"BEFORE UPDATE OF id, versie ON {t}\n"
                    "WHEN NEW.id <> OLD.id OR NEW.versie <= OLD.versie",
                    f"vast:{t}",
                ),
            ]
        )
    return alle


def _verwijzingen() -> dict[str, str]:
    """Let no fact refer to a withdrawn one, and none be withdrawn that others refer to."""
    alle: dict[str, str] = {}
    kinderen: dict[str, list[str]] = {}
    for soort in FEITSOORTEN:
        t = soort.SOORT
        for v in velden(soort):
            if v.verwijst_naar is None:
                continue
            kinderen.setdefault(v.verwijst_naar, []).append(
                f"EXISTS (SELECT 1 FROM {t} WHERE {v.naam} = NEW.id AND ingetrokken = 0)"
            )
            weg = f"(SELECT 1 FROM {v.verwijst_naar} WHERE id = NEW.{v.naam} AND ingetrokken = 1)"
            for wijze, wanneer in (
                ("maak", f"AFTER INSERT ON {t}\nWHEN NEW.ingetrokken = 0 AND EXISTS {weg}"),
                (
                    "wijzig",
                    (
                        f"AFTER UPDATE OF {v.naam}, ingetrokken ON {t}\nWHEN NEW.ingetrokken = 0 "
                        f"AND (OLD.ingetrokken = 1 OR NEW.{v.naam} IS NOT OLD.{v.naam}) "
                        f"AND EXISTS {weg}"
                    ),
                ),
            ):
                naam, sql = _weiger(f"{t}_{v.naam}_{wijze}", wanneer, f"verwijzing:{v.naam}")
                alle[naam] = sql
    for t, bestaat in kinderen.items():
        naam, sql = _weiger(
            f"{t}_trek_in",
            f"BEFORE UPDATE OF ingetrokken ON {t}\nWHEN NEW.ingetrokken = 1 "
            "AND OLD.ingetrokken = 0 AND (\n  " + "\n  OR ".join(bestaat) + ")",
            f"afhankelijk:{t}",
        )
        alle[naam] = sql
    return alle


def _zoeken() -> dict[str, str]:
    """Let the full-text index follow its table."""
    nieuw = "INSERT INTO leerling_fts (rowid, zoeknaam) VALUES (NEW.nr, NEW.zoeknaam);"
    oud = (
        "INSERT INTO leerling_fts (leerling_fts, rowid, zoeknaam) "
        "VALUES ('delete', OLD.nr, OLD.zoeknaam);"
    )
    kop = "CREATE TRIGGER leerling_zoek_"
    return {
        "leerling_zoek_maak": f"{kop}maak AFTER INSERT ON leerling_zoek BEGIN {nieuw} END",
        "leerling_zoek_wis": f"{kop}wis AFTER DELETE ON leerling_zoek BEGIN {oud} END",
        "leerling_zoek_wijzig": (
            f"{kop}wijzig AFTER UPDATE ON leerling_zoek BEGIN {oud} {nieuw} END"
        ),
    }
