"""What a file can be that somebody takes for the agency's answer: recognised before it is read."""

from __future__ import annotations

from desktop_app.domain.cells import Book
from desktop_app.domain.dukcapil_answer import speaks_of_matching
from desktop_app.domain.layout import Purpose
from desktop_app.domain.returned import find_list
from desktop_app.files.layout import read_layout
from desktop_app.kernel.errors import UnreadableError
from desktop_app.kernel.i18n import N_
from desktop_app.services.batch_files import Recognised, recognise_book
from desktop_app.services.layouts import known_layouts, text_of
from desktop_app.store.engine import Reader


class OwnFileError(UnreadableError):
    """The file is the list as it was sent; nobody has answered in it."""

    text = N_("Ini berkas kiriman {number} seperti yang kita kirim, belum berisi jawaban.")


class ChangedFileError(UnreadableError):
    """The file is one that was sent, with other cells in it, and nobody has answered in it."""

    text = N_(
        "Ini berkas kiriman {number} tanpa jawaban BPJS. {changed} barisnya tidak lagi seperti yang"
        " dikirim, {gone} baris hilang."
    )


class MatchingFileError(UnreadableError):
    """The file is what Dukcapil says of a matching list."""

    text = N_("Ini hasil pemadanan Dukcapil, bukan jawaban BPJS.")


class PlainListError(UnreadableError):
    """The file is a list that the office writes for itself or for others."""

    text = N_("Ini “{title}” dari program ini, bukan jawaban BPJS.")


def demand_answer(connection: Reader, book: Book) -> Recognised | None:
    """Refuse what is no answer; give the sent file that this one was made from, if any.

    Raises:
        UnreadableError: it is a sent file as it was, Dukcapil's answer, or a list of ours.
    """
    own = recognise_book(connection, book)
    if own is not None and own.same:
        raise OwnFileError(number=own.batch.number)
    if speaks_of_matching(book):
        raise MatchingFileError
    for each in known_layouts(connection):
        layout = read_layout(text_of(connection, each.name))
        if layout.purpose is Purpose.LIST and find_list(book, layout) is not None:
            raise PlainListError(title=layout.title)
    return own


def changed_file(own: Recognised) -> ChangedFileError:
    """Say how a sent file differs in which nobody has answered."""
    differs = own.returned
    return ChangedFileError(
        number=own.batch.number, changed=len(differs.changed), gone=differs.gone
    )
