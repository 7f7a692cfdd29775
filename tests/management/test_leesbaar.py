"""How readable the texts of the portal are: the formula, a planted sentence that nobody understands, the figure."""

import subprocess
import sys

from tandem.management.lanceer.controle import CIJFER, Controle, Uitslag, _toon_regel
from tandem.management.lanceer.plaatsen import PROJECT
from tandem.management.talen.leesbaar import GRENS, GRENS_SAMEN, meet, portaalteksten, score

ONLEESBAAR = (
    "De desbetreffende jeugdbeschermingsmaatregel impliceert verantwoordelijkheidsverdeling tussen "
    "gecertificeerde instellingen en gezagsdragende ouders."
)


def test_the_formula_is_that_of_douma():
    # 5 words in one sentence, 6 syllables by the library: bel-len has two
    assert round(score("Je mag haar nu bellen."), 1) == round(206.835 - 0.93 * 5 - 77 * 6 / 5, 1)


def test_a_planted_sentence_is_named_with_its_score():
    gemeten = meet([*portaalteksten(), ONLEESBAAR])
    assert [tekst for _, tekst in gemeten.te_moeilijk] == [ONLEESBAAR]
    assert gemeten.te_moeilijk[0][0] < GRENS
    assert not gemeten.goed


def test_many_short_hard_texts_fail_together():
    gemeten = meet(["Uitvoeringsverantwoordelijkheid geaccepteerd.", "Bevoegdheidsoverdracht geweigerd."])
    assert gemeten.te_moeilijk == ()
    assert gemeten.samen < GRENS_SAMEN
    assert not gemeten.goed


def test_every_text_of_the_portal_is_readable():
    gemeten = meet(portaalteksten())
    assert gemeten.te_moeilijk == ()
    assert gemeten.samen >= GRENS_SAMEN
    assert gemeten.teksten > 200


def test_the_check_prints_the_figure(capsys):
    controle = Controle("leesbaar", "teksten", "tandem.management.controles.leesbaar")
    klaar = subprocess.run([sys.executable, "-m", controle.module], capture_output=True, text=True, cwd=PROJECT)
    assert klaar.returncode == 0, klaar.stderr
    assert klaar.stdout.startswith(f"{CIJFER}leesgemak (Flesch-Douma) van ")
    _toon_regel(Uitslag(controle, True, 1.0, klaar.stdout))
    assert "leesgemak (Flesch-Douma)" in capsys.readouterr().out
