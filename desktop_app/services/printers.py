"""Printers and their trays: what a test sheet showed of each, taken back on every print."""

from __future__ import annotations

from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from desktop_app.domain.people import Right
from desktop_app.domain.printing import Printer, hundredths
from desktop_app.domain.sheet import CardSheet
from desktop_app.files.calibration_pdf import write_test_sheet
from desktop_app.files.stamp import stamped
from desktop_app.kernel.errors import AppError
from desktop_app.kernel.i18n import N_
from desktop_app.kernel.safe_files import write_whole
from desktop_app.services.use_case import use_case
from desktop_app.store.unit import Unit

MOST_MM = 9.9


class PrinterNameError(AppError):
    """A printer needs a name, and a tray of its own."""

    text = N_("Nama pencetak kosong, atau baki itu sudah ada. Periksa nama dan bakinya.")


class ReadingError(AppError):
    """So far off no printer prints; the number was misread."""

    text = N_("Angka pada lembar uji paling banyak 9,9 mm. Baca sekali lagi.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The four numbers of a test sheet, in mm, to the right and down."""

    front_right: float = 0.0
    front_down: float = 0.0
    back_right: float = 0.0
    back_down: float = 0.0

    def all(self) -> tuple[float, float, float, float]:
        """Give them in the order in which they are asked for."""
        return self.front_right, self.front_down, self.back_right, self.back_down


def readings_of(printer: Printer) -> Readings:
    """Give what was read of a printer's test sheet."""
    return Readings(
        front_right=printer.front_right / 100,
        front_down=printer.front_down / 100,
        back_right=printer.back_right / 100,
        back_down=printer.back_down / 100,
    )


@use_case(N_("menambah pencetak"), right=Right.PRINT)
def add(unit: Unit, name: str, tray: str = "") -> Printer:
    """Keep a printer's tray, not yet measured.

    Raises:
        PrinterNameError: no name, or it is there already.
    """
    name, tray = " ".join(name.split()), " ".join(tray.split())
    known = {(each.name.casefold(), each.tray.casefold()) for each in unit.find(Printer)}
    if not name or (name.casefold(), tray.casefold()) in known:
        raise PrinterNameError
    return unit.put(Printer(id=unit.new_id(), name=name, tray=tray))


@use_case(N_("menyetel pencetak"), right=Right.PRINT)
def measure(unit: Unit, key: str, readings: Readings) -> Printer | None:
    """Keep what the test sheet of a tray showed; None when there is no such printer.

    Raises:
        ReadingError: a number is beyond all reason.
    """
    if any(abs(each) > MOST_MM for each in readings.all()):
        raise ReadingError
    printer = unit.get(Printer, key)
    if printer is None:
        return None
    front_right, front_down, back_right, back_down = map(hundredths, readings.all())
    return unit.put(
        replace(
            printer,
            front_right=front_right,
            front_down=front_down,
            back_right=back_right,
            back_down=back_down,
            measured_at=unit.at,
            measured_by=unit.user.id,
        )
    )


@use_case(N_("menghapus pencetak"), right=Right.PRINT)
def remove(unit: Unit, key: str) -> None:
    """Forget a printer's tray."""
    printer = unit.get(Printer, key)
    if printer is not None:
        unit.remove(printer)


def save_test_sheet(path: Path, sheet: CardSheet, printer: str = "", mark: str = "") -> None:
    """Write the test sheet for this paper, with the mark of practice if there is one.

    Raises:
        NoRoomError: it cannot be written.
    """
    stream = BytesIO()
    write_test_sheet(stream, sheet, printer)
    write_whole(path, stamped(stream.getvalue(), mark))
