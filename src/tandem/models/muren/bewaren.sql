-- Keeping and destroying, without keys to any file (models/muren/bewaren.py; docs/uitleg/bewaren.md).
-- All functions are SECURITY DEFINER and owned by `sleutelmeester`; each role may call its own only.

-- An officer enters: what they may see is where their organisation is, and never a file with their own family in it.
-- Somebody without such a role, or whose role has ended, sees nothing.
CREATE OR REPLACE FUNCTION tandem_betreed_bewaren(p_medewerker bigint, p_lidmaatschap bigint, p_nu timestamptz)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH dag AS (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag),
    ik AS (
        SELECT l.rol_id, o.id AS organisatie, CASE WHEN o.soort = 'gemeente' THEN o.gemeente_id END AS gemeente
          FROM dag, tandem_teamlidmaatschap l JOIN tandem_organisatie o ON o.id = l.organisatie_id
         WHERE l.id = p_lidmaatschap AND l.medewerker_id = p_medewerker AND l.rol_id IN ({bewaarders})
           AND l.van <= vandaag AND coalesce(l.tot > vandaag, true)
    )
    SELECT set_config('tandem.bewaart_rol', coalesce((SELECT ARRAY[rol_id] FROM ik), '{}')::text, true),
           set_config('tandem.bewaart_organisaties', coalesce((SELECT ARRAY[organisatie] FROM ik), '{}')::text, true),
           set_config('tandem.bewaart_gemeenten',
                      coalesce((SELECT ARRAY[gemeente] FROM ik WHERE gemeente IS NOT NULL), '{}')::text, true),
           set_config('tandem.bewaart_niet', coalesce((
               SELECT array_agg(DISTINCT l.huishouden_id) FROM tandem_bekende k JOIN tandem_lid l ON l.persoon_id = k.persoon_id
                WHERE k.medewerker_id = p_medewerker), '{}')::text, true)
$$;

-- Organisations that keep a part of a file: who was involved, got a signal, gave help, or used a power or a measure.
CREATE OR REPLACE FUNCTION tandem_bewaarders_van(p_huishouden bigint) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT coalesce(array_agg(DISTINCT o ORDER BY o), '{}') FROM (
        SELECT organisatie_id AS o FROM tandem_betrokkenheid WHERE huishouden_id = p_huishouden
        UNION ALL SELECT uitvoerder_id FROM tandem_maatregel WHERE huishouden_id = p_huishouden
        UNION ALL SELECT organisatie_id FROM tandem_bevoegdheid WHERE huishouden_id = p_huishouden
        UNION ALL SELECT ontvangen_door_id FROM tandem_signaal WHERE huishouden_id = p_huishouden
        UNION ALL SELECT aanbieder_id FROM tandem_hulpvraag WHERE huishouden_id = p_huishouden) alle
     WHERE o IS NOT NULL
$$;
REVOKE ALL ON FUNCTION tandem_bewaarders_van(bigint) FROM PUBLIC;

-- Which file a number of a case (or of a file) means, for an officer who may see it: to hold it. No row otherwise.
CREATE OR REPLACE FUNCTION tandem_bewaar_zoek(p_nummer text)
RETURNS TABLE (nummer bigint, gemeente bigint, organisaties bigint[])
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT h.id, h.gemeente_id, b.organisaties FROM tandem_huishouden h
      CROSS JOIN LATERAL (SELECT tandem_bewaarders_van(h.id) AS organisaties) b
     WHERE h.id IN (SELECT huishouden_id FROM tandem_casus c WHERE upper(c.nummer) = upper(p_nummer)
                    UNION ALL SELECT CASE WHEN p_nummer ~* '^H-[0-9]{1,15}$' THEN substr(p_nummer, 3)::bigint END)
       AND (h.gemeente_id = ANY ((SELECT tandem_waarde('bewaart_gemeenten'))::bigint[])
            OR b.organisaties && (SELECT tandem_waarde('bewaart_organisaties'))::bigint[])
       AND NOT h.id = ANY ((SELECT tandem_waarde('bewaart_niet'))::bigint[])
$$;

-- The facts from which the terms count, of so many files after a number (or of one): dates and codes, no names, no text.
DROP FUNCTION IF EXISTS tandem_bewaarfeiten(bigint, integer, bigint, date);
CREATE OR REPLACE FUNCTION tandem_bewaarfeiten(p_na bigint, p_hoogstens integer, p_alleen bigint, p_dag date)
RETURNS TABLE (
    nummer bigint, gemeente bigint, casusnummers text[], organisaties bigint[], laatste timestamptz,
    leden jsonb, maatregelen jsonb, in_gebruik boolean, klacht_sinds date, verzocht_op date
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT h.id, h.gemeente_id,
           ARRAY(SELECT c.nummer::text FROM tandem_casus c WHERE c.huishouden_id = h.id ORDER BY 1),
           tandem_bewaarders_van(h.id),
           coalesce((SELECT max(g.vastgelegd_op) FROM tandem_gebeurtenis g WHERE g.huishouden_id = h.id), h.aangemaakt_op),
           coalesce((SELECT jsonb_agg(jsonb_build_object('soort', l.geboortedatum_soort, 'op', l.geboortedatum, 'van', l.van))
                       FROM tandem_lid l WHERE l.huishouden_id = h.id), '[]'),
           coalesce((SELECT jsonb_agg(jsonb_build_object('maatregel', m.soort, 'soort', l.geboortedatum_soort,
                                                         'op', l.geboortedatum, 'van', l.van))
                       FROM tandem_maatregel m JOIN tandem_lid l ON l.huishouden_id = m.huishouden_id AND l.id = m.lid_id
                      WHERE m.huishouden_id = h.id), '[]'),
           EXISTS (SELECT 1 FROM tandem_casus c WHERE c.huishouden_id = h.id AND c.afgerond_op IS NULL)
           OR EXISTS (SELECT 1 FROM tandem_betrokkenheid b WHERE b.huishouden_id = h.id AND coalesce(b.tot > p_dag, true))
           OR EXISTS (SELECT 1 FROM tandem_maatregel m WHERE m.huishouden_id = h.id AND coalesce(m.tot > p_dag, true))
           OR EXISTS (SELECT 1 FROM tandem_bevoegdheid b WHERE b.huishouden_id = h.id AND coalesce(b.tot > p_dag, true)),
           (SELECT min(k.ingediend_op) FROM tandem_klacht k WHERE k.nummer = h.id AND k.afgehandeld_op IS NULL),
           -- everybody in the file asked for it to be destroyed, and was granted that: the day of the last request
           (SELECT CASE WHEN bool_and(v.op IS NOT NULL) THEN max(v.op) END FROM tandem_lid l
             CROSS JOIN LATERAL (SELECT max(r.ontvangen_op) AS op FROM tandem_rechtsverzoek r
                                  WHERE r.huishouden_id = l.huishouden_id AND r.lid_id = l.id
                                    AND r.soort = 'vernietiging' AND r.stand = 'toegewezen') v
             WHERE l.huishouden_id = h.id)
      FROM tandem_huishouden h
     WHERE h.id > p_na AND (p_alleen IS NULL OR h.id = p_alleen)
     ORDER BY h.id LIMIT p_hoogstens
$$;

-- The point of no return. The four eyes, the objections and the holds are counted here a second time (the first is
-- regels/rechten/vernietigen.py); a test holds the two equal.
CREATE OR REPLACE FUNCTION tandem_begin_vernietiging(p_voorstel bigint, p_nu timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    v record;
    akkoord bigint;
    bezwaar bigint;
BEGIN
    SELECT id, nummer, begonnen_op, vervallen_op INTO v FROM tandem_vernietigingsvoorstel WHERE id = p_voorstel FOR UPDATE;
    IF v.begonnen_op IS NOT NULL THEN
        RETURN true;
    END IF;
    PERFORM pg_advisory_xact_lock(7513, coalesce((v.nummer % 2147483647)::int, -v.id::int));  -- nobody objects or
    -- holds while we count; of the log (no number) a hold keeps its lines back, when they are chosen (logboek.sql)
    SELECT count(*) FILTER (WHERE soort = 'akkoord' AND rol = 'archivaris'), count(*) FILTER (WHERE soort = 'bezwaar')
      INTO akkoord, bezwaar
      FROM (SELECT DISTINCT ON (medewerker) soort, rol FROM tandem_vernietigingsstem WHERE voorstel_id = v.id
             ORDER BY medewerker, id DESC) laatste;
    IF v.id IS NULL OR v.vervallen_op IS NOT NULL OR akkoord < 2 OR bezwaar > 0 OR EXISTS (
        SELECT 1 FROM tandem_vasthouding h, (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag) dag
         WHERE h.nummer = v.nummer AND h.van <= vandaag AND coalesce(h.tot > vandaag, true))
       OR EXISTS (SELECT 1 FROM tandem_klacht k WHERE k.nummer = v.nummer AND k.afgehandeld_op IS NULL)
    THEN
        RETURN false;
    END IF;
    UPDATE tandem_vernietigingsvoorstel SET begonnen_op = p_nu WHERE id = v.id;
    RETURN true;
END
$$;

-- The events that need a tombstone before the rows go.
CREATE OR REPLACE FUNCTION tandem_vernietig_nummers(p_voorstel bigint) RETURNS bigint[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT coalesce(array_agg(g.id ORDER BY g.id), '{}') FROM tandem_gebeurtenis g
      JOIN tandem_vernietigingsvoorstel v ON v.nummer = g.huishouden_id
     WHERE v.id = p_voorstel AND v.begonnen_op IS NOT NULL
$$;
