"""Read the shown spread of a wave from its sheet. What would show fewer people than the rule shows is refused."""

from decimal import Decimal, InvalidOperation

from tandem.regels.tabellezer import Tabellezer
from tandem.regels.zelfscan import cijfer
from tandem.regels.zelfscan.afname import Deelnemersgroep
from tandem.regels.zelfscan.afnameblad import GEHEIM, ONBEKEND, Kant, Kanten, Wat
from tandem.regels.zelfscan.antwoord import GROOTSTE_GETAL, als_opslag, lees_waarde
from tandem.regels.zelfscan.cijfer import Cijfer
from tandem.regels.zelfscan.instrument import Instrument, Vraag, Vraagsoort
from tandem.regels.zelfscan.spreiding import MINST_AANTAL, VERBORGEN, Beeld, Spreiding

_EENMAAL = (Wat.WEET_NIET, Wat.GEMIDDELDE, Wat.AFSTAND)


class Spreidinglezer:
    """Collects the rows of each side of each question; faults go to the reader of the table."""

    def __init__(self, lezer: Tabellezer, lijst: Instrument, deelnemers: int | None) -> None:
        """``deelnemers``: how many handed in, None where that is not known."""
        self.lezer, self.lijst, self.deelnemers = lezer, lijst, deelnemers
        self.rijen: dict[tuple[str, Kant], dict[tuple[Wat, str], int]] = {}

    def lees(self) -> dict[str, Kanten]:
        """Return the spread of each question that the sheet has."""
        for rij in self.lezer.tabel.rijen():
            self._plaats(rij)
        uit: dict[str, dict[Kant, Beeld]] = {}
        for (code, kant), rijen in self.rijen.items():
            beeld = self._beeld(self.lijst.vraag(code), rijen)
            kanten = uit.setdefault(code, {})
            if beeld is not None:
                kanten[kant] = beeld
        return dict(uit)

    def _plaats(self, rij: int) -> None:
        code = self.lezer.bekend(rij, "vraag", self.lijst.per_code, "vraag van deze vragenlijst")
        kant, wat = self.lezer.lid(rij, "kant", Kant, verplicht=True), self.lezer.lid(rij, "wat", Wat, verplicht=True)
        if code not in self.lijst.per_code or kant is None or wat is None:
            return
        vraag, welke = self.lijst.vraag(code), self.lezer.tekst(rij, "welke")
        if kant is Kant.STREVEN and not vraag.streven:
            self.lezer.fout(rij, "kant", f'Vraag "{code}" kent geen streven.')
        sleutel = (wat, self._welke(rij, vraag, wat, welke))
        rijen = self.rijen.setdefault((code, kant), {})
        if sleutel in rijen:
            self.lezer.fout(rij, "wat", f"Dit staat ook al op rij {rijen[sleutel]}.")
        rijen.setdefault(sleutel, rij)

    def _welke(self, rij: int, vraag: Vraag, wat: Wat, welke: str) -> str:
        """Which choice or group a row is about, as it is stored; nothing else has one."""
        if wat is Wat.KEUZE and vraag.soort is Vraagsoort.GETAL:
            gelezen = lees_waarde(vraag, welke)
            goed, opgeslagen = gelezen.waarde is not None, als_opslag(gelezen.waarde)
        elif wat is Wat.KEUZE:
            goed, opgeslagen = vraag.optie(welke) is not None, welke
        elif wat is Wat.GROEP:
            goed, opgeslagen = welke in [een.value for een in Deelnemersgroep], welke
        else:
            goed, opgeslagen = not welke, ""
        if not goed:
            self.lezer.fout(rij, "welke", f'"{welke[:40]}" kan hier niet.')
        return opgeslagen

    def _beeld(self, vraag: Vraag, rijen: dict[tuple[Wat, str], int]) -> Beeld | None:
        """What is shown of one side; None where it is unknown."""
        eerste = min(rijen.values())
        if (Wat.ALLES, "") in rijen:
            return self._alles(rijen)
        if mist := [een.value for een in _EENMAAL if (een, "") not in rijen]:
            self.lezer.fout(eerste, "wat", f'Bij vraag "{vraag.code}" ontbreekt: {", ".join(mist)}.')
            return None
        aantallen = tuple((welke, self._aantal(rij)) for (wat, welke), rij in rijen.items() if wat is Wat.KEUZE)
        groepen = {welke: self._cijfer(rij) for (wat, welke), rij in rijen.items() if wat is Wat.GROEP}
        weet_niet = self._aantal(rijen[Wat.WEET_NIET, ""])
        midden, ver = (self._cijfer(rijen[een, ""]) for een in (Wat.GEMIDDELDE, Wat.AFSTAND))
        beeld = Beeld(Spreiding(aantallen, weet_niet, midden, ver), groepen)
        self._controleer(eerste, beeld)
        return beeld

    def _alles(self, rijen: dict[tuple[Wat, str], int]) -> Beeld | None:
        rij = rijen[Wat.ALLES, ""]
        waarde = self.lezer.tekst(rij, "waarde")
        if len(rijen) > 1:
            self.lezer.fout(rij, "wat", f"Wat {GEHEIM} of {ONBEKEND} is, heeft verder geen rijen.")
        if waarde not in (GEHEIM, ONBEKEND):
            self.lezer.fout(rij, "waarde", f'Hier hoort "{GEHEIM}" of "{ONBEKEND}".')
        return Beeld(VERBORGEN, {}) if waarde == GEHEIM else None

    def _controleer(self, rij: int, beeld: Beeld) -> None:
        """The bound of ``spreiding``: nobody is shown among fewer, and a shown group is as many on its own."""
        spreiding = beeld.spreiding
        if spreiding.antwoorden < MINST_AANTAL:
            zin = f'Minder dan {MINST_AANTAL} antwoorden: schrijf in één rij "{Wat.ALLES.value}" en "{GEHEIM}".'
            self.lezer.fout(rij, "waarde", zin)
        getoond = sum(een.getal is not None for een in beeld.groepen.values())
        if getoond * MINST_AANTAL > spreiding.antwoorden:
            self.lezer.fout(rij, "waarde", f'Een groep van minder dan {MINST_AANTAL} mensen is "{GEHEIM}".')
        if self.deelnemers is not None and spreiding.antwoorden + spreiding.onbekend > self.deelnemers:
            self.lezer.fout(rij, "waarde", f"Dit zijn meer antwoorden dan de {self.deelnemers} deelnemers gaven.")

    def _aantal(self, rij: int) -> int:
        tekst = self.lezer.tekst(rij, "waarde", verplicht=True)
        if tekst.isascii() and tekst.isdecimal() and len(tekst) < 6:  # noqa: PLR2004 - more people there are not
            return int(tekst)
        self.lezer.fout(rij, "waarde", "Hier hoort een aantal mensen.")
        return 0

    def _cijfer(self, rij: int) -> Cijfer:
        tekst = self.lezer.tekst(rij, "waarde", verplicht=True)
        vast = {GEHEIM: cijfer.GEHEIM, ONBEKEND: cijfer.ONBEKEND}
        if tekst in vast:
            return vast[tekst]
        try:
            getal = Decimal(tekst.replace(",", "."))
        except InvalidOperation:
            getal = Decimal("NaN")
        if getal.is_finite() and abs(getal) < 2 * GROOTSTE_GETAL:
            return cijfer.bekend(getal)
        self.lezer.fout(rij, "waarde", f'Hier hoort een getal, "{GEHEIM}" of "{ONBEKEND}".')
        return cijfer.ONBEKEND
