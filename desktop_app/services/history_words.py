"""The words in which the history tells what was done: a sentence for each use case about people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from desktop_app.domain.dates import show_day
from desktop_app.domain.enrolment import Enrolment
from desktop_app.domain.fields import Field, fields_of
from desktop_app.domain.journal import Change
from desktop_app.domain.kinds import Choice, Day, Number, PersonName, Text
from desktop_app.domain.record import Record
from desktop_app.domain.worker import Worker
from desktop_app.kernel.i18n import N_, _, ngettext
from desktop_app.services.use_case import case_named
from desktop_app.store.rows import columns_of

SENTENCES = {
    "workers.save": N_("menyimpan {whose}"),
    "workers.record_all": N_("menjadikan {whose} Terdata"),
    "workers.look": N_("melihat NIK tanpa samaran"),
    "verification.verify": N_("memverifikasi {whose}"),
    "verification.verify_all": N_("memverifikasi {whose}"),
    "verification.verify_these": N_("memverifikasi {whose}"),
    "verification.send_back": N_("mengembalikan {whose} ke pencatat"),
    "verification.reject": N_("menolak {whose}"),
    "verification.reopen": N_("membuka kembali {whose}"),
    "verification.acknowledge": N_("mengakui catatan tentang {whose}"),
    "verification.take_back_acknowledgement": N_("menarik pengakuan catatan tentang {whose}"),
    "duplicates.save_beside": N_("menyimpan {whose}"),
    "duplicates.merge": N_("menggabungkan {whose} menjadi satu orang"),
    "duplicates.merge_two": N_("menggabungkan {whose} menjadi satu orang"),
    "duplicates.merge_all": N_("menggabungkan {whose} menjadi satu orang"),
    "duplicates.set_apart": N_("memutuskan bahwa {whose} dua orang yang berbeda"),
    "duplicates.part": N_("memutuskan bahwa {whose} orang yang berbeda"),
    "duplicates.decide_different": N_("memutuskan bahwa {whose} dua orang yang berbeda"),
    "duplicates.take_back": N_("menarik keputusan tentang {whose}"),
    "dukcapil.apply_matching": N_("mencatat hasil pemadanan {whose}"),
    "enrolments.end": N_("mengakhiri kepesertaan {whose}"),
    "enrolments.end_one": N_("mengakhiri kepesertaan {whose}"),
    "photos.add": N_("menambah gambar berkas {whose}"),
    "photos.take_away": N_("mengambil gambar berkas {whose}"),
    "rechecks.note": N_("mengetik ulang data {whose} untuk pemeriksaan"),
    "imports.write": N_("mengimpor {whose}"),
    "imports.undo": N_("membatalkan impor {whose}"),
    "cards.queue_missing": N_("mengantrekan kartu {whose}"),
    "printing.finish": N_("mencatat hasil cetak kartu {whose}"),
    "printing.reprint": N_("mencetak ulang kartu {whose}"),
    "printing.void": N_("membatalkan kartu {whose}"),
    "handover.hand_over": N_("menyerahkan kartu {whose}"),
    "arrival.note_guesses": N_("masuk sesudah {about} kali kata sandi yang salah"),
    "backups.note": N_("mencadangkan data, terbukti: {about}"),
    "inspection.save": N_("mengekspor riwayat untuk pemeriksaan: {about}"),
    "requests.note": N_("mencatat permintaan {whose} tentang data pribadi"),
    "requests.fulfil": N_("memenuhi permintaan {whose} tentang data pribadi"),
    "requests.refuse": N_("menolak permintaan {whose} tentang data pribadi"),
    "erasures.erase": N_("menghapus data {whose} atas permintaan"),
    "erasures.destroy": N_("memusnahkan data {whose} yang melewati masa simpan"),
}
"""What is said of a use case that is about people."""

NAMED = {
    "answer_undo.undo_answer": N_("membatalkan jawaban BPJS untuk kiriman {thing}"),
    "submissions.apply_answer": N_("membaca jawaban BPJS untuk kiriman {thing}"),
    "submissions.note_files": N_("menyimpan berkas kiriman {thing}"),
    "submissions.seal": N_("menyegel kiriman {thing}"),
    "submissions.withdraw": N_("menarik kiriman {thing}"),
    "submissions.write_protected": N_("menyimpan kiriman {thing} dalam arsip berkata sandi"),
    "sending.send": N_("menyegel kiriman {thing}"),
    "own_lists.write": N_("menulis daftar lengkap: {thing}"),
    "printing.begin": N_("mencetak kartu: {thing}"),
    "printing.open_box": N_("membuka kotak kartu {thing}"),
    "printing.empty_box": N_("menutup kotak kartu {thing}"),
    "printers.add": N_("menambah pencetak {thing}"),
    "printers.remove": N_("menghapus pencetak {thing}"),
    "designs.save": N_("menyimpan rancangan kartu {thing}"),
    "designs.remove": N_("menghapus rancangan kartu {thing}"),
    "designs.add_picture": N_("menyimpan logo kantor {thing}"),
    "people.add_user": N_("menambah pengguna {thing}"),
    "people.disable": N_("menonaktifkan pengguna {thing}"),
    "people.set_passphrase": N_("mengganti kata sandi {thing}"),
    "layouts.choose": N_("memilih tata letak kiriman {thing}"),
    "layouts.save": N_("menyimpan tata letak {thing}"),
    "layouts.duplicate": N_("menyalin tata letak menjadi {thing}"),
    "layouts.delete": N_("menghapus tata letak {thing}"),
    "quotas.save": N_("menetapkan kuota {thing}"),
    "quotas.remove": N_("menghapus kuota {thing}"),
    "occupations.save_code": N_("mengubah kode pekerjaan {thing}"),
}
"""What is said of a use case about a thing that has a name; without the name, its label is."""

KINDS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "people": (
        N_("Pencatatan"),
        ("workers.save", "workers.record%", "workers.change%", "enrolments.%", "photos.%"),
    ),
    "checks": (N_("Verifikasi"), ("verification.%", "dukcapil.%", "rechecks.%")),
    "duplicates": (N_("Orang kembar"), ("duplicates.%",)),
    "imports": (N_("Impor"), ("imports.%",)),
    "submissions": (
        N_("Kiriman BPJS"),
        ("submissions.%", "sending.%", "answer_undo.%", "plain_lists.%"),
    ),
    "cards": (N_("Kartu"), ("cards.%", "printing.%", "handover.%", "printers.%", "designs.%")),
    "seen": (
        N_("Dilihat dan dikeluarkan"),
        (
            *("workers.look", "reports.%", "claims.%", "inspection.%", "plain_lists.%"),
            *("own_data.%", "own_lists.%", "breaches.%"),
        ),
    ),
    "duties": (N_("Hak atas data pribadi"), ("requests.%", "erasures.%", "own_data.%")),
    "safety": (N_("Cadangan dan kunci"), ("backups.%", "arrival.%", "recovery.%", "sticks.%")),
    "office": (
        N_("Kantor dan pengguna"),
        ("settings.%", "people.%", "layouts.%", "quotas.%", "occupations.%"),
    ),
}
"""What is looked for together: a label, and names of use cases with `%` for any ending."""

OF_SEEN = {
    "workers.look": N_("melihat NIK lengkap {whose} di {about}"),
    "reports.save_list": N_("mengekspor daftar berisi {whose}: {about}"),
    "reports.save_forms": N_("menyimpan formulir terisi {whose}"),
    "plain_lists.write": N_("menulis daftar berisi {whose}: {about}"),
    "claims.save_checklist": N_("menyimpan daftar berkas klaim {whose}"),
    "own_data.save": N_("membuat lembar Data Saya {whose}"),
    "breaches.save": N_("menyimpan daftar terdampak berisi {whose}"),
}
"""What is said where the journal knows whose data were seen or left the store."""

ABOUT_TWO = frozenset(
    {
        *("duplicates.merge", "duplicates.merge_two", "duplicates.decide_different"),
        *("duplicates.set_apart", "duplicates.take_back"),
    }
)

STEPS_BACK = {"undo": N_("membatalkan: {what}"), "redo": N_("mengulangi: {what}")}

_EDITED: Mapping[str, type[Record]] = {"worker": Worker, "enrolment": Enrolment}
_SAVED = frozenset({"workers.save", "workers.change_all", "duplicates.save_beside"})
_MOST_NAMED = 3

_SAID: Mapping[type, Callable[[Any, Any], str]] = {
    Day: lambda _kind, value: show_day(value),
    Text: lambda kind, value: kind.text(value),
    Number: lambda kind, value: kind.text(value),
    PersonName: lambda kind, value: kind.text(value),
    Choice: lambda kind, value: kind.choices.label(value) if value else "",
}
"""Kinds whose values are short enough, and known well enough, to stand within a sentence."""


def sentence(
    use_case: str, whose: str, about: str, first: Sequence[Change] = (), thing: str = ""
) -> str:
    """Say what a use case did; it goes on after the user's name.

    `thing` is the name of what it did it with, where it has one.
    """
    if use_case in _SAVED:
        return _of_saving(first, whose)
    if use_case in SENTENCES:
        return _(SENTENCES[use_case]).format(whose=whose, about=about)
    if use_case in NAMED and thing:
        return _(NAMED[use_case]).format(thing=thing)
    known = case_named(use_case)
    return _(known.label) if known else use_case


def _of_saving(first: Sequence[Change], whose: str) -> str:
    """Say whether somebody was written down, or what of them was changed into what."""
    if any(each.table == "worker" and each.before is None for each in first):
        return _("mencatat {whose}").format(whose=whose)
    changed = list(_fields_changed(first))
    if not changed:
        return _("menyimpan {whose}").format(whose=whose)
    if len(changed) == 1:
        field, before, after = changed[0]
        said = _SAID.get(type(field.kind))
        if said and before and after and not field.kind.spec.private:
            words = _("mengubah {field} {whose} dari {before} menjadi {after}")
            old, new = said(field.kind, before), said(field.kind, after)
            return words.format(field=_low(field), whose=whose, before=old, after=new)
    return _("mengubah {fields} {whose}").format(fields=_listed(changed), whose=whose)


def _fields_changed(first: Sequence[Change]) -> Iterator[tuple[Field, Any, Any]]:
    """Give the declared fields that differ, each with its value before and after."""
    for made in first:
        record_type = _EDITED.get(made.table)
        if record_type is None or made.before is None or made.after is None:
            continue
        declared = fields_of(record_type)
        backs = {each.name: each.back for each in columns_of(record_type)}
        for name in declared:
            if name in made.after:
                back = backs[name]
                yield declared[name], back(made.before.get(name)), back(made.after[name])


def _listed(changed: Sequence[tuple[Field, Any, Any]]) -> str:
    """Name the fields: "No. HP, alamat sesuai KTP dan 2 isian lain"."""
    names = list(dict.fromkeys(_low(field) for field, _before, _after in changed))
    rest = len(names) - _MOST_NAMED
    if rest > 0:
        words = ngettext("{n} isian lain", "{n} isian lain", rest)
        names = [*names[:_MOST_NAMED], words.format(n=rest)]
    if len(names) == 1:
        return names[0]
    return _("{several} dan {last}").format(several=", ".join(names[:-1]), last=names[-1])


def _low(field: Field) -> str:
    """Give a field's label within a sentence: "tanggal lahir", but "NIK" and "No. HP"."""
    label = _(field.kind.label)
    kept = not label[1:2].islower() or label.startswith("No.")
    return label if kept else label[0].lower() + label[1:]
