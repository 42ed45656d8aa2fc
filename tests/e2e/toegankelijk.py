"""Looks at a window as somebody does who cannot see it, has no mouse, or needs large text.

Three walks, each gives a list of faults as text: `naamloos` through the
accessibility tree, `tabronde` by pressing Tab, `afgekapt` over every text.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QToolButton,
    QWidget,
)

from tests.e2e.conftest import noem, verwerk

_CELLEN = (
    QAccessible.Role.Cell,
    QAccessible.Role.ListItem,
    QAccessible.Role.TreeItem,
    QAccessible.Role.RowHeader,
    QAccessible.Role.ColumnHeader,
)
SPELING = 2
"""Pixels that a text may miss: fractions of a point, rounded up."""


# --- names ----------------------------------------------------------------------------------


def _boom(knoop: QAccessibleInterface, diep: int = 0) -> Iterator[QAccessibleInterface]:
    """Walk the accessibility tree; tables and lists are not entered."""
    yield knoop
    if diep > 60 or knoop.role() in (QAccessible.Role.Table, QAccessible.Role.List):
        return
    for i in range(knoop.childCount()):
        kind = knoop.child(i)
        if kind is not None and kind.isValid():
            yield from _boom(kind, diep + 1)


def naamloos(wortel: QWidget) -> list[str]:
    """List what can have the focus and has no name in the accessibility tree."""
    begin = QAccessible.queryAccessibleInterface(wortel)
    assert begin is not None
    fouten = []
    geteld = 0
    for knoop in _boom(begin):
        staat = knoop.state()
        if not staat.focusable or staat.invisible or staat.disabled or knoop.role() in _CELLEN:
            continue
        ding = knoop.object()
        if ding is None or (isinstance(ding, QWidget) and not _is_doel(ding, wortel)):
            continue
        geteld += 1
        if not knoop.text(QAccessible.Text.Name).strip():
            fouten.append(_wat(ding))
    assert geteld > 0, "nothing in this window can have the focus"
    return fouten


def _is_doel(w: QWidget, venster: QWidget) -> bool:
    """Tell whether Tab should be able to reach a widget."""
    return (
        bool(w.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and w.isVisibleTo(venster)
        and w.isVisible()
        and w.isEnabled()
        and w.focusProxy() is None
        and w.window() is venster
    )


def _wat(ding: object) -> str:
    """Say which widget it is and where it stands."""
    if not isinstance(ding, QWidget):
        return type(ding).__name__
    keten: list[str] = []
    w: QWidget | None = ding
    while w is not None and len(keten) < 4:
        keten.append(type(w).__name__ + (f"#{w.objectName()}" if w.objectName() else ""))
        w = w.parentWidget()
    tekst = ding.text() if isinstance(ding, (QAbstractButton, QLabel)) else noem(ding)
    return f"{' < '.join(keten)} {tekst[:60]!r}"


# --- Tab ------------------------------------------------------------------------------------


def tabronde(venster: QWidget, *, hoogstens: int = 250) -> list[str]:
    """Press Tab all the way round; list what it never reached, and say when it never came round."""
    nu = QApplication.focusWidget()
    assert nu is not None
    assert nu.window() is venster, (_wat(nu), _wat(venster))
    QTest.keyClick(nu, Qt.Key.Key_Tab)
    eerste = QApplication.focusWidget()
    bereikt = [eerste]
    rond = False
    for _ in range(hoogstens):
        w = QApplication.focusWidget()
        assert w is not None
        QTest.keyClick(w, Qt.Key.Key_Tab)
        w = QApplication.focusWidget()
        if w is eerste:
            rond = True
            break
        bereikt.append(w)
    fouten = [] if rond else [f"Tab does not come round; last on {_wat(bereikt[-1])}"]
    vreemd = [w for w in bereikt if w is None or w.window() is not venster]
    fouten += [f"Tab leaves the window to {_wat(w)}" for w in vreemd]
    dubbel = {id(w) for w in bereikt if bereikt.count(w) > 1}
    if dubbel:
        fouten.append("Tab passes the same control twice")
    verwacht = [w for w in venster.findChildren(QWidget) if _is_doel(w, venster)]
    gemist = [w for w in verwacht if w not in bereikt and not _via_pijlen(w, bereikt)]
    return fouten + [f"Tab misses {_wat(w)}" for w in gemist]


def _via_pijlen(w: QWidget, bereikt: list[QWidget | None]) -> bool:
    """Tell whether arrows reach it: one of a group of which Tab enters one, or Qt's own part."""
    ouder = w.parentWidget()
    if isinstance(w, QAbstractButton) and w.autoExclusive() and ouder is not None:
        return any(b is not None and b.parentWidget() is ouder for b in bereikt)
    while ouder is not None:
        if isinstance(ouder, (QComboBox, QCalendarWidget)):
            return True
        ouder = ouder.parentWidget()
    return False


# --- clipped text ---------------------------------------------------------------------------


def afgekapt(venster: QWidget) -> list[str]:
    """List every text that does not fit where it stands and does not say the rest in a tooltip."""
    fouten = []
    geteld = 0
    for w in venster.findChildren(QWidget):
        if not isinstance(w, (QLabel, QPushButton, QToolButton, QCheckBox)):
            continue
        if not w.isVisible() or w.window() is not venster or not w.text().strip():
            continue
        if _van_kalender(w):
            continue
        geteld += 1
        klacht = _past_niet(w) or _steekt_uit(w, venster)
        if klacht:
            fouten.append(f"{klacht}: {_wat(w)}")
    assert geteld > 0, "no text in this window"
    return fouten


def _van_kalender(w: QWidget) -> bool:
    ouder = w.parentWidget()
    while ouder is not None and not isinstance(ouder, QCalendarWidget):
        ouder = ouder.parentWidget()
    return ouder is not None


def _past_niet(w: QWidget) -> str:
    """Compare what a text needs with what it has; "" when it fits."""
    maat = w.size()
    if isinstance(w, QLabel) and w.wordWrap():
        nodig = w.heightForWidth(maat.width())
        if nodig > maat.height() + SPELING:
            return f"needs {nodig} high, has {maat.height()}"
        return ""
    wens = w.sizeHint()
    if isinstance(w, QToolButton) and w.toolButtonStyle() == (
        Qt.ToolButtonStyle.ToolButtonIconOnly
    ):
        return ""
    if wens.width() > maat.width() + SPELING and not w.toolTip():
        return f"needs {wens.width()} wide, has {maat.width()}"
    if wens.height() > maat.height() + SPELING:
        return f"needs {wens.height()} high, has {maat.height()}"
    return ""


def _steekt_uit(w: QWidget, venster: QWidget) -> str:
    """Tell whether an ancestor cuts a piece off that no scroll bar brings into sight."""
    vak = QRect(QPoint(0, 0), w.size())
    kind: QWidget = w
    while kind is not venster:
        ouder = kind.parentWidget()
        if ouder is None:
            return ""
        vak.translate(kind.pos())
        rol = ouder.parentWidget()
        if isinstance(rol, QAbstractScrollArea) and ouder is rol.viewport():
            uit = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            breed = rol.horizontalScrollBarPolicy() == uit
            if breed and (vak.right() > ouder.width() + SPELING or vak.left() < -SPELING):
                return f"cut off at the side by {type(rol).__name__}"
            # What scrolls is brought into sight; from here on the viewport stands for it.
            vak = QRect(QPoint(0, 0), ouder.size())
        elif (
            vak.right() > ouder.width() + SPELING
            or vak.bottom() > ouder.height() + SPELING
            or vak.left() < -SPELING
            or vak.top() < -SPELING
        ):
            return f"cut off by {type(ouder).__name__}#{ouder.objectName()}"
        kind = ouder
    return ""


def rustig() -> None:
    """Let layouts settle."""
    for _ in range(4):
        verwerk()
