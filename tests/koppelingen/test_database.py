"""The embedded server: what starting it does to the folders around it."""

import os
from pathlib import Path

import pytest

from tandem.koppelingen.database import _ouders_op_een_kier


def test_folders_above_the_data_stay_closed_but_for_passing_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(Path, "chmod", lambda pad, rechten: os.chmod(pad, rechten) if tmp_path in pad.parents else None)
    huis = tmp_path / "huis"
    huis.mkdir(mode=0o700)
    with _ouders_op_een_kier(huis / "postgres"):
        os.chmod(huis, 0o755)  # noqa: S103 - what the wheel does
    assert huis.stat().st_mode & 0o777 == 0o711
