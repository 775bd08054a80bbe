"""Pages of a PDF through the system's print dialog, at their true size; nothing is left on disk."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.sheet import Flip, Sides
from desktop_app.services.cards import PrintRun, page_of, pages_in

_DPI = 300
_INCH = 25.4
_DUPLEX = {
    Flip.LONG: QPrinter.DuplexMode.DuplexLongSide,
    Flip.SHORT: QPrinter.DuplexMode.DuplexShortSide,
}


def print_pages(pdf: bytes, run: PrintRun, parent: QWidget) -> bool:
    """Ask for a printer and print every page on it; tell whether that was done."""
    printer = printer_for(run)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    paint_pages(pdf, run, printer)
    return True


def printer_for(run: PrintRun) -> QPrinter:
    """Give a printer set to the sheet's paper, its way of turning, and true size."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    sheet, setting = run.sheet, run.setting
    wide = sheet.page_width > sheet.page_height
    shorter, longer = sorted((sheet.page_width, sheet.page_height))
    size = QPageSize(QSizeF(shorter, longer), QPageSize.Unit.Millimeter)
    printer.setPageSize(size)
    landscape = QPageLayout.Orientation.Landscape
    printer.setPageOrientation(landscape if wide else QPageLayout.Orientation.Portrait)
    printer.setFullPage(True)
    both = setting.sides is Sides.BOTH
    flip = _DUPLEX[setting.flip or sheet.flip]
    printer.setDuplex(flip if both else QPrinter.DuplexMode.DuplexNone)
    return printer


def paint_pages(pdf: bytes, run: PrintRun, printer: QPrinter) -> None:
    """Paint every page of a PDF on the paper that it was made for."""
    painter = QPainter(printer)
    dots = printer.resolution() / _INCH
    paper = QRectF(0, 0, run.sheet.page_width * dots, run.sheet.page_height * dots)
    for number in range(pages_in(pdf)):
        if number:
            printer.newPage()
        page = page_of(pdf, number, _DPI)
        kind = QImage.Format.Format_RGB888
        image = QImage(page.pixels, page.width, page.height, 3 * page.width, kind)
        painter.drawImage(paper, image)
    painter.end()
