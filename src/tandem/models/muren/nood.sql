-- Emergency access and supervision of the log (models/muren/toezicht.py). All functions are SECURITY DEFINER and owned by
-- `sleutelmeester`.

-- Which file emergency access would open, for a full name with a day of birth: one, that in which the person lives now.
-- Nothing for a role that may not, for family and colleagues, and for a file that is closed to the team: there an
-- emergency is somebody else's work. A shielded file opens: there the danger is greatest, and its secret address stays
-- an item to be opened by itself. Every file that was met gets its line in the log, also where nothing is answered.
CREATE OR REPLACE FUNCTION tandem_nood_zoek(
    p_merk bytea, p_medewerker bigint, p_lidmaatschap bigint, p_nu timestamptz, p_verzoek uuid
) RETURNS TABLE (nummer bigint, gemeente bigint, organisaties bigint[])
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH dag AS (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag),
    ik AS (
        SELECT l.medewerker_id, l.organisatie_id, l.team_id, l.rol_id FROM tandem_teamlidmaatschap l, dag
         WHERE l.id = p_lidmaatschap AND l.medewerker_id = p_medewerker AND l.van <= vandaag AND coalesce(l.tot > vandaag, true)
           AND EXISTS (SELECT 1 FROM tandem_rolrecht r WHERE r.rol_id = l.rol_id AND r.doel = 'nood' AND r.reikwijdte = 'nood')
    ), gevonden AS MATERIALIZED (
        SELECT w.huishouden_id, l.id AS lid, l.van, l.tot, h.gemeente_id
          FROM ik CROSS JOIN tandem_zoekwijzer w
          JOIN tandem_lid l ON l.huishouden_id = w.huishouden_id AND l.id = w.lid_id
          JOIN tandem_huishouden h ON h.id = w.huishouden_id AND h.stand IN ('actief', 'overdracht')
         WHERE w.merk = p_merk AND w.soort = 'volledig'
    ), log AS (
        INSERT INTO tandem_inzage (tijd, verzoek, medewerker, organisatie, rol, taak, doel, wat, grondslag, uitkomst,
                                   huishouden_id, laag, lid, niet_zichtbaar_voor, namens)
        SELECT p_nu, p_verzoek, ik.medewerker_id, ik.organisatie_id, ik.rol_id, '', 'nood', 'noodtoegang vragen', '',
               'gezocht', g.huishouden_id, 1, ARRAY[g.lid], '{}', '{}' FROM ik, gevonden g
    )
    SELECT g.huishouden_id, g.gemeente_id, tandem_bewaarders_van(g.huishouden_id) FROM dag, ik, gevonden g
     WHERE NOT EXISTS (SELECT 1 FROM tandem_bekende k JOIN tandem_lid l ON l.persoon_id = k.persoon_id
                        WHERE l.huishouden_id = g.huishouden_id AND k.medewerker_id = ik.medewerker_id)
       AND NOT EXISTS (SELECT 1 FROM tandem_teamlidmaatschap c JOIN tandem_bekende k ON k.medewerker_id = c.medewerker_id
                         JOIN tandem_lid l ON l.persoon_id = k.persoon_id
                        WHERE c.team_id = ik.team_id AND c.van <= vandaag AND coalesce(c.tot > vandaag, true)
                          AND k.soort = 'zelf' AND l.huishouden_id = g.huishouden_id)
       AND NOT EXISTS (SELECT 1 FROM tandem_teamsluiting s WHERE s.huishouden_id = g.huishouden_id AND s.team_id = ik.team_id
                          AND s.van <= vandaag AND coalesce(s.tot > vandaag, true))
     ORDER BY coalesce(g.tot > vandaag, true) DESC, g.van DESC, g.huishouden_id DESC LIMIT 1
$$;

-- Which reviews of emergency access of this capacity's team are not done: since when and until when, and whose. No file.
CREATE OR REPLACE FUNCTION tandem_nood_open(p_medewerker bigint, p_lidmaatschap bigint, p_nu timestamptz)
RETURNS TABLE (medewerker bigint, sinds timestamptz, uiterlijk date, organisaties bigint[], gemeente bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT v.medewerker, v.sinds, v.uiterlijk, v.organisaties, v.gemeente
      FROM tandem_teamlidmaatschap l, tandem_toezichtvraag v
     WHERE l.id = p_lidmaatschap AND l.medewerker_id = p_medewerker
       AND l.van <= (p_nu AT TIME ZONE 'Europe/Amsterdam')::date
       AND coalesce(l.tot > (p_nu AT TIME ZONE 'Europe/Amsterdam')::date, true)
       AND v.team = l.team_id AND v.oordeel = '' AND v.soort IN ('noodtoegang', 'zonder_tweede')
     ORDER BY v.uiterlijk, v.sinds
$$;

-- Since when this officer was not told yet that somebody asked for emergency access: of the newest that is theirs to judge
-- (the same boundary as the wall around these questions). None: nothing new. A moment, and nothing of whom.
CREATE OR REPLACE FUNCTION tandem_nood_nieuw(p_medewerker bigint, p_sinds timestamptz, p_tot timestamptz)
RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH dag AS (SELECT (p_tot AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag),
    ik AS (
        SELECT o.id AS organisatie, CASE WHEN o.soort = 'gemeente' THEN o.gemeente_id END AS gemeente
          FROM dag, tandem_teamlidmaatschap l JOIN tandem_organisatie o ON o.id = l.organisatie_id
         WHERE l.medewerker_id = p_medewerker AND l.rol_id = '{toezichthouder}'
           AND l.van <= vandaag AND coalesce(l.tot > vandaag, true)
    )
    SELECT max(v.gevraagd_op) FROM tandem_toezichtvraag v
     WHERE v.soort IN ('noodtoegang', 'zonder_tweede', 'niets_gevonden') AND v.oordeel = ''
       AND v.gevraagd_op > p_sinds AND v.gevraagd_op <= p_tot AND v.medewerker <> p_medewerker
       AND EXISTS (SELECT 1 FROM ik WHERE v.gemeente = ik.gemeente OR ik.organisatie = ANY (v.organisaties))
       AND NOT EXISTS (SELECT 1 FROM tandem_bekende k JOIN tandem_lid l ON l.persoon_id = k.persoon_id
                        WHERE k.medewerker_id = p_medewerker AND l.huishouden_id = v.nummer)
$$;

-- What the log says of one day, counted per reader for each kind of rule: numbers of people and of files, no names. A
-- request that touches several files is a list and does not count. The thresholds are content; this only counts.
CREATE OR REPLACE FUNCTION tandem_toezichtfeiten(p_dag date, p_van_uur integer, p_tot_uur integer)
RETURNS TABLE (
    soort text, medewerker bigint, organisatie bigint, rol text, nummer bigint, gemeente bigint, organisaties bigint[],
    aantal bigint, sinds timestamptz
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH dag AS MATERIALIZED (
        SELECT i.verzoek, coalesce(i.medewerker, 0) AS medewerker, coalesce(i.organisatie, 0) AS organisatie,
               i.rol::text AS rol, i.doel::text AS doel, i.huishouden_id AS nummer, i.tijd, i.uitkomst::text AS uitkomst
          FROM tandem_inzage i
         WHERE i.tijd >= p_dag::timestamp AT TIME ZONE 'Europe/Amsterdam'
           AND i.tijd < (p_dag + 1)::timestamp AT TIME ZONE 'Europe/Amsterdam' AND i.huishouden_id IS NOT NULL
    ), los AS MATERIALIZED (
        SELECT verzoek, min(medewerker) AS medewerker, min(organisatie) AS organisatie, min(rol) AS rol,
               min(doel) AS doel, min(nummer) AS nummer, min(tijd) AS tijd, min(uitkomst) AS uitkomst
          FROM dag GROUP BY verzoek HAVING count(DISTINCT nummer) = 1
    ), geteld AS (
        SELECT 'veel_huishoudens' AS soort, medewerker, min(organisatie) AS organisatie, min(rol) AS rol,
               NULL::bigint AS nummer, count(DISTINCT l.nummer) AS aantal, min(tijd) AS sinds
          FROM los l WHERE medewerker > 0 GROUP BY medewerker
        UNION ALL
        SELECT 'nacht', medewerker, min(organisatie), min(rol), NULL, count(DISTINCT l.nummer), min(tijd)
          FROM los l CROSS JOIN LATERAL (SELECT extract(hour FROM tijd AT TIME ZONE 'Europe/Amsterdam') AS uur) u
         WHERE medewerker > 0 AND doel <> 'nood' AND (uur >= p_van_uur OR uur < p_tot_uur)
           AND NOT EXISTS (SELECT 1 FROM tandem_dienst d WHERE d.medewerker_id = l.medewerker AND tijd >= d.van AND tijd < d.tot)
         GROUP BY medewerker
        UNION ALL
        SELECT 'bekende', medewerker, min(organisatie), min(rol), l.nummer, count(*), min(tijd)
          FROM los l
         WHERE medewerker > 0 AND EXISTS (SELECT 1 FROM tandem_bekende k JOIN tandem_lid m ON m.persoon_id = k.persoon_id
                                           WHERE k.medewerker_id = l.medewerker AND m.huishouden_id = l.nummer)
         GROUP BY medewerker, l.nummer
        UNION ALL
        SELECT 'publiek', medewerker, min(organisatie), min(rol), l.nummer, count(*), min(tijd)
          FROM los l
         WHERE medewerker > 0 AND doel <> 'toezicht'  -- an officer who judges a question opens no file
           AND EXISTS (SELECT 1 FROM tandem_publiekmerk p  -- also on the day on which the mark was taken off
                        WHERE p.huishouden_id = l.nummer AND p.van <= p_dag AND coalesce(p.tot >= p_dag, true))
           AND NOT EXISTS (SELECT 1 FROM tandem_betrokkenheid b
                            WHERE b.huishouden_id = l.nummer AND b.medewerker_id = l.medewerker AND b.vast_gezicht
                              AND b.van <= p_dag AND coalesce(b.tot > p_dag, true))
         GROUP BY medewerker, l.nummer
        UNION ALL
        SELECT 'van_buiten', 0, 0, 'gast', l.nummer, count(*), min(tijd)
          FROM los l WHERE medewerker = 0 AND rol = 'gast' GROUP BY l.nummer
    )
    SELECT g.soort, g.medewerker, g.organisatie, g.rol, g.nummer, h.gemeente_id,
           CASE WHEN g.nummer IS NULL THEN ARRAY[g.organisatie] ELSE tandem_bewaarders_van(g.nummer) || g.organisatie END,
           g.aantal, g.sinds
      FROM geteld g LEFT JOIN tandem_huishouden h ON h.id = g.nummer
$$;
