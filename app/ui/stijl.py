"""UI: the style sheet, made from the colours by meaning and the height of a line.

Properties that widgets set for it: `primair` on a push button, `vlak` on a
tool button without border, `rol` on a QLabel (`kop`, `titel`, `zacht`,
`gevaar`, `let_op`, `goed`, `zegel`) and on a QFrame (`paneel`, `balk`, `verzegeld`).
"""

from __future__ import annotations

from collections.abc import Mapping

from app.ui.kleuren import Kleur


def stijlblad(kleuren: Mapping[Kleur, str], regel: int, icoonmap: str) -> str:
    """Write the style sheet for a palette, a line height in pixels and the folder of icons."""

    def px(deel: float) -> str:
        return f"{max(1, round(regel * deel))}px"

    k = {rol.value: waarde for rol, waarde in kleuren.items()}
    vink = "vink_wit.svg" if k["op_accent"] == "#ffffff" else "vink_zwart.svg"
    return f"""
* {{ outline: 0; }}
QWidget {{ color: {k["tekst"]}; }}
QMainWindow, QDialog {{ background: {k["vlak"]}; }}
QToolTip {{ background: {k["paneel"]}; color: {k["tekst"]};
    border: 1px solid {k["rand_sterk"]}; padding: {px(0.25)}; }}

QLabel {{ background: transparent; }}
QLabel[rol="kop"] {{ font-weight: 600; }}
QLabel[rol="titel"] {{ font-weight: 600; font-size: {px(0.98)}; }}
QLabel[rol="zacht"] {{ color: {k["tekst_zacht"]}; }}
QLabel[rol="gevaar"], QLabel[rol="fout"] {{ color: {k["gevaar"]}; }}
QLabel[rol="let_op"] {{ color: {k["let_op"]}; }}
QLabel[rol="goed"] {{ color: {k["goed"]}; }}
QLabel[rol="zegel"] {{ color: {k["zegel"]}; }}

QFrame[rol="paneel"] {{ background: {k["paneel"]}; border: 1px solid {k["rand"]};
    border-radius: {px(0.35)}; }}
QFrame[rol="verzegeld"] {{ background: {k["zegel_vlak"]}; border: 2px dashed {k["zegel_rand"]};
    border-radius: {px(0.35)}; }}
QFrame[rol="bovenbalk"] {{ background: {k["paneel"]}; border: 0;
    border-bottom: 1px solid {k["rand"]}; }}
QPushButton#zoekknop {{ text-align: left; color: {k["tekst_zacht"]}; }}
QPushButton#zoekknop QLabel {{ color: {k["tekst_zacht"]}; }}
QWidget#paneelinhoud {{ background: transparent; }}
QFrame[rol="balk"] {{ background: {k["vlak"]}; border: 0;
    border-bottom: 1px solid {k["rand"]}; }}
QFrame[rol="zijkant"] {{ background: {k["paneel"]}; border: 0;
    border-right: 1px solid {k["rand"]}; }}
QFrame[rol="lijn"] {{ background: {k["rand"]}; border: 0; max-height: 1px; }}

QPushButton, QToolButton {{ background: {k["paneel"]}; color: {k["tekst"]};
    border: 1px solid {k["rand_sterk"]}; border-radius: {px(0.28)};
    padding: {px(0.2)} {px(0.6)}; }}
QPushButton {{ min-height: {px(1.05)}; }}
QPushButton:hover, QToolButton:hover {{ background: {k["aanwijzen"]}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{
    background: {k["accent_zacht"]}; }}
QPushButton:focus, QToolButton:focus {{ border: 2px solid {k["accent"]};
    padding: {px(0.14)} {px(0.54)}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {k["tekst_zacht"]};
    border-color: {k["rand"]}; background: {k["vlak"]}; }}
QPushButton[primair="true"], QMessageBox QPushButton:default {{ background: {k["accent"]};
    color: {k["op_accent"]}; border: 1px solid {k["accent"]}; font-weight: 600; }}
QPushButton[primair="true"]:hover, QMessageBox QPushButton:default:hover {{
    border: 1px solid {k["tekst"]}; }}
QPushButton[primair="true"]:focus, QMessageBox QPushButton:default:focus {{
    border: 2px solid {k["tekst"]}; }}
QPushButton[primair="true"]:disabled {{
    background: {k["vlak"]}; color: {k["tekst_zacht"]}; border-color: {k["rand"]}; }}
QPushButton[koppeling="true"] {{ background: transparent; border: 1px solid transparent;
    color: {k["accent"]}; text-decoration: underline; padding: {px(0.1)} 1px;
    text-align: left; }}
QPushButton[koppeling="true"]:focus {{ border: 1px solid {k["accent"]}; }}
QPushButton::menu-indicator, QToolButton::menu-indicator {{ width: 0; image: none; }}
QToolButton[vlak="true"] {{ background: transparent; border: 1px solid transparent;
    padding: {px(0.18)}; }}
QToolButton[vlak="true"]:hover {{ background: {k["aanwijzen"]}; }}
QToolButton[vlak="true"]:checked {{ background: {k["accent_zacht"]}; }}
QToolButton[vlak="true"]:focus {{ border: 1px solid {k["accent"]}; }}

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox {{
    background: {k["paneel"]}; color: {k["tekst"]}; border: 1px solid {k["rand_sterk"]};
    border-radius: {px(0.28)}; padding: {px(0.16)} {px(0.35)};
    selection-background-color: {k["accent"]}; selection-color: {k["op_accent"]}; }}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus {{
    border: 2px solid {k["accent"]}; padding: {px(0.1)} {px(0.29)}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled,
QLineEdit:read-only {{
    background: {k["vlak"]}; color: {k["tekst_zacht"]}; border-color: {k["rand"]}; }}
QLineEdit[fout="true"], QPlainTextEdit[fout="true"], QComboBox[fout="true"] {{
    border: 2px solid {k["gevaar"]}; }}
QComboBox {{ padding-right: {px(1.1)}; }}
QComboBox::drop-down {{ border: 0; width: {px(1.1)}; }}
QComboBox::down-arrow {{ image: url("{icoonmap}/omlaag_vast.svg");
    width: {px(0.6)}; height: {px(0.6)}; }}
QComboBox QAbstractItemView {{ background: {k["paneel"]}; color: {k["tekst"]};
    border: 1px solid {k["rand_sterk"]}; selection-background-color: {k["selectie"]};
    selection-color: {k["tekst"]}; }}
QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; }}
QListWidget::item {{ padding: {px(0.22)} {px(0.35)}; border: 0; }}
QListWidget::item:selected {{ background: {k["selectie"]}; color: {k["tekst"]}; }}
QCheckBox, QRadioButton {{ spacing: {px(0.4)}; background: transparent; padding: 1px; }}
QCheckBox:focus, QRadioButton:focus {{ border: 1px solid {k["accent"]};
    border-radius: {px(0.2)}; padding: 0; }}

QCheckBox::indicator, QRadioButton::indicator, QListView::indicator {{
    width: {px(0.72)}; height: {px(0.72)}; border: 1px solid {k["rand_sterk"]};
    border-radius: {px(0.15)}; background: {k["paneel"]}; }}
QRadioButton::indicator {{ border-radius: {px(0.36)}; }}
QCheckBox::indicator:checked, QRadioButton::indicator:checked, QListView::indicator:checked {{
    background: {k["accent"]}; border-color: {k["accent"]}; image: url("{icoonmap}/{vink}"); }}
QCheckBox::indicator:disabled, QListView::indicator:disabled {{
    border-color: {k["rand"]}; background: {k["vlak"]}; }}

QAbstractItemView {{ background: {k["paneel"]}; color: {k["tekst"]};
    border: 1px solid {k["rand"]}; border-radius: 0;
    selection-background-color: {k["selectie"]}; selection-color: {k["tekst"]};
    alternate-background-color: {k["paneel"]}; }}
QAbstractItemView:focus {{ border: 1px solid {k["accent"]}; }}
QTableView[gewoon="true"]::item {{ padding: 0 {px(0.25)}; border: 0;
    border-bottom: 1px solid {k["rand"]}; }}
QTableView[gewoon="true"]::item:selected {{ background: {k["selectie"]};
    color: {k["tekst"]}; }}
QHeaderView {{ background: {k["kop"]}; border: 0; }}
QHeaderView::section {{ background: {k["kop"]}; color: {k["tekst"]}; font-weight: 600;
    border: 0; border-bottom: 1px solid {k["rand"]}; padding: {px(0.25)} {px(0.4)}; }}
QHeaderView::section:hover {{ background: {k["accent_zacht"]}; }}
QTableCornerButton::section {{ background: {k["kop"]}; border: 0; }}

QMenuBar {{ background: {k["paneel"]}; border: 0; padding: 1px {px(0.35)}; }}
QMenuBar::item {{ padding: {px(0.18)} {px(0.5)}; background: transparent;
    border-radius: {px(0.2)}; }}
QMenuBar::item:selected, QMenuBar::item:pressed {{ background: {k["accent_zacht"]}; }}
QMenu {{ background: {k["paneel"]}; border: 1px solid {k["rand_sterk"]};
    padding: {px(0.2)}; }}
QMenu::item {{ padding: {px(0.22)} {px(1.4)} {px(0.22)} {px(0.6)};
    border-radius: {px(0.2)}; }}
QMenu::item:selected {{ background: {k["accent_zacht"]}; color: {k["tekst"]}; }}
QMenu::item:disabled {{ color: {k["tekst_zacht"]}; }}
QMenu::separator {{ height: 1px; background: {k["rand"]}; margin: {px(0.2)} {px(0.4)}; }}
QMenu::icon {{ padding-left: {px(0.3)}; }}

QStatusBar {{ background: {k["paneel"]}; border-top: 1px solid {k["rand"]}; }}
QStatusBar::item {{ border: 0; }}
QStatusBar QPushButton {{ min-height: 0; padding: 0 {px(0.5)}; }}
QStatusBar QLabel {{ color: {k["tekst_zacht"]}; padding: {px(0.1)} {px(0.5)}; }}
QSplitter::handle {{ background: transparent; }}
QSplitter::handle:hover {{ background: {k["accent_zacht"]}; }}
QScrollArea, QStackedWidget {{ background: transparent; border: 0; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QScrollBar:vertical {{ background: transparent; width: {px(0.6)}; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(0.6)}; margin: 0; }}
QScrollBar::handle {{ background: {k["rand_sterk"]}; border-radius: {px(0.2)};
    margin: 2px; min-height: {px(1.5)}; min-width: {px(1.5)}; }}
QScrollBar::handle:hover {{ background: {k["accent"]}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QProgressBar {{ border: 1px solid {k["rand"]}; border-radius: {px(0.2)};
    background: {k["paneel"]}; text-align: center; }}
QProgressBar::chunk {{ background: {k["accent"]}; }}
QTabWidget::pane {{ border: 1px solid {k["rand"]}; background: {k["paneel"]}; top: -1px; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ background: transparent; padding: {px(0.3)} {px(0.8)};
    border: 1px solid transparent; border-bottom: 2px solid transparent; }}
QTabBar::tab:selected {{ border-bottom: 2px solid {k["accent"]}; font-weight: 600; }}
QTabBar::tab:hover {{ background: {k["aanwijzen"]}; }}
QTabBar::tab:focus {{ background: {k["accent_zacht"]}; }}
QTabBar QToolButton {{ padding: 0; border: 0; background: {k["vlak"]}; }}
QTabBar QToolButton::left-arrow {{ image: url("{icoonmap}/links_vast.svg");
    width: {px(0.7)}; height: {px(0.7)}; }}
QTabBar QToolButton::right-arrow {{ image: url("{icoonmap}/rechts_vast.svg");
    width: {px(0.7)}; height: {px(0.7)}; }}
QGroupBox {{ background: {k["paneel"]}; border: 1px solid {k["rand"]};
    border-radius: {px(0.35)}; margin-top: {px(1.2)}; padding: {px(0.5)}; }}
QGroupBox::title {{ subcontrol-origin: margin; left: {px(0.2)}; font-weight: 600; }}
QFileDialog QToolButton {{ padding: 1px; }}
QCalendarWidget QToolButton {{ border: 0; background: transparent; }}
QCalendarWidget QToolButton:hover {{ background: {k["aanwijzen"]}; }}
QCalendarWidget QAbstractItemView {{ border: 0; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {k["kop"]}; }}
"""
