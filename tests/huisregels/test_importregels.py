"""Each import contract is broken on purpose in a copy of the source, and must be reported by its own name."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from tandem.management.lanceer.plaatsen import PROJECT

CONTRACTEN = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
    "contracts"
]
NAMEN = {contract["id"]: contract["name"] for contract in CONTRACTEN}

BREUKEN = [
    ("verdiepingen", "regels/inbreuk.py", "import tandem.acties"),
    ("verdiepingen", "models/inbreuk.py", "import tandem.acties"),
    ("verdiepingen", "models/inbreuk.py", "import tandem.koppelingen"),
    ("verdiepingen", "koppelingen/inbreuk.py", "import tandem.models"),
    ("verdiepingen", "acties/inbreuk.py", "import tandem.web"),
    ("verdiepingen", "zesde/__init__.py", ""),
    ("zuivere-regels", "regels/inbreuk.py", "from django.db import models"),
    ("zuivere-regels", "regels/inbreuk.py", "def lees():\n    import os\n    return os.environ"),
    ("zuivere-regels", "regels/inbreuk.py", "from time import time"),
    ("web-door-acties", "web/inbreuk.py", "from tandem.models import basis"),
    ("web-door-acties", "web/inbreuk.py", "import tandem.koppelingen.database"),
    ("web-door-acties", "web/inbreuk.py", "from tandem.instellingen import settings"),
    ("geen-kringen", "regels/ring_a.py", "import tandem.regels.ring_b"),
    ("geen-kringen", "web/ring_a.py", "import tandem.web.ring_b"),
    ("eigen-casus", "acties/regio/inbreuk.py", "from tandem.models import casus"),
    ("eigen-casus", "acties/regio/inbreuk.py", "import tandem.models.casus.casus"),
    ("eigen-casus", "acties/regio/inbreuk.py", "from tandem.models import (\n    Casus,\n)"),
    ("eigen-analyse", "acties/plan/inbreuk.py", "from tandem.models.analyse import Incident"),
    ("eigen-analyse", "acties/plan/inbreuk.py", "from tandem.models import Incident"),
    ("eigen-plan", "acties/casus/inbreuk.py", "from tandem.models.plan import Doel"),
    ("eigen-plan", "instellingen/inbreuk.py", "from tandem.models import Doel as D"),
    ("eigen-bouwstenen", "acties/leren/inbreuk.py", "from tandem.models.bouwstenen import Verbeterplan"),
    ("eigen-zelfscan", "acties/leren/inbreuk.py", "from tandem.models import Antwoord"),
    ("eigen-leren", "acties/bouwstenen/inbreuk.py", "from tandem.models.leren import Belemmermelding"),
    ("eigen-impact", "acties/bouwstenen/inbreuk.py", "from tandem.models.impact import Impactanalyse"),
    ("eigen-kennis", "acties/gemeente/inbreuk.py", "from tandem.models import Cijfer"),
    ("eigen-advies", "acties/leren/inbreuk.py", "from tandem.models.advies import Advies"),
]


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    """The source and its contracts, where a test may break them."""
    shutil.copytree(PROJECT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "*.yaml"))
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    return tmp_path


def oordeel(map_: Path) -> tuple[int, str]:
    """Run the contracts over a copy: status and output."""
    script = (
        "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True, no_logo=True))"
    )
    klaar = subprocess.run(
        [sys.executable, "-c", script],
        cwd=map_,
        env={"PYTHONPATH": str(map_ / "src"), "NO_COLOR": "1", "COLUMNS": "200", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
    )
    return klaar.returncode, klaar.stdout + klaar.stderr


def test_copy_as_it_is_keeps_every_contract(kopie: Path) -> None:
    status, uitvoer = oordeel(kopie)
    assert status == 0, uitvoer
    assert all(f"{naam} KEPT" in uitvoer for naam in NAMEN.values()), uitvoer


@pytest.mark.parametrize("ronde", range(max(Counter(contract for contract, _, _ in BREUKEN).values())))
def test_breach_is_reported_by_name(kopie: Path, ronde: int) -> None:
    """In each round every contract that has breaks left is broken once, and its report must name that very module."""
    nu = {contract: breuk for contract in NAMEN if (breuk := _breuk(contract, ronde))}
    modules = {contract: _breek(kopie, contract, *breuk) for contract, breuk in nu.items()}
    status, uitvoer = oordeel(kopie)
    assert status == 1, uitvoer
    for contract, module in modules.items():
        assert f"{NAMEN[contract]} BROKEN" in uitvoer, uitvoer
        assert module in _bericht(uitvoer, contract), (contract, uitvoer)


def _breuk(contract: str, ronde: int) -> tuple[str, str] | None:
    eigen = [(bestand, regel) for van, bestand, regel in BREUKEN if van == contract]
    return eigen[ronde] if ronde < len(eigen) else None


def _breek(kopie: Path, contract: str, bestand: str, regel: str) -> str:
    """Write the file, under a name that no other contract of this round has; return the module's own name."""
    doel, eigen = kopie / "src" / "tandem" / bestand, "_" + contract.replace("-", "_")
    doel.parent.mkdir(exist_ok=True)
    (doel.parent / "__init__.py").touch()
    if doel.stem == "__init__":
        return doel.parent.name
    doel.with_name(f"{doel.stem}{eigen}.py").write_text(regel.replace("ring_b", f"ring_b{eigen}"), encoding="utf-8")
    if doel.stem == "ring_a":
        terug = regel.replace("ring_b", f"ring_a{eigen}")
        doel.with_name(f"ring_b{eigen}.py").write_text(terug, encoding="utf-8")
    return f"{doel.stem}{eigen}"


def _bericht(uitvoer: str, contract: str) -> str:
    """What is said about one contract, below the summary."""
    _, _, berichten = uitvoer.partition("Broken contracts")
    grens = "|".join(map(re.escape, NAMEN.values()))
    delen = re.split(rf"^({grens})$", berichten, flags=re.MULTILINE)
    return "".join(tekst for naam, tekst in zip(delen[1::2], delen[2::2], strict=True) if naam == NAMEN[contract])


def test_every_contract_is_broken_by_some_case() -> None:
    assert {contract for contract, _, _ in BREUKEN} == set(NAMEN)
