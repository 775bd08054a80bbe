"""An invented city in which some people stand twice, with the truth about who is who.

The second entry of a person is damaged the way lists of offices are: other spellings, typing slips,
exchanged day and month, a NIK one digit off, fields that the second list does not have. Beside them
stand people who only look alike: twins, brothers and sisters, namesakes. The same seed gives the
same city.
"""

from __future__ import annotations

import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from random import Random

from desktop_app.domain.invented import people
from desktop_app.files import reference

TODAY = date(2026, 11, 23)
Fields = dict[str, str]
Damage = Callable[[Fields, Random], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list; entries with the same `who` are one person."""

    who: int
    fields: Mapping[str, str]


def city(seed: int, *, count: int, twice: float = 0.2, alike: float = 0.05) -> list[Entry]:
    """Give the entries of `count` people, of whom a share stands twice or has somebody alike."""
    chance = Random(seed)  # noqa: S311 - the same city each time is what is wanted
    regions = reference.load().regions
    entries: list[Entry] = []
    for row in people(chance, regions, count=count, within="15.71", today=TODAY):
        who = len(entries)
        entries.append(Entry(who, row))
        while chance.random() < twice:
            entries.append(Entry(who, damaged(row, chance)))
        if chance.random() < alike:
            entries.append(Entry(len(entries), look_alike(row, chance)))
    chance.shuffle(entries)
    return entries


def damaged(row: Mapping[str, str], chance: Random) -> Fields:
    """Give a second entry of the same person."""
    fields = dict(row)
    for name in chance.choice(_LISTS_WITHOUT):
        fields.pop(name, None)
    for _time in range(chance.choices((1, 2, 3, 4), (30, 40, 20, 10))[0]):
        chance.choices(_DAMAGES, _SHARES)[0](fields, chance)
    if fields["nik"] == row["nik"]:  # the same NIK would be no question
        chance.choice((_digit_off, _digits_exchanged, _other_nik))(fields, chance)
    return fields


# Lists lack fields that others have: complete, a mosque's, an RT's, a chat message.
_LISTS_WITHOUT: tuple[tuple[str, ...], ...] = (
    (),
    (),
    ("mother_name", "kk", "rt"),
    ("phone", "mother_name"),
    ("birth_place", "kk", "phone"),
)


def _word_of(fields: Fields, chance: Random) -> tuple[list[str], int]:
    words = fields["name"].split()
    return words, chance.randrange(len(words))


def _typing_slip(text: str, chance: Random) -> str:
    place = chance.randrange(1, len(text)) if len(text) > 1 else 0
    sign = chance.choice(string.ascii_uppercase)
    return chance.choice(
        (
            text[:place] + sign + text[place + 1 :],
            text[:place] + text[place + 1 :],
            text[:place] + sign + text[place:],
            text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :],
        )
        if place
        else (text,)
    )


def _slip_in_name(fields: Fields, chance: Random) -> None:
    words, place = _word_of(fields, chance)
    words[place] = _typing_slip(words[place], chance)
    fields["name"] = " ".join(words)


_OLD = (("U", "OE"), ("J", "DJ"), ("C", "TJ"), ("Y", "J"))
_HEARD = (
    *(("SY", "S"), ("F", "P"), ("Z", "J"), ("DD", "D"), ("MM", "M"), ("TI", "TTI"), ("AI", "AE")),
    *(("AH", "A"), ("RI", "RIE"), ("D", "DD"), ("L", "LL"), ("UW", "W"), ("IY", "I"), ("V", "F")),
)


def _other_spelling(fields: Fields, chance: Random) -> None:
    rules = [rule for rule in (*_OLD, *_HEARD) if rule[0] in fields["name"]]
    for old, new in chance.sample(rules, min(len(rules), chance.choice((1, 1, 2)))):
        fields["name"] = fields["name"].replace(old, new, 1)


_SHORT = {
    "MUHAMMAD": ("M.", "MUH.", "MHD", "MOHAMAD", "MOCH."),
    "M.": ("MUHAMMAD", "MUHAMAD", "MUH."),
    "SITI": ("ST.", "SITTI"),
    "ABDUL": ("ABD.",),
    "RTS.": ("RATUMAS", "RTS"),
    "KMS.": ("KEMAS",),
    "AHMAD": ("ACHMAD", "AKHMAD"),
    "NYIMAS": ("NYM.",),
}


def _shortened(fields: Fields, chance: Random) -> None:
    words, place = _word_of(fields, chance)
    known = [at for at, word in enumerate(words) if word in _SHORT]
    if known:
        place = chance.choice(known)
        words[place] = chance.choice(_SHORT[words[place]])
    elif place and len(words) > 1:
        words[place] = words[place][0] + "."
    fields["name"] = " ".join(words)


def _word_left_out(fields: Fields, chance: Random) -> None:
    words, _place = _word_of(fields, chance)
    if len(words) > 1:
        words.pop(chance.choice((0, -1, -1, -1)))
    fields["name"] = " ".join(words)


def _other_order(fields: Fields, chance: Random) -> None:
    words, _place = _word_of(fields, chance)
    chance.shuffle(words)
    fields["name"] = " ".join(words)


def _blank_elsewhere(fields: Fields, chance: Random) -> None:
    words, place = _word_of(fields, chance)
    if len(words) > 1:
        fields["name"] = fields["name"].replace(" ", "", 1)
    elif len(words[place]) > 6:
        fields["name"] = f"{words[0][:3]} {words[0][3:]}"


def _titled(fields: Fields, chance: Random) -> None:
    title = chance.choice(("H. ", "HJ. ", "UST. ", "KH. ", "DRS. "))
    fields["name"] = title + fields["name"] + chance.choice(("", ", S.PD.I", ", S.AG"))


def _with_father(fields: Fields, chance: Random) -> None:
    word = "BIN" if fields["sex"] == "L" else "BINTI"
    father = chance.choice(("HASAN", "USMAN", "SULAIMAN", "AHMAD", "SLAMET"))
    if " BIN" not in fields["name"]:
        fields["name"] = f"{fields['name']} {word} {father}"


def _day_exchanged(fields: Fields, _chance: Random) -> None:
    day, month, year = fields.get("birth_date", "--").split("-")
    if day and int(day) <= 12:
        fields["birth_date"] = f"{month}-{day}-{year}"


def _day_unknown(fields: Fields, _chance: Random) -> None:
    if fields.get("birth_date"):
        fields["birth_date"] = "01-01-" + fields["birth_date"][-4:]


def _day_off(fields: Fields, chance: Random) -> None:
    day, month, year = fields.get("birth_date", "--").split("-")
    if not day:
        return
    change = chance.randrange(4)
    if change == 0:
        fields["birth_date"] = f"{chance.randrange(1, 29):02}-{month}-{year}"
    elif change == 1:
        fields["birth_date"] = f"{day}-{chance.randrange(1, 13):02}-{year}"
    else:
        fields["birth_date"] = f"{day}-{month}-{int(year) + chance.choice((-10, -2, -1, 1, 2))}"
    if int(day) > 28:
        fields["birth_date"] = "28" + fields["birth_date"][2:]


def _digit_off(fields: Fields, chance: Random) -> None:
    nik, place = fields["nik"], chance.randrange(16)
    digit = chance.choice([each for each in string.digits if each != nik[place]])
    fields["nik"] = nik[:place] + digit + nik[place + 1 :]


def _digits_exchanged(fields: Fields, chance: Random) -> None:
    nik = fields["nik"]
    places = [at for at in range(15) if nik[at] != nik[at + 1]]
    at = chance.choice(places)
    fields["nik"] = nik[:at] + nik[at + 1] + nik[at] + nik[at + 2 :]


def _forty_forgotten(fields: Fields, _chance: Random) -> None:
    nik = fields["nik"]
    if fields["sex"] == "P" and nik[6] >= "4":
        fields["nik"] = f"{nik[:6]}{int(nik[6]) - 4}{nik[7:]}"


def _other_nik(fields: Fields, chance: Random) -> None:
    fields["nik"] = f"{fields['nik'][:12]}{chance.randrange(1, 9999):04}"


def _lost(*names: str) -> Damage:
    def lose(fields: Fields, chance: Random) -> None:
        fields.pop(chance.choice(names), None)

    return lose


def _slip_in_mother(fields: Fields, chance: Random) -> None:
    if fields.get("mother_name"):
        mother = {"name": fields["mother_name"], "sex": "P"}
        chance.choice((_slip_in_name, _other_spelling, _word_left_out))(mother, chance)
        fields["mother_name"] = mother["name"]


def _address_otherwise(fields: Fields, chance: Random) -> None:
    address = fields.get("address", "")
    change = chance.randrange(3)
    if change == 0:
        fields["address"] = address.replace("Jl. ", "Jalan ").replace("Lrg.", "Lorong")
    elif change == 1:
        fields["address"] = address.replace(" No.", "").upper()
    elif len(address) > 6:
        fields["address"] = _typing_slip(address, chance)


def _moved(fields: Fields, chance: Random) -> None:
    fields["address"] = f"Jl. Pindahan {chance.choice('ABCDEF')} No. {chance.randrange(1, 99)}"
    fields["rt"] = f"{chance.randrange(1, 46):03}"


def _other_phone(fields: Fields, chance: Random) -> None:
    fields["phone"] = f"084{chance.randrange(10**9):09}"


_DAMAGES: tuple[Damage, ...] = (
    *(_slip_in_name, _other_spelling, _shortened, _word_left_out, _other_order, _blank_elsewhere),
    *(_titled, _with_father, _day_exchanged, _day_unknown, _day_off, _digit_off),
    *(_digits_exchanged, _forty_forgotten, _other_nik, _slip_in_mother, _address_otherwise),
    *(_moved, _other_phone, _lost("birth_date"), _lost("address", "kk", "rt", "mother_name")),
)
_SHARES = (14, 12, 8, 5, 4, 4, 5, 3, 6, 4, 5, 8, 6, 3, 5, 6, 8, 4, 6, 3, 8)


def look_alike(row: Mapping[str, str], chance: Random) -> Fields:
    """Give somebody else who is easily taken for this person."""
    return chance.choice((_twin, _twin, _sibling, _namesake))(dict(row), chance)


def _given(fields: Fields, chance: Random) -> None:
    men = ("HASAN", "HUSIN", "RUDI", "DEDI", "ANDI", "FERI", "TONI", "IWAN", "JAMAL")
    women = ("ROSNI", "ERNA", "LINA", "DEWI", "SURYATI", "MARLINA", "YANI", "KHADIJAH")
    words = fields["name"].split()
    at = 1 if len(words) > 1 and words[0] in _SHORT else 0
    words[at] = chance.choice(
        [w for w in (men if fields["sex"] == "L" else women) if w != words[at]]
    )
    fields["name"] = " ".join(words)


def _twin(fields: Fields, chance: Random) -> Fields:
    _given(fields, chance)
    fields["nik"] = f"{int(fields['nik']) + 1:016}"
    return fields


def _sibling(fields: Fields, chance: Random) -> Fields:
    _given(fields, chance)
    day, _month, year = fields["birth_date"].split("-")
    later = f"{chance.randrange(1, 13):02}"
    fields["birth_date"] = f"{day if int(day) < 29 else '28'}-{later}-{int(year) + 3}"
    nik = fields["nik"]
    fields["nik"] = (
        f"{nik[:8]}{later}{int(year) % 100 + 3:02}"[:12] + f"{chance.randrange(9001, 9900)}"
    )
    return fields


def _namesake(fields: Fields, chance: Random) -> Fields:
    _other_phone(fields, chance)
    fields |= {"mother_name": chance.choice(("RUKIAH", "SUMINI", "ROSITA DEWI", "HALIMAH"))}
    fields |= {"kk": f"157105{chance.randrange(10**10):010}", "rt": f"{chance.randrange(1, 46):03}"}
    fields["address"] = f"Jl. Lain {chance.choice('ABCDEF')} No. {chance.randrange(1, 99)}"
    _day, month, year = fields["birth_date"].split("-")
    fields["birth_date"] = f"{chance.randrange(1, 29):02}-{month}-{year}"
    fields["nik"] = (
        f"157104{fields['birth_date'][:2]}{month}{year[2:]}{chance.randrange(9001, 9900)}"
    )
    return fields
