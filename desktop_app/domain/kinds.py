"""Kinds of fields: how raw text becomes a value, how a value is shown, what is said about it.

A kind knows nothing of widgets or files. `parse` takes what a form or a workbook gives (text,
number, date) and never fails: what cannot be read comes back as a note and an issue code.
"""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from typing import Any, ClassVar

from desktop_app.domain import dates, nik, show
from desktop_app.domain.cells import Value, says_nothing, text_of
from desktop_app.domain.choices import Choices
from desktop_app.domain.facts import Facts
from desktop_app.domain.findings import issue
from desktop_app.domain.kind import Base, Parsed
from desktop_app.domain.names import capitals, split_titles
from desktop_app.domain.phones import first_and_rest
from desktop_app.domain.roman import roman
from desktop_app.kernel.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Text(Base):
    """One line of text; with `upper`, in the capitals of the KTP."""

    _: KW_ONLY
    upper: bool = False

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take text with single blanks; a lone dash means empty."""
        words = text_of(raw)
        words = "" if says_nothing(words) else words
        return Parsed(capitals(words) if self.upper else words)


@dataclass(frozen=True, slots=True)
class Notes(Base):
    """Several lines of free text."""

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take the text as it is, without blanks around it."""
        return Parsed(raw.strip() if isinstance(raw, str) else text_of(raw))


@dataclass(frozen=True, slots=True)
class PersonName(Base):
    """A person's name in the capitals of the KTP; titles go to their own fields."""

    repeats: ClassVar[bool] = False

    _: KW_ONLY
    titles: bool = False

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Split titles off and give the name in capitals."""
        before, bare, after = split_titles(raw if isinstance(raw, str) else text_of(raw))
        titled = self.titles and (before or after)
        found = (("title_before", before), ("title_after", after)) if titled else ()
        value = capitals(bare)
        return Parsed("" if says_nothing(value) else value, also=found)


@dataclass(frozen=True, slots=True)
class Nik(Base):
    """The sixteen digits of somebody's NIK; what is wrong with them is judged on the record.

    Only damage that the digits themselves cannot show is said here: a number cell that Excel has
    cut to fifteen digits (docs/domain.md §9).
    """

    repeats: ClassVar[bool] = False

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take the digits; tell numbers in cells from text."""
        if isinstance(raw, str) and nik.is_nik(raw):
            return Parsed(raw)  # as most are
        raw = nik.as_cell(raw)
        words = text_of(raw)
        digits = "" if says_nothing(words) else nik.clean_digits(words)
        if nik.is_rounded(raw) or (isinstance(raw, float) and not raw.is_integer()):
            said = _("Excel sudah merusak NIK ini. Ketik 16 angkanya dari KTP.")
            whole = nik.whole_mantissa(words)
            return Parsed(words, [issue("nik_precision", name, said, whole)])
        if isinstance(raw, (int, float)) and not isinstance(raw, bool):
            said = _("NIK tersimpan sebagai bilangan, angkanya masih lengkap.")
            return Parsed(digits, [issue("nik_numeric", name, said)])
        return Parsed(digits)


@dataclass(frozen=True, slots=True)
class FamilyCard(Base):
    """The sixteen digits of a No. KK, kept as written when they are not sixteen."""

    repeats: ClassVar[bool] = False

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take the digits; a number cell ending in 0 may have lost its last digit."""
        if isinstance(raw, str) and nik.is_nik(raw):
            return Parsed(raw)  # as most are
        raw = nik.as_cell(raw)
        words = text_of(raw)
        digits = "" if says_nothing(words) or words == "0" else nik.clean_digits(words)
        if nik.is_rounded(raw):
            said = _("Angka terakhir No. KK mungkin hilang di Excel. Cocokkan dengan KK.")
            return Parsed(digits, [issue("kk_length", name, said)])
        return Parsed(digits)


@dataclass(frozen=True, slots=True)
class Kpj(Base):
    """The eleven characters of a BPJS Ketenagakerjaan number (KPJ)."""

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take eleven letters or digits; anything else goes to the notes with a warning."""
        shown = text_of(raw)
        words = "" if says_nothing(shown) else nik.clean_digits(shown).upper()
        if not words or words == "0":
            return Parsed("")
        if len(words) == 11 and words.isascii() and words.isalnum():
            return Parsed(words)
        if len(words) == 13 and words.isdigit():
            said = _("Ini nomor BPJS Kesehatan (13 angka). KPJ terdiri atas 11 huruf atau angka.")
            return Parsed("", [issue("kpj_is_bpjs_kesehatan", name, said)], leftover=words)
        said = _("KPJ terdiri atas 11 huruf atau angka; ini {n}.").format(n=len(words))
        return Parsed("", [issue("kpj_length", name, said)], leftover=words)


@dataclass(frozen=True, slots=True)
class Number(Base):
    """A short number that is a name, like RT or a postal code, padded with zeros to `width`.

    With `roman`, Roman figures are read, too.
    """

    _: KW_ONLY
    width: int = 3
    code: str = "value_unreadable"
    roman: bool = False

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take up to `width` digits; other words go to the notes with a warning."""
        words = text_of(raw)
        digits = words.upper().removeprefix("RT").removeprefix("RW").strip(" .:'’-")
        if not digits:
            return Parsed("")
        if digits.isascii() and digits.isdigit() and len(digits.lstrip("0")) <= self.width:
            padded = digits.lstrip("0").zfill(self.width)
            return Parsed(padded if digits.strip("0") else "")
        if self.roman and (number := roman(digits)):
            return Parsed(f"{number:0{self.width}}")
        said = _("{label} berupa 1–{n} angka; tertulis “{words}”.").format(
            label=_(self.label), n=self.width, words=words
        )
        return Parsed("", [issue(self.code, name, said)], leftover=words)


@dataclass(frozen=True, slots=True)
class Phone(Base):
    """A telephone number, kept from 08; further numbers in the same cell go to the notes."""

    repeats: ClassVar[bool] = False

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take the first number of the cell."""
        words = text_of(raw)
        number, rest = first_and_rest(words)
        if number:
            return Parsed(number, leftover=rest)
        if says_nothing(words) or words == "0":
            return Parsed("")
        said = _("Nomor HP tidak terbaca. Tulis dari 08, 10–13 angka.")
        return Parsed("", [issue("phone_unreadable", name, said)], leftover=words)


@dataclass(frozen=True, slots=True)
class Day(Base):
    """A calendar day, day first; shown `17-08-1985`, kept as a date."""

    _: KW_ONLY
    born: bool = False

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:
        """Take a day in any way that people write it (docs/domain.md §9)."""
        day = dates.parse_day(raw, today=facts.today, born=self.born)
        if day:
            return Parsed(day)
        words = text_of(raw)
        if says_nothing(words) or words == "0":
            return Parsed(None)
        code = "birth_date_unreadable" if self.born else "value_unreadable"
        said = _("Tanggal tidak terbaca. Tulis seperti 17-08-1985.")
        turned = dates.show_day(dates.month_first_day(words))
        return Parsed(None, [issue(code, name, said, turned)], leftover=words)

    def show(self, value: Any, facts: Facts) -> str:  # noqa: ARG002
        """Give `17-08-1985`."""
        return dates.show_day(value)

    def text(self, value: Any) -> str:
        """Give the ISO form."""
        return value.isoformat() if value else ""


@dataclass(frozen=True, slots=True)
class Month(Day):
    """The first day of a month; shown `12-2026`."""

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:
        """Take a month in figures or words; a full date gives its month."""
        words = text_of(raw)
        if says_nothing(words):
            return Parsed(None)
        month = dates.parse_month(raw, today=facts.today)
        if month:
            return Parsed(month)
        said = _("Bulan tidak terbaca. Tulis seperti 12-2026.")
        return Parsed(None, [issue("value_unreadable", name, said)], leftover=words)

    def show(self, value: Any, facts: Facts) -> str:  # noqa: ARG002
        """Give `12-2026`."""
        return f"{value:%m-%Y}" if value else ""


@dataclass(frozen=True, slots=True)
class Choice(Base):
    """One of a closed table of codes, found by everyday words."""

    _: KW_ONLY
    choices: Choices
    code: str = "value_unreadable"

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take the code that the words mean."""
        words = text_of(raw)
        if says_nothing(words):
            return Parsed("")
        code = self.choices.match(words)
        if code:
            return Parsed(code)
        said = _("{label} tidak dikenal: “{words}”. Pilih salah satu dari daftar.").format(
            label=_(self.label), words=words
        )
        return Parsed("", [issue(self.code, name, said)], leftover=words)

    def show(self, value: Any, facts: Facts) -> str:  # noqa: ARG002
        """Give the choice's word."""
        return self.choices.label(value) if value else ""


@dataclass(frozen=True, slots=True)
class Kelurahan(Base):
    """A kelurahan by its code, found by name in any known spelling."""

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:
        """Take a code or a name; `words, kecamatan` tells double names apart."""
        words = text_of(raw)
        if says_nothing(words):
            return Parsed("")
        place, _comma, kecamatan = words.partition(",")
        code = facts.regions.kelurahan_named(place, kecamatan.strip())
        if code:
            return Parsed(code)
        if says_nothing(place):
            return Parsed("")
        said = _("Kelurahan “{words}” tidak dikenal. Pilih dari daftar.").format(words=place)
        leftover = words.rstrip(", ")
        return Parsed("", [issue("kelurahan_unknown", name, said)], leftover=leftover)

    def show(self, value: Any, facts: Facts) -> str:
        """Give the kelurahan's name."""
        return facts.regions.name(value) if value else ""


@dataclass(frozen=True, slots=True)
class Occupation(Base):
    """An occupation by its code, found by everyday words; other words are kept as a note."""

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take the code that the words mean, else keep the words in `occupation_note`."""
        words = text_of(raw)
        if says_nothing(words):
            return Parsed("")
        code = facts.occupations.match(words)
        return Parsed(code) if code else Parsed("", also=(("occupation_note", words),))

    def show(self, value: Any, facts: Facts) -> str:
        """Give the occupation's name."""
        return facts.occupations.label(value) if value else ""


@dataclass(frozen=True, slots=True)
class Money(Base):
    """Whole rupiah."""

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take rupiah as people write them: `Rp1.500.000`, `1500000`, `1,5 juta`."""
        words = text_of(raw)
        if says_nothing(words):
            return Parsed(None)
        amount = show.read_money(words)
        if amount is not None:
            return Parsed(amount)
        said = _("Jumlah uang tidak terbaca. Tulis seperti 1.500.000.")
        return Parsed(None, [issue("value_unreadable", name, said)], leftover=words)

    def show(self, value: Any, facts: Facts) -> str:  # noqa: ARG002
        """Give `Rp16.800`."""
        return show.money(value) if value is not None else ""


@dataclass(frozen=True, slots=True)
class Count(Base):
    """A whole number between `least` and `most`, both included."""

    _: KW_ONLY
    least: int = 0
    most: int = 99

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take the number at the beginning of the text: `12`, `12 bulan`."""
        words = text_of(raw)
        if says_nothing(words):
            return Parsed(None)
        head = words.split()[0]
        if head.isascii() and head.isdigit() and self.least <= int(head) <= self.most:
            return Parsed(int(head))
        said = _("{label} berupa angka {least}–{most}; tertulis “{words}”.").format(
            label=_(self.label), least=self.least, most=self.most, words=words
        )
        return Parsed(None, [issue("value_unreadable", name, said)], leftover=words)


PROGRAMME_LABELS = {"jkk": N_("JKK"), "jkm": N_("JKM"), "jht": N_("JHT")}


@dataclass(frozen=True, slots=True)
class Programmes(Base):
    """A set of programmes, kept as codes in the order of the table: `jkk jkm`."""

    def parse(self, name: str, raw: Value, facts: Facts) -> Parsed:  # noqa: ARG002
        """Take every programme that the text names, in any order and with any signs between."""
        words = text_of(raw).casefold()
        found = " ".join(code for code in PROGRAMME_LABELS if code in words)
        if found or says_nothing(words):
            return Parsed(found)
        said = _("Program tidak dikenal. Tulis JKK, JKM, atau JHT.")
        return Parsed("", [issue("value_unreadable", name, said)], leftover=words)

    def show(self, value: Any, facts: Facts) -> str:  # noqa: ARG002
        """Give `JKK + JKM`."""
        return " + ".join(_(PROGRAMME_LABELS[code]) for code in value.split())
