"""How a history goes: from signal to the phase where it stands now, with what is due around the last day."""

import random
import uuid
from collections.abc import Callable

from tandem.acties.huishouden.leden import leg_geboorte_vast
from tandem.management.vullen import handelingen as doe
from tandem.management.vullen import kort, samen
from tandem.management.vullen.opzet import DIEP, ERBIJ, Opzet, Pad
from tandem.management.vullen.rol import Deel
from tandem.management.vullen.themas import Thema
from tandem.management.vullen.verhalen import THEMAS
from tandem.management.vullen.verteller import Verteller, Zin
from tandem.models import Plan, Veiligheidsoordeel

_VOLGEND = (-2, 1, 4, 9, 16, *range(22, 30), *range(22, 30))
"""In how many days from the last day on the next contact is due: three weeks or more for most, so that copies of the
story some weeks earlier have it in two weeks, in one, or tomorrow (``verschuiven``)."""


def vertel(v: Verteller, opzet: Opzet) -> None:
    """Tell a history from its first day to its last."""
    kans, thema = random.Random(opzet.zaad + 1), THEMAS[opzet.thema]
    v.op(opzet.begin, kans.randint(9, 16))
    if opzet.beknopt:
        kort.vertel_beknopt(v, opzet, kans, thema)
        return
    v.begin_huishouden("Er kwam een signaal binnen." if kans.random() < 0.7 else "")
    doe.verwanten(v)
    soort, melder = kans.choice(thema.melders)
    acuut = thema.acuut if not opzet.kort else ""
    een = doe.signaal(v, soort, thema.signaal, melder=melder, acuut=acuut, dagen=kans.randint(3, 5))
    if opzet.pad is Pad.NIEUW:
        return
    v.op(opzet.begin - kans.randint(1, 3), kans.randint(9, 16))
    if opzet.kort:
        kort.sluit(v, opzet, een, soort)
        return
    doe.open_casus(v, een, eerste_contact=4, tandem=opzet.tandem)
    if kans.random() < 0.96 or opzet.begin > 60:
        v.op(opzet.begin - 4, 16)
        doe.vertel_melder(v, een, soort)
    if opzet.pad is Pad.KORT:
        kort.een_bezoek(v, opzet, kans, thema)
        return
    _Traject(v, thema, opzet, kans).loop()


class _Traject:
    """A case from its first visit on."""

    def __init__(self, v: Verteller, thema: Thema, opzet: Opzet, kans: random.Random) -> None:
        self.v, self.thema, self.opzet, self.kans = v, thema, opzet, kans
        self.diepte = DIEP.get(opzet.pad, 0)
        self.partner: uuid.UUID | None = None
        self.doel: uuid.UUID | None = None
        self.hulp: uuid.UUID | None = None
        self.gesprek = 0

    def loop(self) -> None:
        """Go through the stages that this path reaches, spread over the time that there was."""
        stappen: list[Callable[[], None]] = [self.eerste_bezoek]
        if self.opzet.pad is not Pad.VERKENNING:
            stappen += [self.direct_veilig, self.tweede_bezoek]
        if self.diepte >= 1:
            stappen += [self.begrijpen, self.plannen, self.stabiel, self.praten]
        if self.diepte >= 2:
            stappen += [self.hulp_komt, self.terugkijken, self.herstel, self.praten]
        if self.diepte >= 3:
            stappen += [self.nazorg]
        if self.opzet.pad is Pad.TERUGVAL:
            stappen += [self.terugval, self.tweede_bezoek]
        if self.opzet.pad is Pad.MAATREGEL:
            stappen += [self.maatregel]
        if self.opzet.pad in (Pad.AFGEROND, Pad.TERUG):
            stappen += [self.praten, self.afronden, self.later]
        if self.opzet.pad is Pad.TERUG:
            stappen += [self.terug, self.eerste_bezoek, self.direct_veilig]
        self._verdeel(stappen)
        if self.opzet.pad is not Pad.AFGEROND:
            self.laatste()

    def _verdeel(self, stappen: list[Callable[[], None]]) -> None:
        """The first visit after some days; the others at even distances up to two weeks ago, somewhat shaken."""
        eerste = max(self.opzet.begin - 5, 2)
        laatste = min(eerste, 14)
        for nummer, stap in enumerate(stappen):
            plek = eerste - (eerste - laatste) * nummer / max(len(stappen) - 1, 1)
            self.v.op(
                round(plek) + self.kans.randint(-2, 2) * (0 < nummer < len(stappen) - 1), self.kans.randint(9, 17)
            )
            stap()

    @property
    def tweede(self) -> str:
        """Label of the second adult, else of the first."""
        return "o2" if "o2" in self.v.leden else "o1"

    def eerste_bezoek(self) -> None:
        """Everybody is heard, agreements are made, and it is judged how safe it is."""
        v, thema = self.v, self.thema
        if self.opzet.tandem:
            self.partner = doe.betrek_speler(v, Deel.TANDEM, "samen_optrekken", reden="Er is veel onveiligheid.")
            doe.kondig_tandem_aan(v, self.partner, druk=self.kans.random() < 0.2)
        if self.opzet.pad is Pad.VERKENNING and self.kans.random() < 0.3:
            niemand = (Zin("waarneming", "Er was niemand thuis. Ik heb een kaartje in de bus gedaan.", "o1"),)
            doe.contact(v, niemand, met="", wijze="aan_de_deur", volgend=3)
            return
        met = f"o1 {self.tweede}" if self.tweede != "o1" else "o1"
        mee = (self.partner,) if self.partner else ()
        geleden = 6 if self.opzet.laat and self.opzet.begin > 20 and not self.partner else 0
        doe.contact(
            v, thema.eerste, met=met, beloften=thema.beloften, samen_met=mee, geleden=min(geleden, self._sinds()),
            alleen=self.kans.random() < 0.85, nakijken=21 if self.opzet.pad is not Pad.DIRECT else 12,
        )  # fmt: skip
        doe.incident(v, *thema.incident)
        doe.factor(v, *thema.risico)
        doe.factor(v, *thema.bescherming)
        woord = "wisselend" if self.opzet.pad is Pad.VERKENNING else "onveilig"
        doe.oordeel_allen(v, woord, woord, "Er is kort geleden iets ergs gebeurd.", self.kans.randint(2, 4))

    def _sinds(self) -> int:
        return max(0, self.opzet.begin - (self.v.dag - self.v.vandaag).days - 2)

    def direct_veilig(self) -> None:
        """First it must be safe now."""
        doe.fase(self.v, "directe_veiligheid")
        stappen = (
            "Ga naar een andere kamer, of naar buiten.\nBel iemand van de lijst.\nNeem je telefoon en sleutels mee."
        )
        doe.noodplan(self.v, stappen)

    def tweede_bezoek(self) -> None:
        """A conversation, and looking whether agreements were kept; not always."""
        self.praten()
        if self.kans.random() < 0.75 or self.diepte:
            doe.kijk_na(self.v, "ja")
        else:
            doe.kijk_na(self.v, "deels", toelichting="Het lukte een paar keer niet.", opnieuw=14)
        woord = self.kans.choice(("wisselend", "veilig_genoeg"))
        cijfer = self.kans.randint(5, 6)
        doe.oordeel(self.v, "o1", woord, woord, "Iedereen houdt zich aan de afspraken.", cijfer, 42)

    def praten(self) -> None:
        """A visit or a call: one or two lines, the next date."""
        self._geboorte()
        zinnen = self.thema.gesprekken
        keus = [zinnen[(self.gesprek + extra) % len(zinnen)] for extra in range(self.kans.randint(1, 2))]
        self.gesprek += 1
        wijze = self.kans.choice(("huisbezoek", "huisbezoek", "huisbezoek", "kantoor", "telefoon"))
        wie = " ".join(dict.fromkeys(["o1", *(zin.stem for zin in keus if zin.stem)]))
        doe.contact(self.v, keus, met=wie, wijze=wijze, volgend=21)

    def _geboorte(self) -> None:
        """The child that was expected is born."""
        v = self.v
        for wie in v.mensen:
            if wie.uitgerekend and wie.uitgerekend < v.vandaag:
                with v.act() as verzoek:
                    leg_geboorte_vast(
                        lid=v.openbaar[wie.label], op=wie.uitgerekend, verzoek=verzoek,
                        voornaam=v.bezetting.mensen[wie.label].voornaam, **v.hier,
                    )  # fmt: skip
                v.is_geboren(wie.label, wie.uitgerekend)

    def begrijpen(self) -> None:
        """The analysis, made together."""
        self._geboorte()
        cijfers = (self.kans.randint(3, 7), self.kans.randint(3, 6))
        vast = self.diepte >= 2 or self.kans.random() < 0.6
        samen.analyse(self.v, self.thema.analyse, verband=self.thema.verband, vaststellen=vast, cijfers=cijfers)

    def plannen(self) -> None:
        """The plan, and help that is asked for."""
        afspreken = self.diepte >= 2 or self.kans.random() < 0.7
        weken = self.kans.randint(40, 90)
        self.doel = samen.plan(self.v, self.thema.doel, self.thema.stap, afspreken=afspreken, evalueren=weken)
        samen.schaal(self.v, self.doel, self.kans.randint(2, 5))
        nog = (self.v.dag - self.v.vandaag).days * (self.diepte == 1)
        self.hulp = samen.hulp(self.v, *self.thema.hulp, navragen=max(nog, 14) + self.kans.choice((-2, 22, 29, 36)))

    def stabiel(self) -> None:
        """It is safe enough now to work on what made it unsafe."""
        self._geboorte()
        doe.kijk_na(self.v, "ja")
        doe.oordeel_allen(self.v, "veilig_genoeg", "veilig_genoeg", "De afspraken werken.", 6, 60)
        doe.fase(self.v, "stabiele_veiligheid")
        if self.opzet.erbij:
            taak, reden = ERBIJ[self.opzet.erbij]
            met_toestemming = self.opzet.erbij is Deel.ERVARING
            doe.betrek_speler(self.v, self.opzet.erbij, taak, reden=reden, toestemming=met_toestemming)
        if self.opzet.wissel:
            doe.wissel_gezicht(self.v, "ander_werk", "Er komt een collega die u al kent van het kennismaken.")

    def hulp_komt(self) -> None:
        """Help begins, the step is done, and the partner gets off the bike."""
        if self.hulp:
            samen.hulp_begint(self.v, self.hulp)
        samen.stappen_klaar(self.v)
        if self.partner:
            doe.laat_gaan(self.v, self.partner, "Het samen optrekken is klaar. Het lokale team gaat verder.")
            self.partner = None
        self.praten()

    def terugkijken(self) -> None:
        """Looking back at the plan together."""
        goed, anders = "Wij praten eerder en {o1} slaapt beter.", "Vaker samen iets leuks doen."
        samen.evalueer(self.v, goed, anders, self.kans.randint(60, 110))
        if self.doel:
            samen.schaal(self.v, self.doel, self.kans.randint(5, 8))

    def herstel(self) -> None:
        """Everybody gets time to recover."""
        doe.oordeel_allen(self.v, "veilig", "veilig_genoeg", "Er is maanden niets gebeurd.", 8, 90)
        doe.fase(self.v, "herstel")

    def nazorg(self) -> None:
        """It goes well; now and then somebody looks whether it stays so."""
        doe.contact(self.v, self.thema.beter, met=f"o1 {self.tweede}" if self.tweede != "o1" else "o1", volgend=60)
        doe.fase(self.v, "nazorg")

    def terugval(self) -> None:
        """It went wrong again: a new signal, and back to direct safety."""
        v, thema = self.v, self.thema
        soort, melder = thema.melders[0]
        een = doe.signaal(v, soort, thema.opnieuw, melder=melder, dagen=2)
        doe.bij_casus(v, een)
        doe.vertel_melder(v, een, soort)
        eerste = v.mensen[0].label
        doe.oordeel(v, eerste, "onveilig", "onveilig", "Het is opnieuw misgegaan.", 2, 14)
        doe.fase(v, "directe_veiligheid", "Het is opnieuw misgegaan. Eerst moet het weer veilig zijn.")
        doe.belofte(v, thema.beloften[0], 7)

    def maatregel(self) -> None:
        """The court decides about one child."""
        doe.maatregel(self.v, "k1")

    def afronden(self) -> None:
        """Looking back, everything checked, and the end of the case."""
        doe.kijk_na(self.v, "ja")
        doe.oordeel_allen(self.v, "veilig", "veilig", "Het is al lang veilig.", 9, 365)
        doe.rond_veilig_af(self.v)

    def later(self) -> None:
        """The first moment of aftercare."""
        doe.nazorg(self.v, self.thema.beter)

    def terug(self) -> None:
        """They come back: a new case, which refers to the earlier one."""
        v, thema = self.v, self.thema
        soort, melder = thema.melders[0]
        een = doe.signaal(v, soort, thema.opnieuw, melder=melder, dagen=3)
        doe.open_casus(v, een)
        doe.vertel_melder(v, een, soort)

    def bijwerken(self) -> None:
        """What was due is done, most of it: some things stay on the work list."""
        v, kans = self.v, self.kans
        if kans.random() < 0.9:
            doe.kijk_na(v, "ja")
        if kans.random() < 0.9:
            samen.stappen_klaar(v)
        if self.hulp and self.diepte == 1 and kans.random() < 0.6:
            samen.hulp_begint(v, self.hulp)
        loopt_nog = self.opzet.pad is not Pad.TERUG and v.rijen(Plan, stand="afgesproken")
        if loopt_nog and kans.random() < 0.92:
            samen.evalueer(v, "Wij houden ons aan het plan.", "", kans.randint(30, 80))
        if self.opzet.pad is Pad.MAATREGEL:
            doe.kom_waarborgen_na(v, kans.choice((0, 0, 1)))
        if kans.random() < 0.9 and v.rijen(Veiligheidsoordeel):
            woord = "wisselend" if self.opzet.pad in (Pad.VERKENNING, Pad.DIRECT, Pad.TERUG) else "veilig_genoeg"
            doe.oordeel_allen(v, woord, woord, "Wij hebben er samen over gepraat.", 6, kans.randint(32, 60))

    def laatste(self) -> None:
        """The last contact, some days ago; the next is due soon, or was."""
        geleden = self.kans.randint(2, 11)
        if geleden >= self.opzet.begin - 5:
            return
        self.v.op(geleden, self.kans.randint(9, 17))
        self._geboorte()
        self.bijwerken()
        zinnen = (
            self.thema.beter if self.diepte >= 2 and self.opzet.pad is not Pad.TERUGVAL else self.thema.gesprekken[:1]
        )
        wie = " ".join(dict.fromkeys(["o1", *(zin.stem for zin in zinnen if zin.stem)]))
        doe.contact(self.v, zinnen, met=wie, volgend=max(geleden + self.kans.choice(_VOLGEND), 1))
