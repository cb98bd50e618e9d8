# SPDX-License-Identifier: EUPL-1.2
"""Choosing what a paper holds, seeing it, and letting it out only as it was seen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.disclosure import Medium
from app.domain.errors import FileNotSaved, NotFound
from app.export.pdf.case_summary import case_summary
from app.export.pdf.style import WIDTH, text_width
from app.export.records import Paper, RecipientKind, Section
from app.storage.resources import load_codelists
from app.ui.backup_watch import BackupWatch
from app.ui.page import Context, Target
from app.ui.pages.paper_options import PaperOptions, recipient_kind
from app.ui.pages.paper_preview import PaperPreview, Ways, with_line
from app.ui.paper_words import case_summary_labels
from app.widgets.jobs import Lane
from app.widgets.messages import Message, MessageKind
from app.widgets.pdf_view import opened, page_text
from tests.export.case_summaries import full

NOW = datetime(2026, 6, 9, 14, 7, tzinfo=UTC)


@dataclass
class Desk:
    """The page with a fake register and fake answers to its two questions."""

    page: PaperPreview
    lane: Lane
    made: list[PaperOptions] = field(default_factory=list)
    orders: list[Any] = field(default_factory=list)
    told: list[Message] = field(default_factory=list)
    printers: list[str] = field(default_factory=lambda: ["HP"])
    path: Path | None = None
    printer: QPrinter | None = None

    def choose(self, **values: Any) -> None:
        self.page.panel.form.fill(values)
        self.page.panel.changed.emit()

    def shown(self) -> str:
        paper = self.page._shown[1] if self.page._shown else None
        if paper is None:
            return ""
        with opened(paper.pdf) as document:
            return " ".join(page_text(document, n) for n in range(len(document)))


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    lane = Lane()
    codelists = load_codelists()
    holder: list[Desk] = []

    def make(_register: object, record: str, options: PaperOptions) -> Paper:
        if record == "gone":
            raise NotFound("case")
        holder[0].made.append(options)
        summary = full(
            recipient=options.on_paper(codelists, "en"),
            sections=options.sections,
            copies=options.copies,
            citizen="E.T.J." if options.initials else "",
        )
        return case_summary(summary, case_summary_labels())

    context = Context(
        register=object(),  # type: ignore[arg-type]
        codelists=codelists,
        lane=lane,
        now=lambda: NOW,
        language="en",
        end_process=lambda _why: None,
        names_shown=lambda: False,
        show_message=lambda message: holder[0].told.append(message),
        backups=BackupWatch(object(), lane, now=lambda: NOW),  # type: ignore[arg-type]
    )
    ways = Ways(
        printers=lambda: holder[0].printers,
        choose_printer=lambda _parent, _name: holder[0].printer,
        choose_file=lambda _parent, _name: holder[0].path,
    )
    page = PaperPreview(context, make, ways=ways)
    qtbot.addWidget(page)
    made = Desk(page=page, lane=lane)
    holder.append(made)
    page.print_requested.connect(made.orders.append)
    page.save_requested.connect(made.orders.append)
    page.message_requested.connect(made.told.append)
    page.resize(1200, 800)
    page.show()
    page.open(Target(page="case_summary", record_id="7b6f"))
    yield made
    page.leave()
    assert lane.close()


def complete(desk: Desk, qtbot: QtBot, **more: Any) -> None:
    desk.choose(
        recipient="police",
        collaboration="infohus_kommune",
        basis="section_115",
        why="Infohus skal vurdere sagen.",
        **more,
    )
    qtbot.waitUntil(lambda: desk.page.primary_action().isEnabled())


def test_nothing_is_made_before_somebody_is_chosen(desk: Desk, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not desk.page._pause.isActive() and not desk.lane.busy)
    assert desk.made == []
    assert not desk.page.primary_action().isEnabled()
    assert not desk.page.view.isVisible()


def test_the_paper_follows_the_choices(desk: Desk, qtbot: QtBot) -> None:
    complete(desk, qtbot)
    assert desk.page.view.isVisible()
    assert "§ 115" in desk.shown()
    assert "Sources" in desk.shown()
    assert "E.T.J." not in desk.shown()
    desk.choose(sections=set(Section) - {Section.SOURCES}, initials=True, copies=3)
    assert not desk.page.primary_action().isEnabled(), "what is seen is not what was chosen"
    qtbot.waitUntil(lambda: desk.page.primary_action().isEnabled())
    assert "Sources" not in desk.shown()
    assert "E.T.J." in desk.shown()
    assert "Copy 3 of 3" in desk.shown()
    assert desk.page.view.pages == 6


def test_many_changes_make_one_paper(desk: Desk, qtbot: QtBot) -> None:
    complete(desk, qtbot)
    before = len(desk.made)
    for number in range(2, 7):
        desk.choose(copies=number)
    qtbot.waitUntil(lambda: desk.page.primary_action().isEnabled())
    assert [options.copies for options in desk.made[before:]] == [6]


def test_a_school_is_offered_its_own_kind_of_paper(desk: Desk, qtbot: QtBot) -> None:
    desk.choose(recipient="school")
    qtbot.waitUntil(lambda: desk.page.view.isVisible())
    assert "ekstrem" not in desk.shown().casefold()
    assert Section.SOURCES not in desk.made[-1].sections
    assert "have not confirmed them" in desk.page._remarks.text()


def test_a_recipient_the_register_is_not_for_gets_no_paper(desk: Desk, qtbot: QtBot) -> None:
    complete(desk, qtbot)
    desk.choose(recipient="housing")
    qtbot.waitUntil(lambda: not desk.page.view.isVisible())
    assert not desk.page.primary_action().isEnabled()
    assert desk.page.panel.refused
    assert "may not be used for this" in desk.page.panel._recipient.help.text()


def test_only_the_bases_for_the_recipient_are_offered(desk: Desk) -> None:
    desk.choose(recipient="other_municipality")
    assert desk.page.panel._basis._values == ["consent", "notification_on_move", "other"]
    desk.choose(basis="consent", recipient="health_care")
    assert desk.page.panel._basis.value() == "consent", "still offered, so still chosen"
    desk.choose(recipient="supervisory_authority")
    assert desk.page.panel._basis.value() is None


def test_what_is_missing_is_said_beside_its_field(desk: Desk, qtbot: QtBot) -> None:
    desk.choose(recipient="police")
    qtbot.waitUntil(lambda: desk.page.primary_action().isEnabled())
    desk.page.primary_action().trigger()
    assert desk.orders == []
    for name in ("collaboration", "basis", "why"):
        assert desk.page.panel.form[name].error


def test_an_order_holds_exactly_what_was_seen(desk: Desk, qtbot: QtBot) -> None:
    desk.printer = QPrinter()
    complete(desk, qtbot)
    desk.page.primary_action().trigger()
    (order,) = desk.orders
    assert order.medium is Medium.PRINT
    assert order.record_id == "7b6f"
    assert order.paper is desk.page._shown[1]
    assert order.paper.name == "S-2026-014"
    assert (order.options.basis, order.options.recipient) == ("section_115", "police")
    assert order.options.why == "Infohus skal vurdere sagen."


def test_a_print_that_is_cancelled_is_no_order(desk: Desk, qtbot: QtBot) -> None:
    complete(desk, qtbot)
    desk.page.primary_action().trigger()
    assert desk.orders == []


def test_without_a_printer_the_user_hears_so(desk: Desk, qtbot: QtBot) -> None:
    desk.printers = []
    complete(desk, qtbot)
    desk.page.primary_action().trigger()
    assert desk.orders == []
    assert [message.kind for message in desk.told] == [MessageKind.ERROR]


def test_nothing_is_printed_before_the_ledger_has_its_line(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "tray.pdf"))
    desk.printer = printer
    complete(desk, qtbot, copies=2)
    desk.page.primary_action().trigger()
    QApplication.processEvents()
    assert not (tmp_path / "tray.pdf").exists()
    with qtbot.waitSignal(desk.page.left_the_program):
        desk.page.carry_out(desk.orders[0])
        assert not desk.page.primary_action().isEnabled(), "one print at a time"
    with opened((tmp_path / "tray.pdf").read_bytes()) as document:
        assert len(document) == 4
    assert "S-2026-014" in desk.told[-1].text
    assert desk.page.primary_action().isEnabled()


def test_a_saved_file_has_its_last_day(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.path = tmp_path / "S-2026-014.pdf"
    complete(desk, qtbot, delete_by=None)
    desk.page._save.click()
    assert desk.orders == []
    assert desk.page.panel.form["delete_by"].error
    desk.choose(delete_by=date(2026, 6, 23))
    qtbot.waitUntil(lambda: desk.page._save.isEnabled())
    desk.page._save.click()
    (order,) = desk.orders
    assert not desk.path.exists()
    assert (order.medium, order.options.delete_by) == (Medium.SAVED, date(2026, 6, 23))
    with_line(order, lambda: None)
    assert desk.path.read_bytes() == order.paper.pdf


def test_no_line_is_written_for_a_file_that_cannot_be(
    desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.path = tmp_path / "gone" / "S-2026-014.pdf"
    complete(desk, qtbot)
    desk.page._save.click()
    written: list[str] = []
    with pytest.raises(FileNotSaved):
        with_line(desk.orders[0], lambda: written.append("line"))
    assert written == []


def test_a_case_that_is_gone_is_said_on_the_form(desk: Desk, qtbot: QtBot) -> None:
    desk.page.open(Target(page="case_summary", record_id="gone"))
    desk.choose(recipient="police")
    qtbot.waitUntil(lambda: desk.page.panel.form.bar.message is not None)
    assert not desk.page.primary_action().isEnabled()


def test_leaving_the_page_forgets_the_paper(desk: Desk, qtbot: QtBot) -> None:
    complete(desk, qtbot)
    desk.page.leave()
    assert desk.page._shown is None
    assert desk.page.view.pages == 0


def test_every_recipient_that_may_be_chosen_has_a_kind() -> None:
    kinds = {e.code: recipient_kind(e) for e in load_codelists()["disclosure_recipient"]}
    assert kinds["police"] is kinds["ssp"] is RecipientKind.AUTHORITY
    assert kinds["school"] is RecipientKind.SCHOOL
    for outside in ("other_municipality", "citizen", "supervisory_authority", "health_care"):
        assert kinds[outside] is RecipientKind.OTHER


def test_the_headers_fit_on_their_line() -> None:
    labels = case_summary_labels()
    assert text_width(labels.header_covered) <= WIDTH
    assert text_width(labels.header_other) <= WIDTH


def test_the_first_question_has_the_focus(desk: Desk) -> None:
    desk.page.focus_first()
    assert desk.page.panel.form["recipient"].editor.target().hasFocus()
