"""The pieces of the analysis and the veiligheidskaart that can be shared."""

from collections.abc import Iterator

from tandem.acties.deur import Sessie
from tandem.acties.stuk import Stuk, stuk_van
from tandem.models import Factor, Incident, Noodplan, Schaalscore, Veiligheidsoordeel


def stukken_van_analyse(sessie: Sessie) -> Iterator[Stuk]:
    """Yield figures with their words, judgements of safety, what happened, factors and emergency plans."""
    for score in sessie.van(Schaalscore).exclude(tekst=None).order_by("op", "id"):
        yield stuk_van(score, f"cijfer {score.score}" if score.score is not None else "cijfer", score.tekst, score.op)
    for oordeel in sessie.van(Veiligheidsoordeel).order_by("op", "id"):
        yield stuk_van(oordeel, "hoe veilig: eigen woorden", oordeel.tekst_zelf, oordeel.op)
        yield stuk_van(oordeel, "hoe veilig: de professional", oordeel.tekst, oordeel.op)
    for incident in sessie.van(Incident).order_by("op", "id"):
        yield stuk_van(incident, "wat er gebeurde", incident.tekst, incident.op)
    for factor in sessie.van(Factor).filter(tot=None).order_by("van", "id"):
        yield stuk_van(factor, factor.aard, factor.tekst, factor.van)
    for noodplan in sessie.van(Noodplan).filter(vervallen_op=None).order_by("id"):
        yield stuk_van(noodplan, "noodplan", noodplan.tekst)
        yield stuk_van(noodplan, "noodplan: wie bellen", noodplan.bellen)
