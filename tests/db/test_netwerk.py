"""Tests of telling a network share from a local disk."""

from __future__ import annotations

import os

import pytest

from db import netwerk
from db.netwerk import Modus, bepaal_modus, is_share, is_share_linux, is_share_windows

TABEL = """\
/dev/sda1 / ext4 rw,relatime 0 0
tmpfs /tmp tmpfs rw 0 0
server:/export /mnt/team nfs4 rw,vers=4.2 0 0
//server/share /mnt/team/oud cifs rw 0 0
/dev/sdb1 /mnt/team/lokaal ext4 rw 0 0
wit@host:/home /home/wit/ver fuse.sshfs rw 0 0
/dev/sdc1 /home/wit/usb fuseblk rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
portal /run/user/1000/doc fuse.portal rw 0 0
//server/s2 /media/Leerplicht\\040team smb3 rw 0 0
onzin
overlay /mnt/over overlay rw 0 0
host:/x /mnt/over nfs rw 0 0
host:/y /mnt/onder nfs rw 0 0
/dev/sdd1 /mnt/onder ext4 rw 0 0
""".splitlines()


@pytest.mark.parametrize(
    ("pad", "share"),
    [
        ("/home/wit/x.kantelpunt", False),
        ("/tmp/x.kantelpunt", False),
        ("/mnt/team/x.kantelpunt", True),
        ("/mnt/team/dieper/x.kantelpunt", True),
        ("/mnt/team/oud/x.kantelpunt", True),
        ("/mnt/team/lokaal/x.kantelpunt", False),
        ("/mnt/teamgenoot/x.kantelpunt", False),
        ("/home/wit/ver/x.kantelpunt", True),
        ("/home/wit/usb/x.kantelpunt", False),
        ("/run/user/1000/gvfs/smb-share/x.kantelpunt", True),
        ("/run/user/1000/doc/x.kantelpunt", False),
        ("/media/Leerplicht team/x.kantelpunt", True),
        ("/mnt/over/x.kantelpunt", True),
        ("/mnt/onder/x.kantelpunt", False),
    ],
)
def test_longest_mount_point_decides_on_linux(pad, share):
    assert is_share_linux(pad, TABEL) is share


def test_root_on_nfs_is_a_share():
    assert is_share_linux("/home/x.kantelpunt", ["host:/ / nfs rw 0 0"])


def test_empty_mount_table_is_no_share():
    assert not is_share_linux("/x.kantelpunt", [])


def soort(station: str) -> int:
    """Z: is a network drive (4), C: a fixed disk (3)."""
    return {"C:\\": 3, "Z:\\": 4, "z:\\": 4}[station]


@pytest.mark.parametrize(
    ("pad", "share"),
    [
        (r"C:\Team\x.kantelpunt", False),
        (r"Z:\Team\x.kantelpunt", True),
        (r"z:\x.kantelpunt", True),
        (r"\\server\share\x.kantelpunt", True),
        ("//server/share/x.kantelpunt", True),
        (r"\\?\UNC\server\share\x.kantelpunt", True),
        (r"\\?\C:\Team\x.kantelpunt", False),
        (r"\\?\Z:\Team\x.kantelpunt", True),
    ],
)
def test_unc_or_remote_drive_on_windows(pad, share):
    assert is_share_windows(pad, soort) is share


def test_this_machine_is_asked(tmp_path):
    assert is_share(tmp_path / "x.kantelpunt") is False


def test_modus_of_a_local_file(tmp_path):
    assert bepaal_modus(tmp_path / "x.kantelpunt") is Modus.LOKAAL


def test_modus_on_a_share_begins_as_reader(tmp_path, monkeypatch):
    monkeypatch.setattr(netwerk, "is_share", lambda _pad: True)
    modus = bepaal_modus(tmp_path / "x.kantelpunt")
    assert modus is Modus.SHARE_LEZER
    assert modus.op_share
    assert "Netwerkmap" in modus.uitleg


def test_modus_without_write_right_is_a_snapshot(tmp_path, monkeypatch):
    monkeypatch.setattr(netwerk.os, "access", lambda pad, _wat: pad != tmp_path)
    assert bepaal_modus(tmp_path / "x.kantelpunt") is Modus.MOMENTOPNAME


@pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="root may write everywhere",
)
def test_modus_of_a_read_only_folder_for_real(tmp_path):
    map_ = tmp_path / "dicht"
    map_.mkdir()
    map_.chmod(0o555)
    assert bepaal_modus(map_ / "x.kantelpunt") is Modus.MOMENTOPNAME
    map_.chmod(0o755)
