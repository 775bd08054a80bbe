"""A second invented list with known truth, as unlike the city of `doubled_people.py` as lists are.

Other names, a few borne by very many; people of several regions; days of birth of which one in ten
is only a year; lists that lack NIK, mother, day or home altogether. Slips are those of a copier and
a tired hand: signs that look alike, keys that lie side by side, lines shifted into one another.
Beside the people stand twins of one home with serials in a row, fathers and sons of one name,
brothers and sisters written under one day, namesakes of one day in other homes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

from doubled_people import Entry, Fields


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_MEN = _words(
    "AGUS DEDI ASEP UJANG COKORDA WAYAN MADE NYOMAN KETUT IDA ANDI DAENG BASO LA ODE TEUKU CUT "
    "TEUNGKU SYAHRUL ISKANDAR MUSTAFA YOHANES PETRUS MARKUS STEFANUS FRANSISKUS DANIEL RISKI ARIF "
    "BUDI CAHYO DODI EKO FAJAR GUNAWAN HERI IMAM JAYADI KUSNADI LUKMAN MAMAN NANANG OMAN"
)
_WOMEN = _words(
    "NENG EUIS ENTIN IMAS AI NI LUH KADEK PUTU SITI NUR CUT BESSE INDO MARIA YULIANA ELISABET "
    "AGUSTINA KRISTINA DESSY EVI FITRI GITA HESTI IIS JUJU KOKOM LILIS MIMIN NINING OOM POPON "
    "RINI SUSI TITIN UUN WIWIN YAYAH ZULFA RATNASARI CHRISTINE DWI TRI"
)
_SECOND = _words(
    "SUPRIATNA HERMAWAN SETIABUDI MULYANA KUSUMAH WIJAYA ARTAWAN SUDIARTA PARTHA SUARDANA RAHIM "
    "MAPPASOMBA TAHIR SALEH LATIF JUFRI USMANI DJALIL TJAHYADI ABUBAKAR NURDIN HARUN SYAMSUAR "
    "MANDAGI RONDONUWU LUMENTUT KAUNANG PATTIPEILOHY LATUHERU MANUPUTTY WATTIMENA SAHETAPY KELEN "
    "LEWAR TUKAN NDOEN BOLI ROHAENI KOMARIAH SUMIRAT MARYATI ROHIMAH JUARIAH SAADAH HASNAH "
    "SUKAESIH NURJAMAN PERMANA SOMANTRI GUMILAR SASMITA ARDIWINATA NATAWIJAYA"
)
_THIRD = _words("PUTRA JAYA SAKTI UTAMA ADI WATI SARI DEWI NINGRUM ASIH")
_PLACES = "BANDUNG GARUT CIAMIS DENPASAR SINGARAJA MAKASSAR BONE SIGLI BIREUEN MANADO AMBON ENDE"
_STREETS = (
    *("Kp. Babakan", "Jl. Cempaka Putih", "Gg. Mangga II", "Dusun Tengah"),
    *("Jl. Veteran", "Perum Griya Asri Blok C", "Jl. Pelabuhan Lama", "Kp. Sukamaju"),
    *("Banjar Kelod", "Jl. Sultan Hasanuddin", "Lorong Pasar", "Jl. Pahlawan"),
)
_DAY_UNKNOWN = 0.1

Damage = Callable[[Fields, Random], None]


def list_from_elsewhere(seed: int, *, count: int, twice: float = 0.15) -> list[Entry]:
    """Give the entries of `count` people, of whom a share stands twice and some have relatives."""
    chance = Random(seed)  # noqa: S311 - the same list each time is what is wanted
    entries: list[Entry] = []
    for who in range(count):
        fields = _person(chance)
        entries.append(Entry(who, _without(fields, chance)))
        while chance.random() < twice:
            entries.append(Entry(who, _written_again(fields, chance)))
        if chance.random() < 0.08:
            other = chance.choice(_OTHERS)(dict(fields), chance)
            entries.append(Entry(count + len(entries), _without(other, chance)))
    chance.shuffle(entries)
    return entries


def _person(chance: Random) -> Fields:
    sex = chance.choice("LP")
    born = _day(chance, 1956, 2007)
    region = f"{chance.choice((32, 51, 73, 11, 71, 81))}{chance.randrange(1, 9):02}"
    region += f"{chance.randrange(1, 20):02}"
    home = f"{region[:2]}.{region[2:4]}.{region[4:]}.{chance.randrange(1001, 1006)}"
    return {
        "name": _name(chance, sex),
        "nik": _nik(region, born, sex, chance.randrange(1, 40)),
        "kk": f"{region}{chance.randrange(10**6):06}{chance.randrange(1, 50):04}",
        "birth_date": born,
        "birth_place": chance.choice(_PLACES.split()),
        "sex": sex,
        "mother_name": _name(chance, "P"),
        "address": f"{chance.choice(_STREETS)} No. {chance.randrange(1, 220)}",
        "rt": f"{chance.randrange(1, 12):03}",
        "kelurahan": home,
        "phone": f"08{chance.randrange(10**9, 10**10)}",
    }


def _one_of(words: Sequence[str], chance: Random) -> str:
    """Give a word; the first ones much oftener, as names are borne."""
    return words[min(int(chance.paretovariate(0.6)) - 1, len(words) * 9) % len(words)]


def _name(chance: Random, sex: str) -> str:
    first = _one_of(_MEN if sex == "L" else _WOMEN, chance)
    more = chance.choices((0, 1, 2), (10, 60, 30))[0]
    parts = [first, chance.choice(_SECOND), chance.choice(_THIRD)][: more + 1]
    if chance.random() < 0.12:
        parts.insert(0, "MUHAMMAD" if sex == "L" else "SITI")
    return " ".join(parts)


def _day(chance: Random, first: int, last: int) -> str:
    year = chance.randrange(first, last)
    if chance.random() < _DAY_UNKNOWN:
        return chance.choice((f"01-07-{year}", f"31-12-{year}", f"01-01-{year}"))
    return f"{chance.randrange(1, 29):02}-{chance.randrange(1, 13):02}-{year}"


def _nik(region: str, born: str, sex: str, serial: int) -> str:
    day, month, year = born.split("-")
    return f"{region}{int(day) + (40 if sex == 'P' else 0):02}{month}{year[2:]}{serial:04}"


# Which fields a list has: all, no NIK, no mother and KK, no day and place, no home.
_LACKING: tuple[tuple[str, ...], ...] = (
    *((), (), (), ("nik", "kk"), ("mother_name", "kk", "birth_place"), ("mother_name", "phone")),
    *(("birth_place", "phone", "kk"), ("address", "rt", "mother_name"), ("sex", "birth_place")),
)


def _without(fields: Fields, chance: Random) -> Fields:
    lacking = chance.choice(_LACKING)
    return {name: value for name, value in fields.items() if name not in lacking} | {
        "nik": "" if "nik" in lacking else fields["nik"]
    }


def _written_again(fields: Fields, chance: Random) -> Fields:
    again = dict(fields)
    for _time in range(chance.choices((0, 1, 2, 3), (15, 40, 30, 15))[0]):
        chance.choice(_DAMAGES)(again, chance)
    if again["nik"] == fields["nik"] and chance.random() < 0.8:
        _digit_misread(again, chance)
    return _without(again, chance)


_LOOKS = {"O": "0", "I": "1", "L": "I", "S": "5", "B": "8", "G": "6", "Z": "2", "D": "O", "E": "F"}
_SHAPES = (("RN", "M"), ("M", "RN"), ("CL", "D"), ("D", "CL"), ("NN", "M"), ("W", "VV"), ("H", "N"))
_DIGITS = {"0": "86", "1": "74", "2": "7", "3": "8", "4": "9", "5": "6", "6": "58", "7": "1"}
_KEYS = ("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM")


def _misread(fields: Fields, chance: Random) -> None:
    places = [at for at, sign in enumerate(fields["name"]) if sign in _LOOKS]
    if places:
        at = chance.choice(places)
        name = fields["name"]
        fields["name"] = name[:at] + _LOOKS[name[at]] + name[at + 1 :]


def _shape_misread(fields: Fields, chance: Random) -> None:
    fitting = [each for each in _SHAPES if each[0] in fields["name"]]
    if fitting:
        fields["name"] = fields["name"].replace(*chance.choice(fitting), 1)


def _key_beside(fields: Fields, chance: Random) -> None:
    name = fields["name"]
    at = chance.randrange(len(name))
    row = next((keys for keys in _KEYS if name[at] in keys), "")
    if row:
        beside = row[max(0, row.index(name[at]) - 1)]
        fields["name"] = name[:at] + beside + name[at + 1 :]


def _last_word_lost(fields: Fields, _chance: Random) -> None:
    words = fields["name"].split()
    fields["name"] = " ".join(words[: max(1, len(words) - 1)])


def _cut_off(fields: Fields, _chance: Random) -> None:
    fields["name"] = fields["name"][:16].strip()


def _initials(fields: Fields, _chance: Random) -> None:
    first, *rest = fields["name"].split()
    fields["name"] = " ".join([first, *(word[0] for word in rest)])


def _first_name_added(fields: Fields, chance: Random) -> None:
    fields["name"] = f"{chance.choice(('MUH.', 'M.', 'HJ.', 'H.', 'ST.'))} {fields['name']}"


def _old_spelling(fields: Fields, chance: Random) -> None:
    rules = (("U", "OE"), ("J", "DJ"), ("Y", "J"), ("C", "TJ"), ("KS", "X"), ("F", "V"), ("I", "Y"))
    fields["name"] = fields["name"].replace(*chance.choice(rules), 1)


def _digit_misread(fields: Fields, chance: Random) -> None:
    nik = fields["nik"]
    places = [at for at, digit in enumerate(nik) if digit in _DIGITS]
    if places:
        at = chance.choice(places)
        fields["nik"] = nik[:at] + chance.choice(_DIGITS[nik[at]]) + nik[at + 1 :]


def _digits_turned(fields: Fields, chance: Random) -> None:
    nik = fields["nik"]
    if nik:
        at = chance.randrange(len(nik) - 1)
        fields["nik"] = nik[:at] + nik[at + 1] + nik[at] + nik[at + 2 :]


def _another_nik(fields: Fields, chance: Random) -> None:
    """A NIK of another region, as people had before all were made one."""
    if fields["nik"]:
        fields["nik"] = (
            f"31{chance.randrange(7101, 7509)}{fields['nik'][6:12]}0{chance.randrange(100, 999)}"
        )


def _day_guessed(fields: Fields, chance: Random) -> None:
    year = fields["birth_date"][-4:]
    fields["birth_date"] = chance.choice((f"01-07-{year}", f"31-12-{year}"))


def _day_turned(fields: Fields, _chance: Random) -> None:
    day, month, year = fields["birth_date"].split("-")
    if int(day) <= 12:
        fields["birth_date"] = f"{month}-{day}-{year}"


def _year_beside(fields: Fields, chance: Random) -> None:
    day, month, year = fields["birth_date"].split("-")
    fields["birth_date"] = f"{day}-{month}-{int(year) + chance.choice((-1, 1))}"


def _mother_short(fields: Fields, _chance: Random) -> None:
    fields["mother_name"] = fields["mother_name"].split()[0]


def _moved(fields: Fields, chance: Random) -> None:
    other = _person(chance)
    fields |= {name: other[name] for name in ("address", "rt", "kk")}
    fields["kelurahan"] = fields["kelurahan"][:-1] + chance.choice("12345")


def _new_phone(fields: Fields, chance: Random) -> None:
    fields["phone"] = f"08{chance.randrange(10**9, 10**10)}"


def _address_short(fields: Fields, _chance: Random) -> None:
    fields["address"] = fields["address"].replace("Jl. ", "").replace(" No. ", "/").lower()


_DAMAGES: tuple[Damage, ...] = (
    *(_misread, _misread, _shape_misread, _key_beside, _key_beside, _last_word_lost, _cut_off),
    *(_initials, _first_name_added, _old_spelling, _digit_misread, _digits_turned, _another_nik),
    *(_day_guessed, _day_turned, _year_beside, _mother_short, _moved, _new_phone, _address_short),
)


def _given(fields: Fields) -> tuple[list[str], int]:
    """Give the words of a name, and the place of the one by which the person is called."""
    words = fields["name"].split()
    return words, 1 if words[0] in ("MUHAMMAD", "SITI") and len(words) > 1 else 0


def _twin(fields: Fields, chance: Random) -> Fields:
    """One day, one home, one mother; the serials follow each other and the names sound alike."""
    words, at = _given(fields)
    others = [each for each in (_MEN if fields["sex"] == "L" else _WOMEN) if each != words[at]]
    words[at] = chance.choice([each for each in others if each[0] == words[at][0]] or others)
    fields["name"] = " ".join(words)
    fields["nik"] = f"{int(fields['nik']) + 1:016}"
    return fields


def _son(fields: Fields, chance: Random) -> Fields:
    """The parent's name, home and phone; another mother, another day."""
    day = _day(chance, 1974, 2008)
    day = day[:-4] + str(int(fields["birth_date"][-4:]) + chance.randrange(18, 36))
    fields |= {"birth_date": day, "mother_name": _name(chance, "P")}
    fields["nik"] = _nik(fields["nik"][:6], day, fields["sex"], chance.randrange(1, 40))
    if chance.random() < 0.5:
        fields["name"] += " " + chance.choice(("JUNIOR", "MUDA", "JR"))
    return fields


def _brother(fields: Fields, chance: Random) -> Fields:
    """Written on one day of one year with the brother, for want of papers; serials close by."""
    words, at = _given(fields)
    words[at] = chance.choice(
        [w for w in (_MEN if fields["sex"] == "L" else _WOMEN) if w != words[at]]
    )
    fields["name"] = " ".join(words)
    fields["nik"] = fields["nik"][:12] + f"{chance.randrange(1, 40):04}"
    return fields


def _namesake(fields: Fields, chance: Random) -> Fields:
    """The same name and day, in another home, of another mother."""
    other = _person(chance)
    kept = {name: fields[name] for name in ("name", "birth_date", "sex")}
    other |= kept
    other["nik"] = _nik(other["nik"][:6], kept["birth_date"], kept["sex"], chance.randrange(1, 40))
    return other


_OTHERS = (_twin, _twin, _twin, _son, _son, _brother, _brother, _namesake)
