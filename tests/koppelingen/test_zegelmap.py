"""The folder of seals and its fake under one contract; the keys; and what a person reads when something is wrong."""

import os
import stat
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from tandem.koppelingen.zegelmap import Geheugenzegels, Mapzegels, Zegelmap, ZegelmapOnbruikbaar, zegelmap
from tandem.koppelingen.zegelsleutel import (
    SleutelOnbruikbaar,
    lees_sleutel,
    lees_vertrouwd,
    maak_sleutel,
    publiek_pad,
    sleutelpad,
)

AKTE = "0b7c1f0e-5a7a-4a51-9a4b-7b9d0f6f2f11"


@pytest.fixture(params=["map", "geheugen"])
def zegels(request: pytest.FixtureRequest, tmp_path: Path) -> Zegelmap:
    return Mapzegels(tmp_path / "buiten" / "zegels") if request.param == "map" else Geheugenzegels()


def test_what_is_written_is_read_back_in_order(zegels: Zegelmap) -> None:
    assert (zegels.zegels(), zegels.aktes(), zegels.lees_zegel(1), zegels.lees_akte(AKTE)) == ([], [], None, None)
    for nummer in (2, 1, 1_000_000):
        zegels.schrijf_zegel(nummer, f"zegel {nummer}\n".encode())
    zegels.schrijf_akte(AKTE, b"akte\n")
    assert zegels.zegels() == [1, 2, 1_000_000]
    assert zegels.lees_zegel(1_000_000) == b"zegel 1000000\n"
    assert (zegels.aktes(), zegels.lees_akte(AKTE)) == ([AKTE], b"akte\n")


def test_a_seal_is_never_overwritten(zegels: Zegelmap) -> None:
    zegels.schrijf_zegel(1, b"een")
    with pytest.raises(ZegelmapOnbruikbaar, match="niet overschreven"):
        zegels.schrijf_zegel(1, b"een")
    assert zegels.lees_zegel(1) == b"een"


def test_a_certificate_may_come_twice_but_not_as_another(zegels: Zegelmap) -> None:
    zegels.schrijf_akte(AKTE, b"een")
    zegels.schrijf_akte(AKTE, b"een")
    with pytest.raises(ZegelmapOnbruikbaar, match="niet overschreven"):
        zegels.schrijf_akte(AKTE, b"twee")
    assert zegels.lees_akte(AKTE) == b"een"


def test_what_a_killed_run_left_behind_is_no_seal_and_stands_in_nobodys_way(tmp_path: Path) -> None:
    (tmp_path / ".zegel-000001.txt.bezig").write_bytes(b"half")
    (tmp_path / "lees-mij.txt").write_bytes(b"van een mens")
    zegels = Mapzegels(tmp_path)
    assert zegels.zegels() == []
    zegels.schrijf_zegel(1, b"heel")
    assert sorted(pad.name for pad in tmp_path.iterdir()) == ["lees-mij.txt", "zegel-000001.txt"]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map")
    zegels = Mapzegels(tmp_path / "bestand" / "zegels")
    with pytest.raises(ZegelmapOnbruikbaar, match="TANDEM_ZEGELS"):
        zegels.schrijf_zegel(1, b"een")
    with pytest.raises(ZegelmapOnbruikbaar, match="niet te lezen"):
        zegels.zegels()
    with pytest.raises(ZegelmapOnbruikbaar, match="niet te lezen"):
        zegels.lees_zegel(1)


def test_the_environment_names_the_folder_and_the_keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for naam in ("TANDEM_ZEGELS", "TANDEM_ZEGELSLEUTEL", "TANDEM_ZEGELSLEUTELS_PUBLIEK"):
        monkeypatch.delenv(naam, raising=False)
    monkeypatch.setenv("TANDEM_MAP", str(tmp_path))
    monkeypatch.setenv("TANDEM_DATABASE", "proef")
    assert zegelmap().map == tmp_path / "zegels" / "proef"
    assert (sleutelpad(), publiek_pad()) == (tmp_path / "zegelsleutel.pem", tmp_path / "zegelsleutel.publiek.pem")
    monkeypatch.setenv("TANDEM_ZEGELS", "/ergens/zegels")
    monkeypatch.setenv("TANDEM_ZEGELSLEUTEL", "/geheim/sleutel.pem")
    monkeypatch.setenv("TANDEM_ZEGELSLEUTELS_PUBLIEK", "/open/sleutels.pem")
    assert [str(pad) for pad in (zegelmap().map, sleutelpad(), publiek_pad())] == [
        "/ergens/zegels", "/geheim/sleutel.pem", "/open/sleutels.pem",
    ]  # fmt: skip


def test_a_key_signs_and_only_its_public_half_believes_it(tmp_path: Path) -> None:
    pad, publiek = tmp_path / "geheim" / "sleutel.pem", tmp_path / "publiek.pem"
    merk = maak_sleutel(pad, publiek)
    sleutel, vertrouwd = lees_sleutel(pad), lees_vertrouwd(publiek)
    assert stat.S_IMODE(os.stat(pad).st_mode) == 0o600
    assert sleutel.vingerafdruk == merk
    assert list(vertrouwd.sleutels) == [merk]
    handtekening = sleutel.teken(b"kop")
    assert vertrouwd.klopt(b"kop", handtekening)
    assert not vertrouwd.klopt(b"kap", handtekening)
    assert not vertrouwd.klopt(b"kop", b"")
    maak_sleutel(tmp_path / "ander.pem", tmp_path / "ander.publiek.pem")
    assert not lees_vertrouwd(tmp_path / "ander.publiek.pem").klopt(b"kop", handtekening)


def test_after_a_change_of_key_both_are_believed(tmp_path: Path) -> None:
    publiek = tmp_path / "publiek.pem"
    for naam in ("oud.pem", "nieuw.pem"):
        maak_sleutel(tmp_path / naam, publiek)
    vertrouwd = lees_vertrouwd(publiek)
    assert len(vertrouwd.sleutels) == 2
    assert all(
        vertrouwd.klopt(b"kop", lees_sleutel(tmp_path / naam).teken(b"kop")) for naam in ("oud.pem", "nieuw.pem")
    )


def test_a_key_is_never_overwritten(tmp_path: Path) -> None:
    pad, publiek = tmp_path / "sleutel.pem", tmp_path / "publiek.pem"
    maak_sleutel(pad, publiek)
    vooraf = pad.read_bytes(), publiek.read_bytes()
    with pytest.raises(SleutelOnbruikbaar, match="nooit overschreven"):
        maak_sleutel(pad, publiek)
    assert (pad.read_bytes(), publiek.read_bytes()) == vooraf


def _rsa(publiek: bool) -> bytes:
    sleutel = rsa.generate_private_key(65537, 2048)
    if publiek:
        vorm = serialization.PublicFormat.SubjectPublicKeyInfo
        return sleutel.public_key().public_bytes(serialization.Encoding.PEM, vorm)
    geen = serialization.NoEncryption()
    return sleutel.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, geen)


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [(None, "Maak er een met: ./tandem zegel sleutel"), (b"rommel", "geen sleutel"), (_rsa(False), "Ed25519")],
)
def test_a_private_key_that_cannot_sign_is_told(tmp_path: Path, inhoud: bytes | None, zin: str) -> None:
    if inhoud is not None:
        (tmp_path / "sleutel.pem").write_bytes(inhoud)
    with pytest.raises(SleutelOnbruikbaar, match=zin):
        lees_sleutel(tmp_path / "sleutel.pem")


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (None, "TANDEM_ZEGELSLEUTELS_PUBLIEK"),
        (b"", "Ed25519"),
        (b"rommel -----END PUBLIC KEY-----", "niet te lezen"),
        (_rsa(True), "Ed25519"),
    ],
)
def test_public_keys_that_cannot_be_used_are_told(tmp_path: Path, inhoud: bytes | None, zin: str) -> None:
    if inhoud is not None:
        (tmp_path / "publiek.pem").write_bytes(inhoud)
    with pytest.raises(SleutelOnbruikbaar, match=zin):
        lees_vertrouwd(tmp_path / "publiek.pem")
