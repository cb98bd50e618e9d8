# SPDX-License-Identifier: EUPL-1.2
"""The choices about a paper: who gets it, on which basis, what it holds, in how many copies."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.codelists import CodeEntry, CodeLists, Language
from app.export.records import Recipient, RecipientKind, Section
from app.ui.page import Context
from app.ui.paper_words import section_words
from app.widgets.forms import (
    CodeChoice,
    DateEdit,
    Editor,
    Form,
    LineEdit,
    NumberEdit,
    Segmented,
    TextEdit,
)
from app.widgets.texts import tr

PANEL_WIDTH: Final = 364
_FIELD_WIDTH: Final = 328
_MOST_COPIES: Final = 20
_KEPT_DAYS: Final = 14  # proposed for a file that was saved; the user decides
_SECTION_115: Final = "section_115"
_SCHOOL: Final = "school"


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperOptions:
    """What was chosen; named as in the disclosure ledger, which gets its line from here.

    `recipient`, `collaboration` and `basis` are codes.
    """

    recipient: str
    recipient_name: str = field(default="", repr=False)
    collaboration: str = ""
    basis: str = ""
    why: str = field(default="", repr=False)
    initials: bool = False
    copies: int = 1
    sections: frozenset[Section] = frozenset(Section)
    delete_by: date | None = None

    def on_paper(self, codelists: CodeLists, language: Language) -> Recipient:
        """The recipient as the paper shows and treats it."""
        entry = codelists["disclosure_recipient"].entry(self.recipient)
        said = entry.label(language)
        name = f"{said}, {self.recipient_name}" if self.recipient_name else said
        return Recipient(name=name, kind=recipient_kind(entry), covered=self.basis == _SECTION_115)


def recipient_kind(entry: CodeEntry) -> RecipientKind:
    """A school is treated as one even inside a collaboration; § 115 makes the authorities."""
    if entry.code == _SCHOOL:
        return RecipientKind.SCHOOL
    return RecipientKind.AUTHORITY if _SECTION_115 in _bases(entry) else RecipientKind.OTHER


def _bases(entry: CodeEntry) -> list[str]:
    return str(entry.extra.get("bases", "")).split()


class _Bases(CodeChoice):
    """The bases that the law offers for one recipient."""

    def offer(self, codes: Iterable[str]) -> None:
        """Offer these; a choice that is still among them stays."""
        chosen = self.value()
        self.combo.clear()
        self._values.clear()
        for code in codes:
            entry = self._list.entry(code)
            self._append(code, entry.label(self._language))
            self._explain(self.combo.count() - 1, entry)
        self.set_value(chosen if chosen in self._values else None)


class _Sections(Editor):
    """A tick for each section; the value is those that are ticked, in the paper's order."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.boxes = {section: QCheckBox(said) for section, said in section_words().items()}
        for box in self.boxes.values():
            box.toggled.connect(lambda _on: self.changed.emit())
            column.addWidget(box)
        self.setFocusProxy(self.target())

    def value(self) -> tuple[Section, ...]:
        """The ticked sections."""
        return tuple(section for section, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Iterable[Section] | None) -> None:
        """Tick exactly these."""
        wanted = set(value or ())
        for section, box in self.boxes.items():
            box.setChecked(section in wanted)

    def target(self) -> QWidget:
        """The first tick."""
        return self.boxes[Section.FACTS]

    def mark(self, wrong: bool) -> None:
        """Only the words beside it say that a tick is missing."""


class PaperOptionsPanel(QWidget):
    """The form beside the preview."""

    changed = Signal()
    """Something that the paper itself shows has changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._recipients = context.codelists["disclosure_recipient"]
        language = context.language
        self.form = Form()
        self._recipient = CodeChoice(self._recipients, language, width=_FIELD_WIDTH)
        self._collaboration = CodeChoice(
            context.codelists["collaboration_form"], language, width=_FIELD_WIDTH
        )
        self._basis = _Bases(
            context.codelists["disclosure_basis"], language, only=(), width=_FIELD_WIDTH
        )
        self.form.add("recipient", tr("Who is it for?"), self._recipient, required=True)
        self.form.add("recipient_name", tr("Which one, or who"), LineEdit())
        self.form.add("collaboration", tr("Collaboration"), self._collaboration, required=True)
        self.form.add("basis", tr("Basis to pass it on"), self._basis, required=True)
        self.form.add("why", tr("Why is it necessary?"), TextEdit(lines=2), required=True)
        self.form.add(
            "initials",
            tr("The citizen is shown by"),
            Segmented([(False, tr("Record number")), (True, tr("Initials"))]),
            required=True,
        )
        self._sections = _Sections()
        self.form.add("sections", tr("What it holds"), self._sections, required=True)
        self.form.add(
            "copies",
            tr("Copies"),
            NumberEdit(lowest=1, highest=_MOST_COPIES),
            help=tr("Each copy has its number, so that they can be collected again."),
            required=True,
        )
        self.form.add(
            "delete_by",
            tr("A saved file is to be deleted by"),
            DateEdit(context.now),
            help=tr("You are reminded on that day. It counts for a file, not for a print."),
            required=True,
        )
        self.form.fill(
            {
                "initials": False,
                "sections": Section,
                "copies": 1,
                "delete_by": context.now().date() + timedelta(days=_KEPT_DAYS),
            }
        )
        self._recipient.changed.connect(self._on_recipient)
        self.form.changed.connect(self.changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 16, 24)
        column.addWidget(self.form)
        column.addStretch(1)

    def options(self) -> PaperOptions | None:
        """What is chosen, or None while that makes no paper."""
        values = self.form.values()
        if not values["recipient"] or self.refused or not values["copies"]:
            return None
        return PaperOptions(
            recipient=values["recipient"],
            recipient_name=values["recipient_name"],
            collaboration=values["collaboration"] or "",
            basis=values["basis"] or "",
            why=values["why"].strip(),
            initials=bool(values["initials"]),
            copies=values["copies"],
            sections=frozenset(values["sections"]),
            delete_by=values["delete_by"],
        )

    @property
    def refused(self) -> bool:
        """Whether the register may not be used for this recipient (MEE-5)."""
        code = self._recipient.value()
        return bool(code) and self._recipients.entry(code).flag("refused")

    def complete(self, *, to_file: bool) -> bool:
        """Whether a paper may leave; says beside the fields what is missing."""
        self.form.clear_problems()
        found = [
            (name, problem)
            for name, problem in self.form.problems()
            if to_file or name != "delete_by"
        ]
        return not self.form.show_problems(found)

    def _on_recipient(self) -> None:
        code = self._recipient.value()
        if not code:
            return
        entry = self._recipients.entry(code)
        self._basis.offer(_bases(entry))
        outside = recipient_kind(entry) is not RecipientKind.AUTHORITY
        # who told what is nobody else's business unless the user says so
        wanted = set(Section) - {Section.SOURCES} if outside else set(Section)
        self.form.fill({"sections": wanted})
