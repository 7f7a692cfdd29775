-- The second writing of the key rule (the first is regels/rechten/sleutels.py). A property test holds them equal.
-- All functions here are SECURITY DEFINER and owned by `sleutelmeester`, who owns nothing else.
-- Source of the rule: the design, section 3; the table of rights is inhoud/rollen.yaml.
-- The three that run in every transaction keep one plan: planning them anew costs more than running them (measured:
-- 8 ms against 2 ms for a professional with 50 households), so each is written to have one good plan for all. GROUP BY
-- inside LATERAL holds the planner to that: first who one is, then one's own ties by index (joined, it read the whole
-- table for somebody without any duty: 180 ms at 62,000 households). It also keeps a team leader's thousands of ties
-- together in arrays, as early as can be; without sorting, for the planner expects a few rows where thousands come.

-- Facts about an actor, raw: nothing is judged here except that nothing is fetched that ended before `vanaf`. Facts alike
-- in everything but household and period come as one row, with those side by side (days as Python's ordinals): a team
-- leader has thousands, and a row for each costs ten times as much.
CREATE OR REPLACE FUNCTION tandem_feiten(
    p_medewerker bigint, p_lidmaatschap bigint, p_huishouden bigint, p_nu timestamptz, p_alles boolean
) RETURNS TABLE (
    bron text, rol text, leden bigint[], op_maatregel boolean, maatregel_lid bigint, maatregel_van date,
    maatregel_tot date, bron_van timestamptz, bron_tot timestamptz, namens bigint,
    huishoudens bigint[], van int[], tot int[], bewijs jsonb
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
SET enable_sort = off SET plan_cache_mode = force_generic_plan AS $$
    WITH dag AS (
        SELECT vandaag, CASE WHEN p_alles THEN '-infinity' ELSE vandaag - 1 END AS vanaf
          FROM CAST(p_nu AT TIME ZONE 'Europe/Amsterdam' AS date) vandaag
    ),
    ik AS (
        SELECT l.medewerker_id, l.organisatie_id, l.team_id, l.rol_id,
               l.van::timestamp AT TIME ZONE 'Europe/Amsterdam' AS sinds
          FROM tandem_teamlidmaatschap l
         WHERE l.id = p_lidmaatschap AND l.medewerker_id = p_medewerker
           AND l.van <= (SELECT vandaag FROM dag) AND (l.tot IS NULL OR l.tot > (SELECT vandaag FROM dag))
    ), banden AS (
        SELECT 'eigen' AS bron, NULL::timestamptz AS bron_van, NULL::timestamptz AS bron_tot, b.*
          FROM ik CROSS JOIN LATERAL (
           SELECT b.rol, b.leden, b.maatregel_id, b.namens_id, array_agg(b.huishouden_id) AS huishoudens,
                  array_agg(b.van - '0001-01-01'::date + 1) AS van, array_agg(b.tot - '0001-01-01'::date + 1) AS tot
             FROM tandem_betrokkenheid b
           WHERE b.medewerker_id = ik.medewerker_id AND b.organisatie_id = ik.organisatie_id
             AND (p_huishouden IS NULL OR b.huishouden_id = p_huishouden)
             AND coalesce(b.tot, '9999-12-31') > (SELECT vanaf FROM dag) GROUP BY 1, 2, 3, 4) b
        UNION ALL
        SELECT 'waarneming', w.van, w.tot, b.*
          FROM ik JOIN tandem_waarneming w ON w.door_id = ik.medewerker_id AND w.organisatie_id = ik.organisatie_id
                                          AND (p_alles OR w.tot > p_nu - interval '1 day')
         CROSS JOIN LATERAL (
           SELECT b.rol, b.leden, b.maatregel_id, b.namens_id, array_agg(b.huishouden_id) AS huishoudens,
                  array_agg(b.van - '0001-01-01'::date + 1) AS van, array_agg(b.tot - '0001-01-01'::date + 1) AS tot
             FROM tandem_betrokkenheid b
           WHERE b.medewerker_id = w.voor_id AND b.organisatie_id = w.organisatie_id
             AND (p_huishouden IS NULL OR b.huishouden_id = p_huishouden)
             AND coalesce(b.tot, '9999-12-31') > (SELECT vanaf FROM dag) GROUP BY 1, 2, 3, 4) b
        UNION ALL
        SELECT 'team', ik.sinds, NULL, b.*
          FROM ik CROSS JOIN LATERAL (
           SELECT b.rol, b.leden, b.maatregel_id, b.namens_id, array_agg(b.huishouden_id) AS huishoudens,
                  array_agg(b.van - '0001-01-01'::date + 1) AS van, array_agg(b.tot - '0001-01-01'::date + 1) AS tot
             FROM tandem_betrokkenheid b
           WHERE b.team_id = ik.team_id
             AND (p_huishouden IS NULL OR b.huishouden_id = p_huishouden)
             AND coalesce(b.tot, '9999-12-31') > (SELECT vanaf FROM dag) GROUP BY 1, 2, 3, 4) b
         WHERE EXISTS (SELECT 1 FROM tandem_rolrecht r WHERE r.rol_id = ik.rol_id AND r.reikwijdte = 'team')
        UNION ALL
        SELECT 'dienst', d.van, d.tot, b.*
          FROM ik JOIN tandem_dienst d ON d.medewerker_id = ik.medewerker_id
                                      AND (p_alles OR d.tot > p_nu - interval '1 day')
         CROSS JOIN LATERAL (
           SELECT b.rol, b.leden, b.maatregel_id, b.namens_id, array_agg(b.huishouden_id) AS huishoudens,
                  array_agg(b.van - '0001-01-01'::date + 1) AS van, array_agg(b.tot - '0001-01-01'::date + 1) AS tot
             FROM tandem_betrokkenheid b
           WHERE b.team_id = d.team_id
             AND (p_huishouden IS NULL OR b.huishouden_id = p_huishouden)
             AND coalesce(b.tot, '9999-12-31') > (SELECT vanaf FROM dag) GROUP BY 1, 2, 3, 4) b
        UNION ALL  -- emergency access: one household, an hour at most
        SELECT 'noodtoegang', n.van, n.tot, '', '{}', NULL, NULL, ARRAY[n.huishouden_id],
               ARRAY[(n.van AT TIME ZONE 'Europe/Amsterdam')::date - '0001-01-01'::date + 1], ARRAY[NULL::integer]
          FROM ik JOIN tandem_noodtoegang n ON n.medewerker_id = ik.medewerker_id AND n.organisatie_id = ik.organisatie_id
         WHERE (p_huishouden IS NULL OR n.huishouden_id = p_huishouden)
           AND n.van IS NOT NULL AND (p_alles OR n.tot > p_nu - interval '1 day')
    ), dicht AS (
        SELECT 'sluiting' AS bron, NULL::timestamptz AS sinds, s.huishouden_id, s.van, s.tot
          FROM ik JOIN tandem_teamsluiting s ON s.team_id = ik.team_id
         WHERE (p_huishouden IS NULL OR s.huishouden_id = p_huishouden)
        UNION ALL
        SELECT 'bekende', k.vastgelegd_op, l.huishouden_id, NULL, NULL
          FROM tandem_bekende k JOIN tandem_lid l ON l.persoon_id = k.persoon_id
         WHERE k.medewerker_id = p_medewerker AND (p_huishouden IS NULL OR l.huishouden_id = p_huishouden)
        UNION ALL  -- a member of the household works in the actor's team: a colleague
        SELECT 'bekende', greatest(k.vastgelegd_op, c.van::timestamp AT TIME ZONE 'Europe/Amsterdam'),
               l.huishouden_id, NULL, NULL
          FROM ik JOIN tandem_teamlidmaatschap c ON c.team_id = ik.team_id
               AND c.van <= (SELECT vandaag FROM dag) AND (c.tot IS NULL OR c.tot > (SELECT vandaag FROM dag))
          JOIN tandem_bekende k ON k.medewerker_id = c.medewerker_id AND k.soort = 'zelf'
          JOIN tandem_lid l ON l.persoon_id = k.persoon_id
         WHERE p_huishouden IS NULL OR l.huishouden_id = p_huishouden
    )
    SELECT b.bron, b.rol, b.leden, b.maatregel_id IS NOT NULL, m.lid_id, m.van, m.tot, b.bron_van, b.bron_tot,
           b.namens_id, b.huishoudens, b.van, b.tot, NULL::jsonb
      FROM banden b LEFT JOIN tandem_maatregel m ON m.huishouden_id = b.huishoudens[1] AND m.id = b.maatregel_id
    UNION ALL
    SELECT bron, '', '{}', false, NULL, NULL, NULL, sinds, NULL, NULL, array_agg(huishouden_id),
           array_agg(van - '0001-01-01'::date + 1), array_agg(tot - '0001-01-01'::date + 1), NULL
      FROM dicht GROUP BY bron, sinds
    UNION ALL
    SELECT 'toestemming', '', ARRAY[t.lid_id], false, NULL, NULL, NULL, e.volledig_op, e.gestopt_op, NULL,
           ARRAY[t.huishouden_id], ARRAY[t.van - '0001-01-01'::date + 1], ARRAY[t.tot - '0001-01-01'::date + 1],
           tandem_toestemmingsbewijs(t, p_nu)
      FROM ik CROSS JOIN LATERAL tandem_gekregen(
           p_lidmaatschap, ik.team_id, ik.organisatie_id, p_huishouden, (SELECT vanaf FROM dag)) t
     CROSS JOIN LATERAL tandem_toestemming_eerder(t.huishouden_id, t.id, p_nu) e
$$;

-- What is open, judged in SQL, set-wise: the households of the ties in force that open the same layers, reach the same
-- members (none: the whole household) and for the same whom one looks. Only for the two functions below.
CREATE OR REPLACE FUNCTION tandem_toegang(
    p_medewerker bigint, p_lidmaatschap bigint, p_doel text, p_nu timestamptz, p_huishouden bigint
) RETURNS TABLE (huishoudens bigint[], lagen bigint[], leden bigint[], namens bigint, streng boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public
SET enable_sort = off SET plan_cache_mode = force_generic_plan AS $$
    WITH dag AS (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag),
    ik AS (
        SELECT l.medewerker_id, l.organisatie_id, l.team_id, l.rol_id FROM tandem_teamlidmaatschap l, dag
         WHERE l.id = p_lidmaatschap AND l.medewerker_id = p_medewerker
           AND l.van <= vandaag AND coalesce(l.tot > vandaag, true)
    ),
    dicht AS MATERIALIZED (  -- family, or a colleague of the actor's team, is a member; or the file is closed to the team
        SELECT l.huishouden_id FROM tandem_bekende k JOIN tandem_lid l ON l.persoon_id = k.persoon_id
         WHERE k.medewerker_id = p_medewerker
        UNION
        SELECT l.huishouden_id FROM dag, ik JOIN tandem_teamlidmaatschap c ON c.team_id = ik.team_id
          JOIN tandem_bekende k ON k.medewerker_id = c.medewerker_id AND k.soort = 'zelf'
          JOIN tandem_lid l ON l.persoon_id = k.persoon_id
         WHERE c.van <= vandaag AND coalesce(c.tot > vandaag, true)
        UNION
        SELECT s.huishouden_id FROM dag, ik JOIN tandem_teamsluiting s ON s.team_id = ik.team_id
         WHERE s.van <= vandaag AND coalesce(s.tot > vandaag, true)
    ),
    recht AS MATERIALIZED (
        SELECT rol_id, reikwijdte, array_agg(laag::bigint) AS lagen FROM tandem_rolrecht WHERE doel = p_doel GROUP BY 1, 2
    ),
    band AS (  -- ties in force with the layers that they open
        SELECT b.huishoudens, b.maatregel_id, b.leden, b.namens, r.lagen
          FROM ik CROSS JOIN LATERAL (
           SELECT b.maatregel_id, b.leden, b.namens_id AS namens, b.rol, array_agg(b.huishouden_id) AS huishoudens
             FROM tandem_betrokkenheid b
           WHERE b.medewerker_id = ik.medewerker_id AND b.organisatie_id = ik.organisatie_id
             AND (p_huishouden IS NULL OR b.huishouden_id = p_huishouden)
             AND b.van <= (SELECT vandaag FROM dag) AND coalesce(b.tot, '9999-12-31') > (SELECT vandaag FROM dag) GROUP BY 1, 2, 3, 4) b
          JOIN recht r ON r.rol_id = b.rol AND r.reikwijdte = 'eigen'
        UNION ALL
        SELECT b.huishoudens, b.maatregel_id, b.leden, b.namens,
               ARRAY(SELECT unnest(r.lagen) INTERSECT SELECT unnest(ook.lagen))
          FROM ik JOIN tandem_waarneming w ON w.door_id = ik.medewerker_id AND w.organisatie_id = ik.organisatie_id
                                          AND p_nu >= w.van AND p_nu < w.tot
         CROSS JOIN LATERAL (
           SELECT b.maatregel_id, b.leden, b.namens_id AS namens, b.rol, array_agg(b.huishouden_id) AS huishoudens
             FROM tandem_betrokkenheid b
           WHERE b.medewerker_id = w.voor_id AND b.organisatie_id = w.organisatie_id
             AND (p_huishouden IS NULL OR b.huishouden_id = p_huishouden)
             AND b.van <= (SELECT vandaag FROM dag) AND coalesce(b.tot, '9999-12-31') > (SELECT vandaag FROM dag) GROUP BY 1, 2, 3, 4) b
          JOIN recht r ON r.rol_id = b.rol AND r.reikwijdte = 'eigen'
          JOIN recht ook ON ook.rol_id = 'waarnemer' AND ook.reikwijdte = 'eigen'
        UNION ALL
        SELECT b.huishoudens, b.maatregel_id, b.leden, NULL, r.lagen
          FROM ik JOIN recht r ON r.rol_id = ik.rol_id AND r.reikwijdte = 'team'
         CROSS JOIN LATERAL (
           SELECT b.maatregel_id, b.leden, b.namens_id AS namens, b.rol, array_agg(b.huishouden_id) AS huishoudens
             FROM tandem_betrokkenheid b
           WHERE b.team_id = ik.team_id
             AND (p_huishouden IS NULL OR b.huishouden_id = p_huishouden)
             AND b.van <= (SELECT vandaag FROM dag) AND coalesce(b.tot, '9999-12-31') > (SELECT vandaag FROM dag) GROUP BY 1, 2, 3, 4) b
        UNION ALL
        SELECT b.huishoudens, b.maatregel_id, b.leden, NULL, r.lagen
          FROM ik JOIN tandem_dienst d ON d.medewerker_id = ik.medewerker_id AND p_nu >= d.van AND p_nu < d.tot
          JOIN recht r ON r.rol_id = 'dienstdoende' AND r.reikwijdte = 'dienst'
         CROSS JOIN LATERAL (
           SELECT b.maatregel_id, b.leden, b.namens_id AS namens, b.rol, array_agg(b.huishouden_id) AS huishoudens
             FROM tandem_betrokkenheid b
           WHERE b.team_id = d.team_id
             AND (p_huishouden IS NULL OR b.huishouden_id = p_huishouden)
             AND b.van <= (SELECT vandaag FROM dag) AND coalesce(b.tot, '9999-12-31') > (SELECT vandaag FROM dag) GROUP BY 1, 2, 3, 4) b
        UNION ALL
        SELECT ARRAY[n.huishouden_id], NULL, '{}', NULL, r.lagen
          FROM ik JOIN recht r ON r.rol_id = ik.rol_id AND r.reikwijdte = 'nood'
          JOIN tandem_noodtoegang n ON n.medewerker_id = ik.medewerker_id AND n.organisatie_id = ik.organisatie_id
         WHERE p_nu >= n.van AND p_nu < n.tot AND (p_huishouden IS NULL OR n.huishouden_id = p_huishouden)
    )
    -- what rests on a measure reaches its child only, and only while the measure is in force
    SELECT ARRAY(SELECT h FROM unnest(b.huishoudens) h WHERE h NOT IN (SELECT huishouden_id FROM dicht)), b.lagen,
           CASE WHEN b.maatregel_id IS NULL THEN b.leden ELSE ARRAY[m.lid_id] END, b.namens, false
      FROM band b LEFT JOIN tandem_maatregel m ON m.huishouden_id = b.huishoudens[1] AND m.id = b.maatregel_id
           AND m.van <= (SELECT vandaag FROM dag) AND (m.tot IS NULL OR m.tot > (SELECT vandaag FROM dag))
     WHERE b.maatregel_id IS NULL OR m.id IS NOT NULL
    UNION ALL  -- consent that counts now: its layers, its member, and no line about nobody in particular
    SELECT ARRAY[t.huishouden_id], ARRAY(SELECT unnest(r.lagen) INTERSECT SELECT unnest(t.lagen::bigint[])),
           ARRAY[t.lid_id], NULL, true
      FROM ik JOIN recht r ON r.rol_id = 'ontvanger' AND r.reikwijdte = 'toestemming'
     CROSS JOIN LATERAL tandem_gekregen(
           p_lidmaatschap, ik.team_id, ik.organisatie_id, p_huishouden, (SELECT vandaag FROM dag)) t
     WHERE t.huishouden_id NOT IN (SELECT huishouden_id FROM dicht) AND tandem_toestemming_geldt(t, p_nu)
$$;

-- The keys themselves, one row each: whether it reaches everybody, else whom; and for whom one looks.
CREATE OR REPLACE FUNCTION sleutels_van(
    p_medewerker bigint, p_lidmaatschap bigint, p_doel text, p_nu timestamptz, p_huishouden bigint DEFAULT NULL
) RETURNS TABLE (sleutel bigint, heel boolean, leden bigint[], namens bigint[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT huishouden * 8 + laag, bool_or(t.leden = '{}'), coalesce(array_agg(lid) FILTER (WHERE lid IS NOT NULL), '{}'),
           coalesce(array_agg(t.namens) FILTER (WHERE t.namens IS NOT NULL), '{}')
      FROM tandem_toegang(p_medewerker, p_lidmaatschap, p_doel, p_nu, p_huishouden) t
      CROSS JOIN LATERAL unnest(t.huishoudens) huishouden CROSS JOIN LATERAL unnest(t.lagen) laag
      LEFT JOIN LATERAL unnest(t.leden) lid ON true
     GROUP BY 1
$$;

-- What was shared with a receiver, with consent that counts now, and not yet received: that it is there, and by whom. It
-- names nobody of the household, and nothing of a household that this receiver may not enter.
CREATE OR REPLACE FUNCTION tandem_nieuw_gedeeld(p_medewerker bigint, p_lidmaatschap bigint, p_nu timestamptz)
RETURNS TABLE (gedeeld_door text, gedeeld_op timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT m.naam, d.op
      FROM tandem_teamlidmaatschap ik
      CROSS JOIN LATERAL tandem_gekregen(
           ik.id, ik.team_id, ik.organisatie_id, NULL, (p_nu AT TIME ZONE 'Europe/Amsterdam')::date) t
      JOIN tandem_deling d ON d.huishouden_id = t.huishouden_id AND d.toestemming_id = t.id AND d.ontvangen_op IS NULL
      LEFT JOIN tandem_medewerker m ON m.id = d.auteur_id
     WHERE ik.id = p_lidmaatschap AND ik.medewerker_id = p_medewerker
       AND EXISTS (SELECT 1 FROM tandem_toegang(p_medewerker, p_lidmaatschap, 'gedeeld', p_nu, t.huishouden_id) k
                    WHERE k.huishoudens <> '{}' AND k.lagen <> '{}')
     ORDER BY 2
$$;

-- Enter: compute the keys and keep them for this transaction only. The same as ``sleutels_van`` without its grouping:
-- a team leader has thousands of keys and hardly one of them reaches some members only.
CREATE OR REPLACE FUNCTION tandem_betreed(
    p_medewerker bigint, p_lidmaatschap bigint, p_doel text, p_nu timestamptz, p_huishouden bigint DEFAULT NULL
) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public
SET plan_cache_mode = force_generic_plan AS $$
    WITH t AS MATERIALIZED (
        SELECT * FROM tandem_toegang(p_medewerker, p_lidmaatschap, p_doel, p_nu, p_huishouden)
    ), deel AS MATERIALIZED (
        SELECT huishouden * 8 + laag AS sleutel, t.leden, t.streng FROM t, unnest(t.huishoudens) huishouden, unnest(t.lagen) laag
         WHERE t.leden <> '{}' AND (huishouden, laag) NOT IN (
               SELECT huishouden, laag FROM t, unnest(t.huishoudens) huishouden, unnest(t.lagen) laag WHERE t.leden = '{}')
    )
    SELECT set_config('tandem.medewerker', p_medewerker::text, true),
           set_config('tandem.sleutels', ARRAY(
               SELECT unnest(t.huishoudens) * 8 + laag FROM t, unnest(t.lagen) laag)::text, true),
           set_config('tandem.deel', coalesce((SELECT array_agg(DISTINCT sleutel) FROM deel), '{}')::text, true),
           set_config('tandem.leden', coalesce((SELECT array_agg(DISTINCT l) FROM deel, unnest(deel.leden) l), '{}')::text, true),
           set_config('tandem.streng', ARRAY(
               SELECT sleutel FROM deel GROUP BY sleutel HAVING bool_and(streng))::text, true),
           set_config('tandem.buiten', ARRAY(
               SELECT l.lid * 8 + d.sleutel % 8
                 FROM deel d JOIN (SELECT sleutel / 8 AS huis, unnest(leden) AS lid FROM deel) l ON l.huis = d.sleutel / 8
               EXCEPT SELECT unnest(leden) * 8 + sleutel % 8 FROM deel)::text, true),
           set_config('tandem.namens', coalesce((
               SELECT array_agg(DISTINCT t.namens) FROM t
                WHERE t.namens IS NOT NULL AND t.lagen <> '{}' AND t.huishoudens <> '{}'), '{}')::text, true),
           set_config('tandem.items', coalesce((
               SELECT array_agg(o.item) FROM tandem_ontsluiting o
                WHERE o.medewerker = p_medewerker AND p_nu >= o.van AND p_nu < o.tot
                  AND (p_huishouden IS NULL OR o.huishouden_id = p_huishouden)
                  AND EXISTS (SELECT 1 FROM t WHERE o.huishouden_id = ANY (t.huishoudens) AND 5 = ANY (t.lagen))), '{}')::text, true)
$$;

-- Which household an address means; the number alone tells nothing, every table still asks for keys.
CREATE OR REPLACE FUNCTION tandem_huishoudnummer(p_openbaar uuid) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT id FROM tandem_huishouden WHERE openbaar = p_openbaar
$$;

-- Does anybody know this person? For who searches outside their own keys: at most the names of local teams, and
-- nothing at all for a file that is shielded, closed to a team, or of somebody's family. Each file that was met gets
-- its line in the access log, also where nothing is answered: "who looked for me" must be true.
CREATE OR REPLACE FUNCTION tandem_bekend_bij(
    p_merk bytea, p_medewerker bigint, p_organisatie bigint, p_rol text, p_nu timestamptz, p_verzoek uuid
) RETURNS SETOF text LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH dag AS (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag),
    gevonden AS MATERIALIZED (
        SELECT w.huishouden_id, w.lid_id FROM tandem_zoekwijzer w
         WHERE w.merk = p_merk AND w.soort = 'volledig'
           AND NOT (w.huishouden_id * 8 + 1 = ANY ((SELECT tandem_waarde('sleutels'))::bigint[]))
    ), log AS (
        INSERT INTO tandem_inzage (tijd, verzoek, medewerker, organisatie, rol, taak, doel, wat, grondslag, uitkomst,
                                   huishouden_id, laag, lid, niet_zichtbaar_voor, namens)
        SELECT p_nu, p_verzoek, p_medewerker, p_organisatie, p_rol, '', 'zoeken', 'zoeken buiten eigen huishoudens', '',
               'gezocht', huishouden_id, 1, ARRAY[lid_id], '{}', '{}' FROM gevonden
    )
    SELECT DISTINCT t.naam
      FROM dag CROSS JOIN gevonden g JOIN tandem_huishouden h ON h.id = g.huishouden_id AND NOT h.afgeschermd AND h.stand = 'actief'
      JOIN tandem_betrokkenheid b ON b.huishouden_id = h.id AND b.van <= vandaag AND coalesce(b.tot > vandaag, true)
      JOIN tandem_organisatie o ON o.id = b.organisatie_id AND o.soort = 'lokaal_team'
      JOIN tandem_team t ON t.id = b.team_id
     WHERE NOT EXISTS (SELECT 1 FROM tandem_teamsluiting s WHERE s.huishouden_id = h.id
                          AND s.van <= vandaag AND coalesce(s.tot > vandaag, true))
       AND NOT EXISTS (SELECT 1 FROM tandem_contactgegeven c WHERE c.huishouden_id = h.id AND c.laag = 5
                          AND coalesce(c.tot > vandaag, true))
       AND NOT EXISTS (SELECT 1 FROM tandem_bekende k JOIN tandem_lid l ON l.persoon_id = k.persoon_id
                        WHERE l.huishouden_id = h.id AND (k.medewerker_id = p_medewerker OR k.soort = 'zelf'))
     ORDER BY t.naam
$$;

-- A professional says that somebody is family or a colleague. What is known here of that person stays unsaid.
CREATE OR REPLACE FUNCTION tandem_meld_bekende(p_medewerker bigint, p_merk bytea, p_soort text, p_nu timestamptz)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    INSERT INTO tandem_bekende (medewerker_id, persoon_id, merk, soort, vastgelegd_op)
    SELECT p_medewerker, NULL, p_merk, p_soort, p_nu
    UNION ALL
    SELECT DISTINCT p_medewerker, l.persoon_id, NULL::bytea, p_soort, p_nu
      FROM tandem_zoekwijzer w JOIN tandem_lid l ON l.huishouden_id = w.huishouden_id AND l.id = w.lid_id
     WHERE w.merk = p_merk AND w.soort = 'volledig'
    ON CONFLICT DO NOTHING
$$;

-- A member was recorded or named: who said before that this is family or a colleague gets no keys.
CREATE OR REPLACE FUNCTION tandem_bekenden_bij(p_merk bytea, p_persoon bigint)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    INSERT INTO tandem_bekende (medewerker_id, persoon_id, soort, vastgelegd_op)
    SELECT medewerker_id, p_persoon, soort, vastgelegd_op FROM tandem_bekende
     WHERE merk = p_merk AND persoon_id IS NULL
    ON CONFLICT DO NOTHING
$$;

-- Two identities turn out to be one person: whoever had no keys because of the one has none because of the other.
CREATE OR REPLACE FUNCTION tandem_bekenden_mee(p_oud bigint, p_nieuw bigint)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    INSERT INTO tandem_bekende (medewerker_id, persoon_id, soort, vastgelegd_op)
    SELECT medewerker_id, CASE WHEN persoon_id = p_oud THEN p_nieuw ELSE p_oud END, soort, vastgelegd_op
      FROM tandem_bekende WHERE persoon_id IN (p_oud, p_nieuw)
    ON CONFLICT DO NOTHING
$$;

-- The narrow door of a guest (an invitation to one discussion): with the right link and code, in time, not withdrawn,
-- it lays keys that reach the listed items alone, the invitation itself and what the guest wrote. A wrong code counts,
-- also when the caller is in a hurry (the row is locked), and is seen in the log. Every refusal looks the same: no row.
-- The bounds are written here a second time (the first is regels/casus/bespreking.py); a test holds them equal.
CREATE OR REPLACE FUNCTION tandem_betreed_gast(p_link bytea, p_code bytea, p_nu timestamptz)
RETURNS TABLE (genodigde bigint, huishouden bigint, uitnodiging uuid, items uuid[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    g record;
    lijst uuid[];
BEGIN
    SELECT i.id, i.huishouden_id, i.openbaar, i.items, i.code_merk INTO g
      FROM tandem_genodigde i JOIN tandem_casusbespreking b ON b.huishouden_id = i.huishouden_id AND b.id = i.bespreking_id
     WHERE i.link_merk = p_link AND i.ingetrokken_op IS NULL AND i.pogingen < 5
       AND p_nu < i.vervalt_op AND p_nu >= b.op - interval '7 days'
       FOR UPDATE OF i;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    IF g.code_merk IS DISTINCT FROM p_code THEN
        UPDATE tandem_genodigde SET pogingen = pogingen + 1 WHERE id = g.id;
        INSERT INTO tandem_inzage (tijd, verzoek, rol, taak, doel, wat, grondslag, uitkomst, huishouden_id, laag, lid,
                                   niet_zichtbaar_voor, namens)
        VALUES (p_nu, gen_random_uuid(), 'gast', 'uitnodiging', 'hulp', 'uitnodiging openen', g.openbaar::text,
                'geweigerd', g.huishouden_id, 1, '{}', '{}', '{}');
        RETURN;
    END IF;
    lijst := g.items || g.openbaar || ARRAY(
        SELECT r.openbaar FROM tandem_regel r WHERE r.huishouden_id = g.huishouden_id AND r.gast = g.id);
    PERFORM set_config('tandem.medewerker', '', true), set_config('tandem.smal', 'gast', true), set_config('tandem.gast', g.id::text, true),
            set_config('tandem.sleutels', ARRAY(SELECT g.huishouden_id * 8 + l FROM generate_series(1, 4) l)::text, true),
            set_config('tandem.deel', '{}', true), set_config('tandem.leden', '{}', true),
            set_config('tandem.namens', '{}', true), set_config('tandem.items', lijst::text, true);
    RETURN QUERY SELECT g.id::bigint, g.huishouden_id::bigint, g.openbaar::uuid, lijst;
END
$$;
