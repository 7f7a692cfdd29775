"""An instrument that a region keeps as a workbook in its own folder (`instrumenten/*.xlsx`)."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from pydantic import ConfigDict

from tandem.koppelingen.rekenblad import RekenbladOnleesbaar, lees
from tandem.regels.zelfscan.instrument import Deel, Instrument, Vorige
from tandem.regels.zelfscan.instrumentlezer import uit_bladen

from .basis import Bronnenlijst, Vorm
from .fouten import Inhoudsfout
from .inlezen import Geplaatst, Inlezing
from .yaml_lezen import Gelezen


class Bladinstrument(Vorm):
    """An instrument from a workbook: already what the rules know, with its source in words."""

    model_config = ConfigDict(arbitrary_types_allowed=True)
    ENKELVOUD: ClassVar[str] = "instrument"

    instrument: Instrument

    @property
    def code(self) -> str:
        """The code of the instrument."""
        return self.instrument.code

    @property
    def delen(self) -> tuple[Deel, ...]:
        """Its parts."""
        return self.instrument.delen

    @property
    def vorige(self) -> Vorige | None:
        """The version before it."""
        return self.instrument.vorige

    def als_regel(self, _bronnen: Bronnenlijst) -> Any:
        """Return the instrument as the rules know it."""
        return self.instrument


def lees_instrumentblad(pad: Path, inlezing: Inlezing) -> None:
    """Read one workbook into `inlezing`; every fault is named by sheet, row and column."""
    try:
        gelezen = uit_bladen(lees(pad.read_bytes(), pad.name))
    except (RekenbladOnleesbaar, OSError) as fout:
        zin = fout.zin if isinstance(fout, RekenbladOnleesbaar) else "dit bestand is niet te lezen"
        inlezing.fouten.append(Inhoudsfout(str(pad), 0, zin))
        return
    inlezing.fouten += [Inhoudsfout(str(pad), fout.rij, str(fout)) for fout in gelezen.fouten]
    if gelezen.instrument:
        vorm, plek = Bladinstrument(instrument=gelezen.instrument), Gelezen(str(pad), {}, {})
        item = Geplaatst(gelezen.instrument.sleutel, vorm, Bladinstrument.ENKELVOUD, plek, ())
        inlezing.lijsten.setdefault("instrumenten", {})[item.sleutel] = item
        inlezing.versies[str(pad)] = gelezen.instrument.versie
