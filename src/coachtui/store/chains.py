"""How far each writer's chain has come: heads, which of them nobody followed yet, and what may join from elsewhere."""

import hashlib
from collections.abc import Iterable, Mapping

from coachtui.store.entry import Entry, fault_after, named_heads, wrong_types
from coachtui.store.failures import BrokenLogError

Heads = Mapping[str, str]
"""Writer to the digest of its last entry."""


def unnamed(heads: Heads, opened: Iterable[Entry]) -> dict[str, str]:
    """Those of ``heads`` that none of the ``opened`` entries names."""
    named = {head for entry in opened for head in (named_heads(entry) or {}).items()}
    return {writer: digest for writer, digest in sorted(heads.items()) if (writer, digest) not in named}


def fingerprint(heads: Heads) -> str:
    """Sixteen hexadecimal digits in groups of four that stand for everything the log holds."""
    text = "\n".join(f"{writer}:{digest}" for writer, digest in sorted(heads.items()))
    digits = hashlib.sha256(text.encode()).hexdigest()[:16]
    return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def missing_heads(entry: Entry, known: Mapping[str, set[str]]) -> str | None:
    """What an ``opened`` entry follows that is not there; ``known`` holds all digests of each writer."""
    for writer, digest in sorted((named_heads(entry) or {}).items()):
        if digest not in known.get(writer, set()):
            return f"follows an entry of {writer} that is not there, or not as it was"
    return None


def joinable(here: Iterable[Entry], coming: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those of ``coming`` that are not ``here`` yet, in fold order.

    Raises BrokenLogError, and so takes nothing, unless both together make whole chains that prove themselves.
    """
    by_id = {entry.id: entry for entry in here}
    chains: dict[str, dict[int, Entry]] = {}
    for entry in by_id.values():
        chains.setdefault(entry.writer, {})[entry.seq] = entry
    fresh = []
    for entry in coming:
        _refuse_if(f"has a {column} of the wrong kind" if (column := wrong_types(entry)) else None, entry)
        there = by_id.get(entry.id) or chains.get(entry.writer, {}).get(entry.seq)
        if there is not None:
            _refuse_if(None if there.digest == entry.digest else "is here already, but different", entry)
            _refuse_if(_changed_words(there, entry), entry)
            continue
        by_id[entry.id] = entry
        chains.setdefault(entry.writer, {})[entry.seq] = entry
        fresh.append(entry)
    for writer in {entry.writer for entry in fresh}:
        _check(chains[writer])
    known = {writer: {entry.digest for entry in chain.values()} for writer, chain in chains.items()}
    for entry in fresh:
        _refuse_if(missing_heads(entry, known), entry)
    return tuple(sorted(fresh, key=lambda entry: entry.position))


def _changed_words(there: Entry, entry: Entry) -> str | None:
    erased = there.body is None or entry.body is None
    same = erased or (there.body, there.salt) == (entry.body, entry.salt)
    return None if same and there.row()[:10] == entry.row()[:10] else "is here already, but different"


def _check(chain: Mapping[int, Entry]) -> None:
    previous: Entry | None = None
    for seq in sorted(chain):
        _refuse_if(fault_after(previous, chain[seq]), chain[seq])
        previous = chain[seq]


def _refuse_if(fault: str | None, entry: Entry) -> None:
    if fault is not None:
        raise BrokenLogError(
            "The log does not prove itself",
            f"Entry {entry.id!s:.64} {fault}.",
            "Nothing was taken. Export it again, whole.",
            bad_input=True,
        )
