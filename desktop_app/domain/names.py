"""Indonesian names: as on the KTP, without titles, and in a form in which spellings are alike.

What is a title and what belongs to the name: docs/domain.md §9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

# Written form of each title; the key that finds it is its letters in small.
_BEFORE = "H. Hj. KH. Ust. Ustz. Pdt. Pdm. Pnt. Drs. Dra. Dr. Ir. Prof. Tn. Ny. Bpk. Sdr. Sdri. Alm. Almh."
_BEFORE_WORDS = {
    "ustad": "Ust.",
    "ustadz": "Ust.",
    "ustaz": "Ust.",
    "ustdz": "Ust.",
    "ustadzah": "Ustz.",
    "ustazah": "Ustz.",
    "haji": "H.",
    "hajjah": "Hj.",
    "hajah": "Hj.",
    "kyai": "Kyai",
    "kiai": "Kiai",
    "pendeta": "Pdt.",
    "pastor": "Pastor",
    "bapak": "Bpk.",
    "ibu": "Ibu",
    "almarhum": "Alm.",
    "almarhumah": "Almh.",
}
_AFTER = (
    "S.Pd S.Pd.I S.Pd.K S.Pd.SD S.Pd.AUD S.Ag S.E S.E.I S.E.Sy S.H S.H.I S.Sos S.Sos.I S.Kom S.I.Kom "
    "S.K.M S.T S.Th S.Th.I S.P S.Pt S.Pi S.Si S.Kep S.Ked S.IP S.I.P S.Hum S.Psi S.Farm S.Gz S.Tr "
    "S.S S.Sn S.Sy S.ST S.Fil S.Fil.I S.Ak S.M S.A.P S.Tr.Keb S.Tr.Kep A.Md A.Md.Kep A.Md.Keb "
    "A.Md.Pd A.Ma A.Ma.Pd M.A M.Pd M.Pd.I M.Pd.K M.Ag M.Si M.M M.H M.H.I M.Kom M.T M.Th M.Kes M.Sc "
    "M.B.A M.Hum M.Sos M.Sy M.E M.E.I M.I.Kom M.AP M.Min M.Div Lc B.A B.E B.Sc Ph.D Ners Apt SP.OG"
)
# So plain that they count without dot or comma at the end; "SE" or "MA" could be a name.
_PLAIN_AFTER = frozenset(
    ["spd", "spdi", "spdk", "sag", "ssos", "skom", "skep", "mpd", "mpdi", "mkom", "amd", "lc"]
)

_DIED = re.compile(r"[\s,]+\(?\s*(alm(?:arhum(?:ah)?|h)?)\.?\s*\)?$", re.IGNORECASE)
_DIED_TITLES = frozenset(("Alm.", "Almh."))
_DIED_WORDS = ("alm", "almh", "almarhum", "almarhumah")
_LAST_WORDS = _PLAIN_AFTER.union(_DIED_WORDS, (f"({word})" for word in _DIED_WORDS))

_MUHAMMAD = (
    "M MU MUH MUHD MHD MHMD MOH MOHD MOCH MUCH MUHAMAD MUHAMMAD MOHAMAD MOHAMMAD MOHAMED MOCHAMAD "
    "MOCHAMMAD MUCHAMAD MUCHAMMAD MUKHAMAD MUKHAMMAD MOKHAMAD MOKHAMMAD"
)
_ALIKE = {
    **dict.fromkeys(_MUHAMMAD.split(), "MUHAMAD"),
    **dict.fromkeys(["ST", "STI", "SITTI"], "SITI"),
    **dict.fromkeys(["ABD", "ABDL", "ABDUR", "ABDUS", "ABDUN", "ABDUD", "ABDOEL"], "ABDUL"),
    **dict.fromkeys(["HUSEN", "HUSAIN", "HUSEIN", "HUSSAIN", "HUSSEIN", "HUSSIN"], "HUSIN"),
    **dict.fromkeys(["ACH", "ACHM", "AHM", "AMAD"], "AHMAD"),
    **dict.fromkeys(["NOR", "NOOR", "NOER"], "NUR"),
    **dict.fromkeys(["KEMAS", "KMS"], "KEMAS"),
    **dict.fromkeys(["MASAGUS", "MGS"], "MASAGUS"),
    **dict.fromkeys(["NYIMAS", "NYMAS", "NYM", "NMS"], "NYIMAS"),
    **dict.fromkeys(["RADEN", "RDN", "RD", "R"], "RADEN"),
    **dict.fromkeys(["RATUMAS", "RATU", "RTS", "RTM"], "RATUMAS"),
    **dict.fromkeys(["BIN", "BINTI", "BINTE", "BT", "BTE", "BNT"], ""),
}
_SERVANT = re.compile(r"ABD(?:U[LRSND])?(?=[B-DF-HJKMNP-TV-Z][A-Z]{3})")  # ABDURRAHMAN
_DOUBLED = re.compile(r"(.)(?=\1)")  # of these nothing is put back: six times faster
# Spelling before 1972 and what the ear does not tell apart, one after the other.
_SOUNDS = (
    (_DOUBLED, ""),  # DDJOKO is DJOKO
    (re.compile("^CH(?=AI|OI|OL|US|OD|AL|AF)"), "H"),  # CHAIRUL is HAIRUL, CHANDRA is CANDRA
    (re.compile("(?<=[AEIOU])CH"), "H"),  # ACHMAD is AHMAD
    (re.compile("CH"), "C"),
    (re.compile("OE"), "U"),
    (re.compile("DJ"), "J"),
    (re.compile("TJ"), "C"),
    (re.compile("NJ"), "NY"),
    (re.compile("SJ|SH"), "SY"),
    (re.compile("Z$"), "S"),
    (re.compile("[JZ]"), "Y"),
    (re.compile("SY"), "S"),
    (re.compile("KH"), "H"),
    (re.compile("DH"), "D"),
    (re.compile("TH"), "T"),
    (re.compile("GH"), "G"),
    (re.compile("PH|[FV]"), "P"),
    (re.compile("Q|CK"), "K"),
    (re.compile("X"), "KS"),
    (re.compile("[AOE]Y(?![AEIOU])|[AE]I|AE|OI"), "AI"),
    (re.compile("(?<=U)W|(?<=[^AEIOUW])W"), "U"),  # RIDWAN is RIDUAN, SUWITO is SUITO
    (re.compile("IY(?=[AEIOU])|(?<=[^AEIOUN])Y"), "I"),  # SUMIYATI is SUMIATI, RIZKY is RIZKI
    (re.compile("H$"), ""),
    (_DOUBLED, ""),
)

_FATHER = re.compile(r"\s(?:BIN|BINTI|BINTE|BTE|BNT)\.?\s", re.IGNORECASE)
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`´ʼ′", "'"))
_DIGITS_LIKE_LETTERS = str.maketrans("015862", "OISBGZ")
_WIDTHLESS = re.compile(r"[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]")
_NOT_LETTERS = re.compile(r"[^\w]+|_")
_CLOSING_DOT = re.compile(r"(?<=[^\W\d_]{5})\.+$")
_NUMBERING = re.compile(r"^\(?[0-9]{1,4}[.)]+\s*(?=[^\W\d])")
_DOTTED = re.compile(r"[A-Za-z]{1,4}(?:\.[A-Za-z]{1,5})+\.?")


def _key(text: str) -> str:
    return "".join(sign for sign in text if sign.isalpha()).lower()


_BEFORE_OF = {_key(title): title for title in _BEFORE.split()} | _BEFORE_WORDS
_AFTER_OF = {_key(title): title for title in _AFTER.split()}
_FIRST_WORD = re.compile(r"(k\.\s*h|[^\W\d_]+)(?:\.\s*|\s+)(?=\S)", re.IGNORECASE)


def split_titles(text: str) -> tuple[str, str, str]:
    """Split a name as written into titles before, the name itself, and titles after.

    "H. Ahmad Ma’ruf, S.Pd.I" → ("H.", "Ahmad Ma'ruf", "S.Pd.I"). Titles come in their usual
    spelling. "M." is Muhammad and stays, as do RTS., KMS., R. and other forms that a KTP shows.
    """
    rest = clean_name(text)
    if _is_bare(rest):
        return "", rest, ""
    before: list[str] = []
    died = _DIED.search(rest)
    if died and died.start():
        before.append(_BEFORE_OF[died[1].lower()])
        rest = rest[: died.start()]
    found = _FIRST_WORD.match(rest)
    while found and (title := _BEFORE_OF.get(_key(found[1]))):
        before.append(title)
        rest = rest[found.end() :]
        found = _FIRST_WORD.match(rest)
    name, after = _split_after(rest)
    return " ".join(before), name, ", ".join(after)


def says_died(titles: str) -> bool:
    """Tell whether one of the titles before a name is said of the dead only."""
    return not _DIED_TITLES.isdisjoint(titles.split())


def _is_bare(name: str) -> bool:
    """Say at a glance that a name has no titles: no sign of one, no title first or last."""
    if "." in name or "," in name:
        return False
    first, _blank, _rest = name.partition(" ")
    _rest, _blank, last = name.rpartition(" ")
    return first.lower() not in _BEFORE_OF and last.lower() not in _LAST_WORDS


def clean_name(text: str) -> str:
    """Give `text` with single blanks and plain apostrophes, otherwise as written."""
    if text.isascii():
        text = text.replace("`", "'")
    else:
        text = _WIDTHLESS.sub("", text).translate(_APOSTROPHES)
    name = " ".join(text.split()).strip(" ,;'\"")
    return name if name[:1].isalpha() else _NUMBERING.sub("", name)


def capitals(name: str) -> str:
    """Give `name` as a KTP prints it: capitals, single blanks, plain apostrophes."""
    return clean_name(name).upper()


@lru_cache(maxsize=65_536)
def normal_name(name: str) -> str:
    """Give a form for comparing only, in which usual spellings of one name are alike.

    Titles and bin/binti are dropped, Muhammad and Siti written out, old and doubled letters
    replaced, digits that a copier took for letters put right; the order of the words stays. It is
    never shown.
    """
    bare = split_titles(name)[1].upper().replace("'", "")
    words = _NOT_LETTERS.sub(" ", bare).split()
    spelled = (word for each in words for word in _spelled(_read(each)))
    return " ".join(word for word in spelled if word)


def own_words(name: str) -> tuple[str, ...]:
    """Give the words of the normal form without the father's name, which few lists hold.

    It stays where only one word stands before it: AHMAD BIN HASAN is not any AHMAD.
    """
    bare = split_titles(name)[1]
    own = _FATHER.split(bare, maxsplit=1)[0]
    return tuple(normal_name(own if len(own.split()) > 1 else bare).split())


def search_key(name: str) -> str:
    """Give the normal form without its blanks: every word somebody may look for is part of it."""
    return sound_of(normal_name(name).split())


def sound_of(words: Iterable[str]) -> str:
    """Give the search key of a name whose words in their normal form are at hand."""
    return _DOUBLED.sub("", "".join(words))


def _read(word: str) -> str:
    """Give a word with letters for digits that look like them; a number stays one."""
    return word if word.isalpha() or word.isdigit() else word.translate(_DIGITS_LIKE_LETTERS)


@lru_cache(maxsize=32_768)
def _spelled(word: str) -> tuple[str, ...]:
    """Give the normal form of one word; one of two names written together gives two."""
    if word in _ALIKE:
        return (_ALIKE[word],)
    servant = _SERVANT.match(word)
    if servant:
        return "ABDUL", *_spelled(word[servant.end() :])
    for sound, written in _SOUNDS:
        word = sound.sub(written, word)
    return (word,)


def _split_after(text: str) -> tuple[str, list[str]]:
    head, *parts = (part.strip() for part in text.split(","))
    after: list[str] = []
    for part in parts:
        titles = _titles_in(part)
        if titles:
            after += titles
        elif part:
            head = f"{head} {part}"
    trailing: list[str] = []
    words = head.split()
    while len(words) > 1 and (title := _title_of_last(words[-1])):
        trailing.insert(0, title)
        words.pop()
    return _CLOSING_DOT.sub("", " ".join(words)), trailing + after


def _titles_in(part: str) -> list[str]:
    """Give the titles of what stands after a comma; none if any of it is something else."""
    whole = _AFTER_OF.get(_key(part))
    if whole:
        return [whole]
    titles = [_AFTER_OF.get(_key(word)) or _as_written(word) for word in part.split()]
    return titles if all(titles) else []


def _as_written(word: str) -> str:
    return word if _DOTTED.fullmatch(word) else ""


def _title_of_last(word: str) -> str:
    key = _key(word)
    if "." not in word.rstrip(".") and key not in _PLAIN_AFTER:
        return ""
    return _AFTER_OF.get(key, "")
