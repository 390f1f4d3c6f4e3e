"""The log is the tree of RFC 6962: checked against the RFC's own definition, written out again here."""

from __future__ import annotations

from hashlib import sha256

import pytest

from newscli.archive import Archive, log, merkle
from tests.archive.papers import NOW, capture, reading

#: The roots of the trees over the first N of the test entries that Certificate Transparency's programs share.
_ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
_ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def _root(leaves: list[bytes]) -> bytes:
    """MTH as the RFC writes it."""
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return sha256(b"\1" + _root(leaves[:half]) + _root(leaves[half:])).digest()


@pytest.mark.parametrize("count", _ROOTS)
def test_roots_are_those_other_programs_compute(archive: Archive, count: int) -> None:
    for entry in _ENTRIES[:count]:
        log.append(archive.connection, merkle.leaf_hash(bytes.fromhex(entry)))
    assert log.head(archive.connection) == log.Head(count, bytes.fromhex(_ROOTS[count]))


def test_every_entry_proves_itself_in_trees_of_every_shape(archive: Archive) -> None:
    leaves = [merkle.leaf_hash(str(number).encode()) for number in range(1300)]
    with archive.transaction():
        for leaf in leaves:
            log.append(archive.connection, leaf)
    for size in (1, 2, 3, 255, 256, 257, 511, 512, 513, 768, 1023, 1024, 1025, 1299, 1300):
        head = log.head(archive.connection, size)
        assert head.root == _root(leaves[:size])
        for position in {0, 1, size // 3, size // 2, size - 2, size - 1} & set(range(size)):
            proof = log.proof(archive.connection, position, size)
            assert merkle.root_of_path(leaves[position], position, size, proof) == head.root
            assert sum(map(len, proof)) < 1000


def test_a_forged_proof_leads_elsewhere(archive: Archive) -> None:
    leaves = [merkle.leaf_hash(str(number).encode()) for number in range(11)]
    for leaf in leaves:
        log.append(archive.connection, leaf)
    head, proof = log.head(archive.connection), log.proof(archive.connection, 4, 11)
    forgeries = [
        (leaves[5], 4, 11, proof),
        (leaves[4], 5, 11, proof),
        (leaves[4], 4, 10, proof[:-1]),
        (leaves[4], 4, 11, proof[:-1]),
        (leaves[4], 4, 11, [*proof, proof[0]]),
        (leaves[4], 4, 11, proof[::-1]),
        (leaves[4], 12, 11, proof),
    ]
    for leaf, position, size, neighbours in forgeries:
        assert merkle.root_of_path(leaf, position, size, neighbours) != head.root


def test_each_capture_is_an_entry_and_an_earlier_head_stays_true(archive: Archive) -> None:
    heads = []
    for number in range(1, 6):
        archive.keep(capture(reading(number)), reading(number), source_id=None, now=NOW)
        heads.append(log.head(archive.connection))
    assert [head.size for head in heads] == [1, 2, 3, 4, 5]
    assert [log.head(archive.connection, head.size) for head in heads] == heads


def test_an_empty_log_has_the_root_the_rfc_gives_it(archive: Archive) -> None:
    assert log.head(archive.connection) == log.Head(0, sha256(b"").digest())
