# SPDX-License-Identifier: EUPL-1.2
"""What the keys page asks before a change: what follows from it, what it needs, and its button."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.errors import AppError, InvalidDraft, KeyLabelTaken, PassphraseTaken, WeakPassphrase
from app.door.secret_form import OWN, SecretForm
from app.widgets.editors import LineEdit, TickBox
from app.widgets.errors import sentence
from app.widgets.forms import Field, Form
from app.widgets.jobs import Busy
from app.widgets.message_bar import MessageBar
from app.widgets.messages import Message
from app.widgets.parts import (
    Card,
    PageBody,
    Text,
    destructive_button,
    primary_button,
    quiet_button,
)
from app.widgets.stacking_row import StackingRow
from app.widgets.texts import date_time_text, number_text, tr

if TYPE_CHECKING:
    from app.services.backups import Backup

LONGEST_NAME = 40
_MOST_LINES = 6
_MB = 1_000_000


class Deed(QWidget):
    """A title, what follows, and two buttons: the deed named, and Cancel; Esc cancels."""

    wanted = Signal()
    cancelled = Signal()

    def __init__(
        self,
        title: str,
        said: Iterable[str],
        deed: str,
        *,
        destroys: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.body = PageBody(self, width=760, centred=True)
        self.bar = MessageBar()
        self.body.add(Text(title, "title"), self.bar)
        for paragraph in said:
            self.body.add(Text(paragraph))
        self.busy = Busy()
        make: Callable[..., QWidget] = destructive_button if destroys else primary_button
        self.deed_button = make(deed, self._on_deed)
        self.cancel_button = quiet_button(tr("Cancel"), self.cancelled.emit)
        self._working = False

    def finish(self, *content: QWidget) -> None:
        """Put what is asked, and the buttons, beneath what is said; call once."""
        self.content = content
        self.body.add(*content, self.busy)
        buttons = StackingRow(self.deed_button, self.cancel_button, spacing=12, stacked_spacing=8)
        self.body.add_layout(buttons)
        self.body.add_stretch()

    def focus_first(self) -> None:
        """The safe choice."""
        self.cancel_button.setFocus()

    def set_working(self, working: bool) -> None:
        """Hold everything while the deed is done."""
        self._working = working
        for widget in (*self.content, self.deed_button, self.cancel_button):
            widget.setEnabled(not working)

    def tell(self, message: Message) -> None:
        """Show a message above what is asked."""
        self.bar.show_message(message)
        self.body.ensureWidgetVisible(self.bar)

    def show_error(self, error: AppError) -> None:
        """Say what hindered it."""
        self.tell(Message.error(sentence(error)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc cancels, unless the deed is being done: then there is Stop."""
        if event.key() == Qt.Key.Key_Escape and not self._working:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _on_deed(self) -> None:
        self.bar.dismiss()
        if self.complete():
            self.wanted.emit()

    def complete(self) -> bool:
        """Whether everything is there; otherwise it is said beside its field."""
        return True


class SecretDeed(Deed):
    """Asks for a passphrase, and with `named` for its holder's name too."""

    def __init__(
        self,
        title: str,
        said: Iterable[str],
        deed: str,
        *,
        known: tuple[str, ...],
        named: str | None = None,
    ) -> None:
        super().__init__(title, said, deed)
        self.form = Form()
        self.name = LineEdit(longest=LONGEST_NAME, width=320)
        if named is not None:
            self.name.set_value(named)
            self.form.add(
                "label",
                tr("Name, initials or title"),
                self.name,
                required=True,
                help=tr("It stands in the register's log beside what the holder does."),
            )
        self.secret_form = SecretForm(lambda: (*known, self.name.value()))
        self.secret_form.submitted.connect(self._on_deed)
        self.secret = ""
        cards = (Card(self.form),) if named is not None else ()
        self.finish(*cards, Card(self.secret_form))

    def focus_first(self) -> None:
        """The name where it is asked for, otherwise the words."""
        if "label" in self.form and not self.name.value():
            self.form["label"].focus()
        else:
            self.secret_form["again"].focus()

    def complete(self) -> bool:
        """Both forms, the topmost fault in focus."""
        secret = self.secret_form.secret()
        wrong = self.form.show_problems(self.form.problems())
        self.secret = secret or ""
        return secret is not None and not wrong

    def show_error(self, error: AppError) -> None:
        """Beside the field it is about."""
        field = self._field_of(error)
        if isinstance(error, InvalidDraft):
            self.form.show_problems(error.problems)
        elif field is None:
            super().show_error(error)
        else:
            field.show_error(sentence(error))
            field.focus()

    def _field_of(self, error: AppError) -> Field | None:
        match error:
            case KeyLabelTaken():
                return self.form["label"]
            case PassphraseTaken() | WeakPassphrase():
                own = self.secret_form.kind.value() == OWN
                return self.secret_form["own" if own else "again"]
        return None


class RemoveDeed(Deed):
    """Says what somebody who leaves can still open, and asks whether that goes too."""

    def __init__(self, label: str, copies: "tuple[Backup, ...]") -> None:
        super().__init__(
            tr("Remove {name}'s key?").format(name=label),
            (
                tr(
                    "{name} can then no longer open the register. The register gets new keys, so "
                    "that the passphrase opens nothing that is made from then on. The other key "
                    "holders keep their passphrases, and the recovery key stays as it is."
                ).format(name=label),
            ),
            tr("Remove {name}'s key").format(name=label),
            destroys=True,
        )
        self.also = TickBox(tr("Delete them too, once there is a new one"))
        still = tr("Backups that {name}'s passphrase still opens afterwards:").format(name=label)
        last = Text(tr("the one that is made just before the change"), "quiet")
        content = (Text(still, "strong"), *copy_lines(copies), last, self.also, _unseen())
        self.finish(Card(*content))


def copy_lines(copies: "tuple[Backup, ...]") -> tuple[Text, ...]:
    """A line per backup, newest first; of many the first ones and how many more there are."""
    shown = copies if len(copies) <= _MOST_LINES else copies[: _MOST_LINES - 1]
    lines = [
        tr("{time}, {size} MB").format(
            time=date_time_text(one.made_at.astimezone()),
            size=number_text(max(one.size / _MB, 0.1), 1),
        )
        for one in shown
    ]
    if len(shown) < len(copies):
        lines.append(tr("and %n more", "", len(copies) - len(shown)))
    return tuple(Text(line, "quiet") for line in lines)


def delete_copies_deed(copies: "tuple[Backup, ...]") -> Deed:
    """Asks whether the backups of before may go."""
    deed = Deed(
        tr("Delete %n old backup(s)?", "", len(copies)),
        (
            tr(
                "Only passphrases and recovery keys of before open them. If there is no good "
                "backup yet that today's keys open, one is made first. Deleting cannot be undone."
            ),
        ),
        tr("Delete %n backup(s)", "", len(copies)),
        destroys=True,
    )
    deed.finish(Card(*copy_lines(copies), _unseen()))
    return deed


def _unseen() -> Text:
    return Text(
        tr(
            "Backups on a drive that is not connected now, and copies made outside the program, "
            "are not seen here."
        ),
        "small",
    )
