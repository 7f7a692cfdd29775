-- Keys to the work of organisations (models/muren/organisatie.py). SECURITY DEFINER, owned by `sleutelmeester`.

-- The plain facts of one capacity: in whose name it works on improving (a local team for its municipality), whether that
-- organisation belongs to the region today, and every opening of another organisation, with whether both share a subregion.
-- One row per opening, one without where there is none; no row at all where the capacity is not in force.
CREATE OR REPLACE FUNCTION tandem_organisatiefeiten(p_medewerker bigint, p_lidmaatschap bigint, p_nu timestamptz)
RETURNS TABLE (eigen bigint, rol text, in_regio boolean, organisatie bigint, laag int, kring text, van date, tot date,
               subregio boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH dag AS (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag),
    ik AS (
        SELECT l.rol_id, o.id, o.soort, coalesce(o.gemeente_id, t.gemeente_id) AS gemeente
          FROM dag, tandem_teamlidmaatschap l JOIN tandem_organisatie o ON o.id = l.organisatie_id
               JOIN tandem_team t ON t.id = l.team_id
         WHERE l.id = p_lidmaatschap AND l.medewerker_id = p_medewerker
           AND l.van <= vandaag AND coalesce(l.tot > vandaag, true)
    ),
    mijn AS (
        SELECT ik.rol_id, coalesce(g.id, ik.id) AS eigen,
               CASE WHEN g.id IS NULL THEN (SELECT o.gemeente_id FROM tandem_organisatie o WHERE o.id = ik.id)
                    ELSE ik.gemeente END AS gemeente
          FROM ik LEFT JOIN tandem_organisatie g
               ON ik.soort IN ('gemeente', 'lokaal_team') AND g.soort = 'gemeente' AND g.gemeente_id = ik.gemeente
    ),
    lid AS (
        SELECT r.gemeente_id, r.verband, r.centrum_id IS NOT NULL AS centrum FROM dag, tandem_regiolidmaatschap r
         WHERE r.lezing <> 'niet_genoemd' AND coalesce(r.van <= vandaag, true) AND coalesce(r.tot > vandaag, true)
    )
    SELECT m.eigen, m.rol_id,
           m.gemeente IS NULL OR EXISTS (SELECT 1 FROM lid WHERE lid.gemeente_id = m.gemeente),
           s.organisatie_id, s.laag::int, s.kring, s.van, s.tot,
           EXISTS (SELECT 1 FROM tandem_organisatie o JOIN lid hun ON hun.gemeente_id = o.gemeente_id AND hun.centrum
                            JOIN lid ons ON ons.verband = hun.verband AND ons.gemeente_id = m.gemeente
                    WHERE o.id = s.organisatie_id)
      FROM mijn m LEFT JOIN tandem_openstelling s ON s.organisatie_id <> m.eigen
$$;

-- The same rule as regels/rechten/organisatie.py, written apart from it.
CREATE OR REPLACE FUNCTION tandem_organisatiesleutels(p_medewerker bigint, p_lidmaatschap bigint, p_nu timestamptz)
RETURNS TABLE (eigen bigint, lezen bigint[], werken bigint[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH dag AS (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag),
    feit AS MATERIALIZED (SELECT * FROM tandem_organisatiefeiten(p_medewerker, p_lidmaatschap, p_nu)),
    zelf AS (SELECT DISTINCT f.eigen, f.rol FROM feit f),
    thuis AS (
        SELECT z.eigen * 16 + r.laag AS sleutel, r.wijze FROM zelf z JOIN tandem_organisatierecht r ON r.rol_id = z.rol
         WHERE r.wijze IN ('werken', 'lezen')
    ),
    elders AS (
        SELECT f.organisatie * 16 + f.laag AS sleutel
          FROM dag, feit f JOIN tandem_organisatierecht r ON r.rol_id = f.rol AND r.laag = f.laag AND r.wijze = 'anderen'
         WHERE f.laag BETWEEN 2 AND 8 AND f.van <= vandaag AND coalesce(f.tot > vandaag, true)
           AND ((f.kring = 'regio' AND f.in_regio) OR (f.kring = 'subregio' AND f.subregio))
    )
    SELECT z.eigen,
           ARRAY(SELECT sleutel FROM thuis UNION SELECT sleutel FROM elders),
           ARRAY(SELECT sleutel FROM thuis WHERE wijze = 'werken')
      FROM zelf z
$$;

-- Lay the keys for the rest of this transaction, and which organisation works for the whole region (the first one with
-- a project leader today); returns in whose name one works. Nothing where the capacity has ended.
CREATE OR REPLACE FUNCTION tandem_betreed_organisatie(p_medewerker bigint, p_lidmaatschap bigint, p_nu timestamptz)
RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE wat record;
BEGIN
    SELECT * INTO wat FROM tandem_organisatiesleutels(p_medewerker, p_lidmaatschap, p_nu);
    PERFORM set_config('tandem.medewerker', p_medewerker::text, true),
            set_config('tandem.org_eigen', coalesce(wat.eigen::text, ''), true),
            set_config('tandem.org_lezen', coalesce(wat.lezen, '{}')::text, true),
            set_config('tandem.org_werken', coalesce(wat.werken, '{}')::text, true),
            set_config('tandem.org_regio', coalesce((
                SELECT min(l.organisatie_id) FROM tandem_teamlidmaatschap l
                       JOIN tandem_organisatie o ON o.id = l.organisatie_id
                 WHERE l.rol_id = 'projectleider_regio' AND o.soort NOT IN ('gemeente', 'lokaal_team')
                   AND l.van <= (p_nu AT TIME ZONE 'Europe/Amsterdam')::date
                   AND coalesce(l.tot > (p_nu AT TIME ZONE 'Europe/Amsterdam')::date, true))::text, ''), true);
    RETURN wat.eigen;
END
$$;

-- Whether the own organisation sent this to exactly these, and nothing answers or replaces it: the same facts as
-- regels/advies/intrekken.py, written apart from it. A function, because policies that ask each other never end.
CREATE OR REPLACE FUNCTION tandem_kan_intrekken(p_stuk text, p_over uuid, p_advies uuid, p_aan bigint[])
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH ik AS (SELECT nullif(tandem_waarde('org_eigen'), '{}')::bigint AS eigen)
    SELECT p_aan <> '{}' AND CASE p_stuk
        WHEN 'vraag' THEN
            EXISTS (SELECT 1 FROM ik, tandem_adviesvraag v
                     WHERE v.openbaar = p_over AND v.organisatie_id = ik.eigen AND v.aan = p_aan)
            AND NOT EXISTS (SELECT 1 FROM tandem_advies a WHERE a.vraag = p_over AND a.aan <> '{}')
        WHEN 'advies' THEN
            EXISTS (SELECT 1 FROM ik, tandem_advies a
                     WHERE a.openbaar = p_over AND a.organisatie_id = ik.eigen AND a.aan = p_aan)
            AND NOT EXISTS (SELECT 1 FROM tandem_advies a WHERE a.volgt_op = p_over AND a.aan <> '{}')
            AND NOT EXISTS (SELECT 1 FROM tandem_reactie r WHERE r.advies = p_over AND r.aan <> '{}'
                               AND NOT EXISTS (SELECT 1 FROM tandem_intrekking i WHERE i.over = r.openbaar))
        WHEN 'reactie' THEN
            EXISTS (SELECT 1 FROM ik, tandem_reactie r WHERE r.openbaar = p_over AND r.organisatie_id = ik.eigen
                                                         AND r.aan = p_aan AND r.advies = p_advies)
            AND NOT EXISTS (SELECT 1 FROM ik, tandem_adviesgevolg g
                             WHERE g.advies = p_advies AND g.organisatie_id = ik.eigen)
        ELSE false END
$$;
