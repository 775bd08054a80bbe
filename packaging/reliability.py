"""Proof that nothing confirmed is lost: the program killed, starved of room, damaged, searched.

    python3 packaging/dev.py reliability [--rounds N] [--seed N] [PART …]

A round starts from the same office, lets a process of its own do something to it, kills that process at a
random moment or (in turn) before one of its own file steps, opens what is left and looks at it. What
is looked for, the functions `faults_of_…` say. The exit code is 1 when there was a fault. Needs Linux;
parts that mount need root and are skipped without.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import reliability_acts as acts
import reliability_disk as disks
import reliability_program as program
import reliability_stores as stores
import reliability_traces as traces
from office import CHEAP, RINA
from reliability_acts import Part
from reliability_kill import NONE, Blow, Fate, run

from desktop_app.kernel.errors import AppError
from desktop_app.kernel.jobs import Progress
from desktop_app.store import checking, opening
from desktop_app.store.engine import DATABASE

STRUCK = (
    Part("save", acts.make_empty, acts.save_on_and_on, acts.faults_of_saving),
    Part("import", acts.make_list, acts.import_list, acts.faults_of_importing),
    Part("seal", acts.make_verified, acts.seal_and_file, acts.faults_of_sealing),
    Part("answer", acts.make_sent, acts.take_answer, acts.faults_of_answering),
    Part("backup", acts.make_backed_up, acts.back_up_daily, acts.faults_of_backing_up),
    Part("restore", stores.make_two_states, stores.restore_beside, stores.faults_of_restoring),
    Part("switch", stores.make_two_states, stores.switch, stores.faults_of_switching),
    Part("migrate", stores.make_old, stores.migrate_up, stores.faults_of_migrating),
    Part("keys", stores.make_users, stores.change_passphrases, stores.faults_of_passphrases),
    Part("rekey", stores.make_typed, stores.change_key, stores.faults_of_key_change),
    Part("found", stores.make_nothing, stores.found_office, stores.faults_of_founding),
)
SCRIPTED = (
    Part("end", acts.make_one_to_end, acts.no_act, acts.faults_of_ending),
    Part("verify", acts.make_recorded, acts.no_act, acts.faults_of_verifying),
)
"""What only the program itself does here."""
EXPECTED = ("NoRoomError", "FailingDiskError", "UnprovenBackupError")
"""What an act may say on a disk that gives way."""
SHOWN_FAULTS = 12


@dataclass(slots=True)
class Tally:
    """What a part has come to; `skipped` tells why it was not run."""

    rounds: int = 0
    cut: int = 0
    confirmed: int = 0
    remark: str = ""
    faults: Counter[str] = field(default_factory=Counter)
    skipped: str = ""

    def add(self, fate: Fate, faults: list[str]) -> None:
        """Count a round."""
        self.rounds += 1
        self.cut += fate.mid_act or bool(fate.trouble)
        self.confirmed += len([line for line in fate.said if line != "end"])
        self.faults.update(faults)


Row = Callable[[int, random.Random, Path], Tally]


def strike(part: Part, rounds: int, chance: random.Random, scratch: Path) -> Tally:
    """Kill the act of a part again and again."""
    ground, tally = scratch / "ground", Tally()
    part.ground(ground)
    calm, faults = one_round(part, ground, scratch, NONE)
    tally.faults.update(f"undisturbed: {each}" for each in (*faults, calm.trouble) if each)
    aimed = chance.sample(range(1, calm.steps + 1), calm.steps) or [0]
    for n in range(rounds):
        late = Blow(after=chance.uniform(0, 1.05 * calm.seconds))
        blow = Blow(step=aimed[n // 2 % len(aimed)]) if n % 2 else late
        fate, faults = one_round(part, ground, scratch, blow)
        where = f"step {blow.step}" if blow.step else f"{blow.after:.3f} s"
        tally.add(fate, [f"{each} [{where}]" for each in (*faults, fate.trouble) if each])
    tally.remark = f"{min(rounds // 2, calm.steps)} of its {calm.steps} file steps"
    return tally


def one_round(part: Part, ground: Path, scratch: Path, blow: Blow) -> tuple[Fate, list[str]]:
    """Do one round in a copy of the ground; give what became of the child, and the faults."""
    place = Path(shutil.copytree(ground, scratch / "round"))
    try:
        fate = run(partial(part.act, place), blow)
        return fate, looked(part, place, fate)
    finally:
        shutil.rmtree(place)


def looked(part: Part, place: Path, fate: Fate) -> list[str]:
    """Give the faults of what a round left; a look that breaks is one."""
    try:
        return list(part.faults(place, fate))
    except (AppError, OSError, ValueError, LookupError) as trouble:
        return [f"{type(trouble).__name__}: {trouble}"]


def recognised(_part: Part, place: Path, _fate: Fate) -> list[str]:
    """After a disk that lost what it confirmed: the office is sound, or said to be damaged."""
    try:
        store = opening.open_store(place / acts.OFFICE, RINA, CHEAP).store
    except AppError:
        return []
    try:
        checking.check(store, Progress())
    except AppError:
        return []
    finally:
        store.close()
    return []


def starve(
    disk: Callable[..., disks.Round],
    looks: Callable[[Part, Path, Fate], list[str]],
    rounds: int,
    chance: random.Random,
    at: Path,
) -> Tally:
    """Let every act run on a disk that gives way at a random point."""
    tally, refused = Tally(), 0
    for part in STRUCK:
        scratch = at / part.name
        part.ground(scratch / "ground")
        for _n in range(-(-rounds // len(STRUCK))):
            look = partial(looks, part)
            try:
                fate, faults = disk(scratch / "ground", scratch, chance, part.act, look)
            except disks.NoMountError:
                return Tally(skipped="this machine lets nobody mount")
            strange = fate.trouble and not fate.trouble.startswith(EXPECTED)
            refused += bool(fate.trouble)
            faults += [fate.trouble] if strange else []
            tally.add(fate, [f"{part.name}: {each}" for each in faults])
    tally.remark = f"{refused} times “no room” was said"
    return tally


def start(command: program.Command, rounds: int, chance: random.Random, scratch: Path) -> Tally:
    """Kill the program itself with a command in hand: at a moment, or before one of its own calls.

    One round in ten starts it as a script does, with everything it has to load.
    """
    ground, tally = ground_of(command, scratch), Tally()
    calm = one_command(command, ground, partial(program.run, disk=program.Disk()))[0]
    slow = one_command(command, ground, program.run_anew)[0] if rounds >= _ANEW else calm
    aimed = chance.sample(range(1, calm.steps + 1), calm.steps) or [0]
    for n in range(rounds):
        anew = n % _ANEW == _ANEW - 1
        blow = program.moment(slow if anew else calm, chance, anew=anew)
        blow = Blow(step=aimed[n // 2 % len(aimed)]) if n % 2 == 0 and aimed[0] else blow
        does = program.run_anew if anew else partial(program.run, disk=program.Disk())
        fate, faults = one_command(command, ground, partial(does, blow=blow))
        where = f"call {blow.step}" if blow.step else f"{blow.after:.2f} s"
        tally.add(fate, [f"{what} [{where}]" for what in (*faults, fate.trouble) if what])
    tally.remark = f"{min(-(-rounds // 2), calm.steps)} of its {calm.steps} calls"
    return tally


_ANEW = 10
"""Which of the rounds is started as a script does it."""


def fail(rounds: int, chance: random.Random, scratch: Path) -> Tally:
    """Let each command meet a disk that gives EIO: reading, writing or syncing, once or for ever."""
    if not program.can_strike():
        return Tally(skipped="this machine has no C compiler")
    tally, said = Tally(), Counter[str]()
    disks_of = [program.Disk(calls, does) for calls in "rws" for does in ("once", "ever")]
    for command in program.COMMANDS.values():
        place = ground_of(command, scratch)
        for n in range(-(-rounds // len(program.COMMANDS))):
            disk = disks_of[n % len(disks_of)]
            calm, _none = one_command(command, place, partial(program.run, disk=disk))
            blow = Blow(step=chance.randint(1, max(1, calm.steps)))
            does = partial(program.run, blow=blow, disk=disk)
            fate, faults = one_command(command, place, does)
            said.update([fate.trouble.split(":")[0]])
            where = f"{command.part} [{disk.does} {disk.calls}, call {blow.step} of {calm.steps}]"
            bug = [fate.trouble] if fate.trouble.startswith("BUG") else []
            tally.add(fate, [f"{where}: {what}" for what in (*faults, *bug)])
    tally.remark = (
        f"{said['said']} times a sentence said so, {said['']} times it was done all the same"
    )
    return tally


def read(rounds: int, chance: random.Random, scratch: Path) -> Tally:
    """Kill the program while it saves, and look at what it left on a disk that can only be read."""
    tally = Tally(remark="with the log of the killed program, with and without its index")
    acts.make_empty(scratch / "ground")
    for n in range(rounds):
        place = Path(shutil.copytree(scratch / "ground", scratch / "round"))
        fate = run(partial(acts.save_on_and_on, place), Blow(after=chance.uniform(0.2, 2)))
        if n % 2:
            (place / acts.OFFICE / f"{DATABASE}-shm").unlink(missing_ok=True)
        try:
            faults = disks.on_written_off_disk(
                place, scratch, partial(acts.faults_of_reading, fate)
            )
        except disks.NoMountError:
            return Tally(skipped="this machine lets nobody mount")
        finally:
            shutil.rmtree(place)
        tally.add(fate, faults)
    return tally


def part_of(command: program.Command) -> Part:
    """Give the part that says what must hold after a command."""
    return next(each for each in (*STRUCK, *SCRIPTED) if each.name == command.part)


def ground_of(command: program.Command, scratch: Path) -> Path:
    """Give the folder that every round of a command starts from."""
    ground = scratch / command.part
    if not ground.exists():
        part_of(command).ground(ground)
    return ground


def one_command(
    command: program.Command, ground: Path, does: Callable[[program.Command, Path], Fate]
) -> tuple[Fate, list[str]]:
    """Do one round of the program in a copy of the ground; give what became of it, and the faults."""
    place = Path(shutil.copytree(ground, ground.with_name("round")))
    try:
        fate = does(command, place)
        return fate, looked(part_of(command), place, fate)
    finally:
        shutil.rmtree(place)


def flip(rounds: int, chance: random.Random, scratch: Path) -> Tally:
    """Flip a bit in each file of a closed office in turn, and see whether it is noticed."""
    tally, struck = Tally(), Counter[str]()
    ground = scratch / "ground"
    traces.make_closed(ground)
    files = [each.relative_to(ground) for each in traces.files_of(ground)]
    for n in range(max(rounds, len(files))):
        place = Path(shutil.copytree(ground, scratch / "round"))
        name = files[n % len(files)]
        missed = traces.flipped(place / name, place / acts.OFFICE, chance)
        tally.rounds += 1
        struck[name.name if name.parent.name == acts.OFFICE else name.parent.name] += 1
        tally.faults.update([missed] if missed else [])
        shutil.rmtree(place)
    tally.remark = ", ".join(f"{name} {n}" for name, n in sorted(struck.items()))
    return tally


def search(rounds: int, _chance: random.Random, scratch: Path) -> Tally:
    """Search the demo office's store, log, temporary files and crash report for its people."""
    texts, files, found = traces.searched(10 * rounds, scratch)
    return Tally(rounds=1, faults=Counter(found), remark=f"{texts} texts in {files} files")


def walk(rounds: int, chance: random.Random, _scratch: Path) -> Tally:
    """Walk the undo machine: a hundred steps in each round, of which the steps done are counted."""
    from hypothesis import seed, settings  # noqa: PLC0415 - of the development tools
    from hypothesis.stateful import run_state_machine_as_test  # noqa: PLC0415 - as above
    from test_machine import OfficeMachine, far  # noqa: PLC0415 - as above

    walked: list[OfficeMachine] = []

    def another() -> OfficeMachine:
        walked.append(OfficeMachine())
        return walked[-1]

    tally, kept_nowhere = Tally(), settings(far(rounds, 100), database=None)
    try:
        run_state_machine_as_test(seed(chance.getrandbits(64))(another), settings=kept_nowhere)
    except AssertionError as trouble:
        tally.faults.update([f"the store is not what the model says: {trouble}"[:600]])
    tally.rounds, steps = len(walked), sum(each.steps for each in walked)
    tally.remark = f"{steps} steps, each compared with the model"
    return tally


ROWS: Mapping[str, Row] = {
    **{part.name: partial(strike, part) for part in STRUCK},
    **{f"program {name}": partial(start, each) for name, each in program.COMMANDS.items()},
    "eio": fail,
    "full": partial(starve, disks.on_full_disk, looked),
    "refusing": partial(starve, disks.on_refusing_disk, looked),
    "failing": partial(starve, disks.on_failing_disk, recognised),
    "readonly": read,
    "flip": flip,
    "search": search,
    "undo": walk,
}


def main() -> int:
    """Run the parts and print the table; 1 when there was a fault."""
    asked = argparse.ArgumentParser(description="Kill, starve, damage and search the program.")
    asked.add_argument(
        "parts",
        nargs="*",
        metavar="PART",
        help=f"all of: {', '.join(ROWS)}; `program`: all of its commands",
    )
    asked.add_argument("--rounds", type=int, default=100, help="rounds of each part")
    asked.add_argument("--seed", type=int, default=int(time.time()), help="to repeat a run")
    given = asked.parse_args()
    if not sys.platform.startswith("linux"):
        print("skipped: only Linux lets a process be forked and its disk be taken away")
        return 0
    program.wrap_calls()
    print(f"seed {given.seed}\n\n| part | rounds | cut | confirmed | faults | seconds | |")
    print("| --- | --: | --: | --: | --: | --: | --- |")
    faults: list[str] = []
    wanted = tuple(f"{part} " for part in given.parts or ROWS)
    for name in (each for each in ROWS if f"{each} ".startswith(wanted)):
        faults += row(name, given.rounds, given.seed)
    print("\n".join(("", *faults)))
    return 1 if faults else 0


def row(name: str, rounds: int, seed: int) -> list[str]:
    """Run a part, print its row of the table; give its faults."""
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="pekerja-rentan-bukti-") as scratch:
        chance = random.Random(f"{seed} {name}")  # noqa: S311 - to be repeated
        tally = ROWS[name](rounds, chance, Path(scratch))
    seconds = time.monotonic() - begun
    figures = f"{tally.rounds} | {tally.cut} | {tally.confirmed} | {tally.faults.total()}"
    remark = f"skipped: {tally.skipped}" if tally.skipped else tally.remark
    print(f"| {name} | {figures} | {seconds:.0f} | {remark} |", flush=True)
    return [f"{name}: {n} × {what}" for what, n in tally.faults.most_common(SHOWN_FAULTS)]


if __name__ == "__main__":
    sys.exit(main())
