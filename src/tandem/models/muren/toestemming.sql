-- Consent as a source of keys: the second writing (the first: regels/rechten/toestemming.py). A property test holds them
-- equal. Same keeper, same rules as sleutels.sql, which reads these functions.

-- Who has a say about one member on a day, raw, with the last answer of each to one request; NULL where there is none.
CREATE OR REPLACE FUNCTION tandem_stemmen(p_huishouden bigint, p_lid bigint, p_toestemming bigint, p_nu timestamptz)
RETURNS TABLE (soort text, gever bigint, gezag bigint, ja boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH dag AS (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag),
    wie AS (
        SELECT 'zelf' AS soort, p_lid AS gever, NULL::bigint AS gezag
        UNION ALL
        SELECT g.soort, g.drager_id, CASE WHEN g.drager_id IS NULL THEN g.id END
          FROM dag JOIN tandem_gezag g ON g.huishouden_id = p_huishouden AND g.kind_id = p_lid
           AND g.van <= vandaag AND (g.tot IS NULL OR g.tot > vandaag)
        UNION ALL
        SELECT v.soort, v.door_id, NULL
          FROM dag JOIN tandem_vertegenwoordiging v ON v.huishouden_id = p_huishouden AND v.voor_id = p_lid
           AND v.soort = 'curator_of_mentor' AND v.van <= vandaag AND (v.tot IS NULL OR v.tot > vandaag)
    )
    SELECT w.soort, w.gever, w.gezag, (
           SELECT a.antwoord = 'gegeven' FROM tandem_toestemmingsantwoord a
            WHERE a.huishouden_id = p_huishouden AND a.toestemming_id = p_toestemming AND a.op <= p_nu
              AND (a.gever_id = w.gever OR a.gezag_id = w.gezag) ORDER BY a.op DESC, a.id DESC LIMIT 1)
      FROM wie w
$$;

-- What was asked for a professional in one capacity, or for the team.
CREATE OR REPLACE FUNCTION tandem_gekregen(
    p_lidmaatschap bigint, p_team bigint, p_organisatie bigint, p_huishouden bigint, p_vanaf date
) RETURNS SETOF tandem_toestemming LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT t.* FROM tandem_toestemming t
     WHERE t.lidmaatschap_id = p_lidmaatschap AND t.tot > p_vanaf
       AND (p_huishouden IS NULL OR t.huishouden_id = p_huishouden)
    UNION ALL
    SELECT t.* FROM tandem_toestemming t
     WHERE t.team_id = p_team AND t.organisatie_id = p_organisatie AND t.tot > p_vanaf
       AND (p_huishouden IS NULL OR t.huishouden_id = p_huishouden)
$$;

-- Whether the last no came after everybody had said yes, and since when that was.
CREATE OR REPLACE FUNCTION tandem_toestemming_eerder(p_huishouden bigint, p_toestemming bigint, p_nu timestamptz)
RETURNS TABLE (volledig_op timestamptz, gestopt_op timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH a AS (
        SELECT antwoord, volledig, op FROM tandem_toestemmingsantwoord
         WHERE huishouden_id = p_huishouden AND toestemming_id = p_toestemming AND op <= p_nu
    ), eerst AS (SELECT min(op) AS op FROM a WHERE volledig)
    SELECT eerst.op, (SELECT max(a.op) FROM a WHERE a.antwoord <> 'gegeven' AND a.op >= eerst.op) FROM eerst
$$;

-- Whether somebody can weigh the own interests, as last recorded; else yes.
CREATE OR REPLACE FUNCTION tandem_kan_wegen(p_huishouden bigint, p_lid bigint, p_nu timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT coalesce((
        SELECT o.kan_wegen FROM tandem_wilsoordeel o, CAST(p_nu AT TIME ZONE 'Europe/Amsterdam' AS date) vandaag
         WHERE o.huishouden_id = p_huishouden AND o.lid_id = p_lid
           AND o.van <= vandaag AND (o.tot IS NULL OR o.tot > vandaag) ORDER BY o.van DESC, o.id DESC LIMIT 1), true)
$$;

-- The facts of one request as plain data, for the first writing to judge.
CREATE OR REPLACE FUNCTION tandem_toestemmingsbewijs(p tandem_toestemming, p_nu timestamptz) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT jsonb_build_object(
        'lagen', p.lagen, 'soort', l.geboortedatum_soort, 'geboren', l.geboortedatum, 'uitgerekend', l.uitgerekend_op,
        'kan_wegen', tandem_kan_wegen(p.huishouden_id, p.lid_id, p_nu),
        'stemmen', (SELECT jsonb_agg(jsonb_build_array(s.soort, s.ja) ORDER BY s.soort, s.gever, s.gezag)
                      FROM tandem_stemmen(p.huishouden_id, p.lid_id, p.id, p_nu) s))
      FROM tandem_lid l WHERE l.huishouden_id = p.huishouden_id AND l.id = p.lid_id
$$;

-- Whether everybody whom the table of who may decide names today said yes. Judged here, from tables alone: a voice
-- without a verified cell makes it no, and so does silence.
CREATE OR REPLACE FUNCTION tandem_toestemming_geldt(p tandem_toestemming, p_nu timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH dag AS (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag),
    kind AS (
        SELECT tandem_leeftijdsgroep(l.geboortedatum_soort, l.geboortedatum, dag.vandaag) AS leeftijd,
               tandem_kan_wegen(p.huishouden_id, p.lid_id, p_nu) AS kan_wegen
          FROM dag, tandem_lid l WHERE l.huishouden_id = p.huishouden_id AND l.id = p.lid_id
    ), stem AS (
        SELECT s.ja, s.soort = 'zelf' AS zelf, r.uitkomst, coalesce(r.uitkomst IN ('mag', 'samen'), false) AS moet
          FROM kind CROSS JOIN tandem_stemmen(p.huishouden_id, p.lid_id, p.id, p_nu) s
          LEFT JOIN tandem_inzagerecht r ON r.handeling = 'toestemmen' AND r.leeftijd = kind.leeftijd
           AND r.kan_wegen = kind.kan_wegen
           AND r.wet = CASE WHEN kind.leeftijd = 'volwassen' THEN 'avg' ELSE 'jeugdwet' END
           AND r.hoedanigheid = CASE s.soort
               WHEN 'ouderlijk' THEN 'ouder_met_gezag' WHEN 'gezamenlijk_met_niet_ouder' THEN 'ouder_met_gezag'
               WHEN 'voogdij' THEN 'voogd' WHEN 'voogdij_gi' THEN 'voogd_gi' WHEN 'voorlopige_voogdij' THEN 'voogd_gi'
               ELSE s.soort END
    )
    SELECT coalesce((SELECT p.van <= vandaag AND p.tot > vandaag FROM dag) AND bool_and(uitkomst IS NOT NULL)
                    AND bool_or(moet) AND bool_and(NOT moet OR coalesce(ja, false))
                    AND (NOT bool_or(uitkomst = 'samen') OR (bool_or(moet AND zelf) AND bool_or(moet AND NOT zelf))), false)
      FROM stem
$$;

-- The requests about one household that count now, for who asks who can see it.
CREATE OR REPLACE FUNCTION tandem_geldende_toestemmingen(p_huishouden bigint, p_nu timestamptz) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT t.id FROM tandem_toestemming t WHERE t.huishouden_id = p_huishouden AND tandem_toestemming_geldt(t, p_nu)
$$;

-- What a receiver must still hear: consent that once was complete and does not count any more. It names nobody of the
-- household and no row of it: the mark is of this consent and this receiver alone.
CREATE OR REPLACE FUNCTION tandem_gestopt(p_medewerker bigint, p_lidmaatschap bigint, p_nu timestamptz)
RETURNS TABLE (merk uuid, gevraagd_door text, kreeg_op timestamptz, stopte_op timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT x.merk, m.naam, e.volledig_op, x.stopte_op
      FROM tandem_teamlidmaatschap ik
      CROSS JOIN LATERAL tandem_gekregen(ik.id, ik.team_id, ik.organisatie_id, NULL, '-infinity') t
      CROSS JOIN LATERAL tandem_toestemming_eerder(t.huishouden_id, t.id, p_nu) e
      CROSS JOIN LATERAL (
           SELECT sha256(convert_to(t.openbaar::text || p_medewerker, 'UTF8')) AS h,
                  least(e.gestopt_op, t.tot::timestamp AT TIME ZONE 'Europe/Amsterdam') AS stopte_op) y
      CROSS JOIN LATERAL (SELECT left(encode(y.h, 'hex'), 32)::uuid AS merk, y.stopte_op) x
      LEFT JOIN tandem_medewerker m ON m.id = t.auteur_id
     WHERE ik.id = p_lidmaatschap AND ik.medewerker_id = p_medewerker AND e.volledig_op IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM tandem_toestemmingsbericht b WHERE b.medewerker = p_medewerker AND b.merk = x.merk
                          AND b.gezien_op >= coalesce(x.stopte_op, b.gezien_op))
       AND NOT tandem_toestemming_geldt(t, p_nu)
     ORDER BY 4, 1
$$;

CREATE OR REPLACE FUNCTION tandem_gestopt_gezien(
    p_medewerker bigint, p_lidmaatschap bigint, p_merk uuid, p_nu timestamptz
) RETURNS boolean LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH weg AS (
        INSERT INTO tandem_toestemmingsbericht (merk, medewerker, gezien_op)
        SELECT g.merk, p_medewerker, p_nu FROM tandem_gestopt(p_medewerker, p_lidmaatschap, p_nu) g
         WHERE g.merk = p_merk RETURNING 1
    )
    SELECT EXISTS (SELECT 1 FROM weg)
$$;
