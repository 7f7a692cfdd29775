"""Fictitious municipalities with established waves, put in the tables by the owner: for measuring, never for people."""

from typing import Any

import psycopg

from tandem.regels.zelfscan.instrument import Instrument

_TABELLEN = ("uitkomst", "gezamenlijkantwoord", "afname", "openstelling", "organisatieinzage")
_VUL = (
    """INSERT INTO tandem_organisatie (code, naam, soort, bron)
       SELECT 'bankscan_' || n, 'Bankgemeente ' || n, 'gemeente', 'voorbeeldinhoud'
         FROM generate_series(1, %(gemeenten)s) n ON CONFLICT DO NOTHING""",
    """INSERT INTO tandem_openstelling (openbaar, organisatie_id, laag, kring, van)
       SELECT gen_random_uuid(), id, 2, 'regio', '2020-01-01' FROM tandem_organisatie WHERE code LIKE 'bankscan%%'""",
    """INSERT INTO tandem_afname (openbaar, organisatie_id, instrument, instrument_versie, soort, stand, leider_id,
                                 geopend_door_id, geopend_op, invullen_tot, deelnemers)
       SELECT gen_random_uuid(), o.id, %(instrument)s, %(versie)s, 'herhaling', 'vastgesteld', %(wie)s, %(wie)s,
              make_date(2015 + m, 3, 1), make_date(2015 + m, 4, 1), 8
         FROM tandem_organisatie o, generate_series(1, %(metingen)s) m WHERE o.code LIKE 'bankscan%%'""",
    """INSERT INTO tandem_gezamenlijkantwoord (openbaar, organisatie_id, afname_id, vraag, ist, ist_onbekend,
                                               soll_onbekend, gewijzigd_op, versie, spreiding)
       SELECT gen_random_uuid(), a.organisatie_id, a.id, 'v' || v, 1 + floor(random() * 4), false, false,
              a.geopend_op, 1, '{"ist": {"geheim": true}}'
         FROM tandem_afname a JOIN tandem_organisatie o ON o.id = a.organisatie_id,
              generate_series(1, %(vragen)s) v WHERE o.code LIKE 'bankscan%%'""",
    """INSERT INTO tandem_uitkomst (openbaar, organisatie_id, laag, afname_id, meting, soort, instrument,
                                    instrument_versie, onderdeel, op, ist, soll, kloof, geheim, deelnemers, laatste,
                                    oorzaak, ingekort, waarden)
       SELECT gen_random_uuid(), a.organisatie_id, 2, a.id, a.openbaar, a.soort, a.instrument, a.instrument_versie, d,
              a.invullen_tot, round((1 + random() * 3)::numeric, 2), 4, 1, false, 8,
              extract(year FROM a.invullen_tot) = 2015 + %(metingen)s, '', false, w.waarden
         FROM tandem_afname a JOIN tandem_organisatie o ON o.id = a.organisatie_id, unnest(%(delen)s::text[]) d,
              (SELECT jsonb_object_agg('v' || v, (v %% 4 + 1)::text) AS waarden
                 FROM generate_series(1, %(vragen)s / cardinality(%(delen)s::text[])) v) w
        WHERE o.code LIKE 'bankscan%%'""",
    "ANALYZE tandem_uitkomst, tandem_afname, tandem_gezamenlijkantwoord, tandem_openstelling, tandem_organisatie",
)


def vul(
    verbinding: "psycopg.Connection[Any]", lijst: Instrument, *, wie: int, gemeenten: int, metingen: int, vragen: int
) -> list[str]:
    """Add so many municipalities, each with so many waves of so many questions; return the parts with a figure."""
    delen = [deel.code for deel in lijst.delen if deel.tellende_vragen]
    waarden = {
        "gemeenten": gemeenten, "metingen": metingen, "vragen": vragen, "wie": wie, "delen": delen,
        "instrument": lijst.code, "versie": lijst.versie,
    }  # fmt: skip
    for opdracht in _VUL:
        verbinding.execute(opdracht, waarden if "%(" in opdracht else None)
    return delen


def ruim_op(verbinding: "psycopg.Connection[Any]") -> None:
    """Take away what was added, the log of those municipalities too."""
    for tabel in _TABELLEN:
        verbinding.execute(
            f"DELETE FROM tandem_{tabel} WHERE organisatie_id IN "  # noqa: S608 - own names
            "(SELECT id FROM tandem_organisatie WHERE code LIKE 'bankscan%')"
        )
    verbinding.execute("DELETE FROM tandem_organisatie WHERE code LIKE 'bankscan%'")
