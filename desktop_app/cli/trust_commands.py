"""Commands on trust: passphrases and keys, the history and its chain, backups, a damaged store."""

from __future__ import annotations

import argparse
from pathlib import Path

from desktop_app.app import App
from desktop_app.cli.asking import (
    DONE,
    DONE_WITH_REST,
    Answer,
    new_passphrase,
    opened,
    passphrase,
    progress,
    tell,
)
from desktop_app.domain.people import User
from desktop_app.kernel.clock import now
from desktop_app.kernel.errors import UsageError
from desktop_app.kernel.i18n import N_, _
from desktop_app.queries.history import Asked
from desktop_app.queries.people import users
from desktop_app.services import (
    backups,
    chain,
    inspection,
    people,
    recovery,
    reports,
    salvage,
    sticks,
)
from desktop_app.services.history import KINDS, happenings
from desktop_app.services.people import NoSuchUserError, user_named


class EndingError(UsageError):
    """The file's name ends in something that nothing is written as."""

    text = N_("Nama berkas harus berakhir dengan .xlsx atau .pdf.")


def user_passphrase(asked: argparse.Namespace) -> Answer:
    """Give a user a new passphrase: one's own, or as administrator somebody else's."""
    secret = new_passphrase(asked.new_passphrase_file)
    with opened(asked) as app:
        user = named_user(app, asked.name) if asked.name else app.user
        app.do(people.set_passphrase, user.id, secret)
    tell(
        _(
            "Kata sandi {name} diganti. Yang lama tidak lagi membuka folder ini; salinan dan"
            " cadangan yang lama masih terbuka dengannya."
        ).format(name=user.name)
    )
    return {"user": user.name}, DONE


def named_user(app: App, name: str) -> User:
    """Give the user of that name.

    Raises:
        NoSuchUserError: there is none.
    """
    user = user_named(app.ask(users), name)
    if user is None:
        raise NoSuchUserError
    return user


def rekey(asked: argparse.Namespace) -> Answer:
    """Put another key on the database; the others need new passphrases then."""
    secret = passphrase()
    with opened(asked) as app:
        others = app.change_key(secret)
    tell(people.new_key_words(others))
    return {"store": str(asked.store), "without_passphrase": list(others)}, DONE


def recovery_sheet(asked: argparse.Namespace) -> Answer:
    """Write a new recovery sheet; an earlier one opens nothing any more."""
    with opened(asked) as app:
        app.do(recovery.write_sheet, asked.out)
    tell(_("Lembar pemulihan ditulis: {path}. Lembar yang lama tidak berlaku lagi.").format(
        path=asked.out
    ))  # fmt: skip
    return {"path": str(asked.out)}, DONE


def history(asked: argparse.Namespace) -> Answer:
    """Tell what was done, the newest first, or write it as a file for an inspection."""
    if asked.out and asked.out.suffix.lower() not in reports.ENDINGS:
        raise EndingError
    with opened(asked) as app, progress() as p:
        by = named_user(app, asked.by).id if asked.by else ""
        like = KINDS[asked.kind][1] if asked.kind else ()
        wanted = Asked(words=asked.words, user=by, like=like, since=asked.since, until=asked.until)
        if asked.out:
            report = app.ask(inspection.make, app.facts, wanted, p)
            content = reports.rendered(report, asked.out.suffix.lower(), progress=p)
            app.do(inspection.save, report, asked.out, content)
            tell(_("Riwayat ditulis: {path}").format(path=asked.out))
            return {"path": str(asked.out), "entries": report.people}, DONE
        told = app.ask(happenings, wanted, limit=asked.limit)
    for each in told:
        tell(f"{each.at.astimezone():%d-%m-%Y %H.%M.%S} {each.user} {each.what}")
    entries = [
        {"step": each.seq, "at": each.at.isoformat(), "user": each.user, "what": each.what}
        for each in told
    ]
    return {"entries": entries}, DONE


def check(asked: argparse.Namespace) -> Answer:
    """Check everything of the store, or whether a printed head still stands in the chain."""
    with opened(asked) as app, progress() as p:
        if asked.head:
            found = app.ask(chain.find, asked.head, p)
            tell(found.words)
            said = {"head": found.head.words, "stands": found.stands}
            return said, DONE if found.stands else DONE_WITH_REST
        checked = backups.check(app.store, p)
        mended = list(app.arrival.mended)
    words = _("Data utuh: {n} pekerja, riwayat tidak terputus. Kepala rantai: {head}")
    tell(words.format(n=checked.rows["worker"], head=checked.head.words))
    rows, head = dict(checked.rows), checked.head.words
    answer = {"sound": checked.sound, "rows": rows, "head": head, "mended": mended}
    return answer, DONE_WITH_REST if mended else DONE


def backup(asked: argparse.Namespace) -> Answer:
    """Make a proven backup; a folder given is the office's stick from now on."""
    with opened(asked) as app, progress() as p:
        made = sticks.copy(app, asked.to, p) if asked.to else backups.make(app, progress=p)
    tell(_("Cadangan dibuat, dibuka, dan sama dengan datanya: {path}").format(path=made.path))
    if made.bend is not None:
        tell(chain.Chain(head=made.head, bend=made.bend).words)
    return {"path": str(made.path), "rows": dict(made.rows), "head": made.head.words}, DONE


def list_backups(asked: argparse.Namespace) -> Answer:
    """List the backups of the store's own folder, the newest first."""
    with opened(asked) as app:
        found = backups.backups(app.store)
    for each in found:
        tell(f"{each.at.astimezone():%d-%m-%Y %H.%M}  {each.path.name}")
    listed = [
        {"path": str(each.path), "at": each.at.isoformat(), "rows": dict(each.rows)}
        for each in found
    ]
    return {"backups": listed}, DONE


def restore(asked: argparse.Namespace) -> Answer:
    """Make a store from a backup; tell what differs, or take the place of the store that is there."""
    if asked.dry_run:
        return _compare(asked)
    kept: Path | None = None
    if asked.replace:
        _keep_before_restoring(asked)
        made = backups.described(asked.file)  # it may lie in the folder that gives way
        kept = backups.replace_store(asked.file, asked.store, passphrase(), now())
        tell(_("Data lama disimpan di {where}.").format(where=kept))
    else:
        made = backups.restore(asked.file, asked.store, passphrase())
    tell(_("Cadangan dipulihkan ke {where}.").format(where=asked.store))
    said = {"store": str(asked.store), "at": made.at.isoformat(), "rows": dict(made.rows)}
    return {**said, **({"kept": str(kept)} if kept else {})}, DONE


def _keep_before_restoring(asked: argparse.Namespace) -> None:
    """Make a last backup of the store that is replaced, if it still opens; its folder stays too."""
    try:
        with opened(asked) as app:
            backups.keep_up(app)
    except backups.DamagedError as trouble:
        tell(str(trouble))


def _compare(asked: argparse.Namespace) -> Answer:
    with opened(asked) as app:
        found = backups.compare(app.store, asked.file, passphrase())
    people_of = {"added": found.added, "changed": found.changed, "gone": found.gone}
    counted = {name: len(names) for name, names in people_of.items()}
    words = _("Sejak cadangan ini: {added} orang ditambah, {changed} diubah, {gone} dihapus.")
    tell(words.format(**counted))
    rows = {name: list(pair) for name, pair in found.rows.items() if pair[0] != pair[1]}
    return {**{name: list(names) for name, names in people_of.items()}, "rows": rows}, DONE


def salvage_store(asked: argparse.Namespace) -> Answer:
    """Write everybody who can still be read in a damaged store as an Excel list."""
    with progress() as p:
        saved = salvage.save(asked.store, passphrase(), asked.out, progress=p)
    words = _("{n} orang terselamatkan ke {path}; {holes} tempat tidak terbaca.")
    tell(words.format(n=saved.people, path=saved.path, holes=saved.holes))
    said = {"path": str(saved.path), "people": saved.people, "holes": saved.holes}
    return said, DONE_WITH_REST if saved.holes else DONE
