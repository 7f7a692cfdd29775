-- The second writing of the keys of members at the portal (the first: regels/rechten/ledensleutels.py). A property test
-- holds them equal. Same keeper, same rules as sleutels.sql.

-- The age group of a birth on a day; NULL where it does not tell. Of an estimate only the year counts.
CREATE OR REPLACE FUNCTION tandem_leeftijdsgroep(p_soort text, p_geboren date, p_dag date) RETURNS text
LANGUAGE sql IMMUTABLE AS $$
    SELECT CASE WHEN p_soort = 'ongeboren' THEN 'onder_12' ELSE (
    SELECT CASE WHEN laatst = vroegst THEN laatst END
      FROM (SELECT CASE WHEN jaren < 12 THEN 'onder_12' WHEN jaren < 16 THEN 'van_12' WHEN jaren < 18 THEN 'van_16'
                        ELSE 'volwassen' END AS laatst,
                   CASE WHEN hoogst < 12 THEN 'onder_12' WHEN hoogst < 16 THEN 'van_12' WHEN hoogst < 18 THEN 'van_16'
                        ELSE 'volwassen' END AS vroegst
              FROM (SELECT extract(year FROM age(p_dag, CASE WHEN p_soort = 'geschat'
                               THEN make_date(extract(year FROM p_geboren)::int, 12, 31) ELSE p_geboren END)) AS jaren,
                           extract(year FROM age(p_dag, CASE WHEN p_soort = 'geschat'
                               THEN make_date(extract(year FROM p_geboren)::int, 1, 1) ELSE p_geboren END)) AS hoogst) j
             WHERE p_geboren IS NOT NULL AND p_geboren <= p_dag AND p_soort IN ('exact', 'geschat')) g) END
$$;

-- Facts about a person as a member, raw: the own memberships, and whom the person may act for in the same household.
CREATE OR REPLACE FUNCTION tandem_ledenfeiten(p_persoon bigint, p_huishouden bigint, p_dag date) RETURNS TABLE (
    huishouden bigint, lid bigint, soort text, geboren date, uitgerekend date, van date, tot date, kan_wegen boolean,
    als text, gemachtigd boolean, huisgenoten bigint[], ongezegd boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH ik AS (
        SELECT * FROM tandem_lid WHERE persoon_id = p_persoon AND (p_huishouden IS NULL OR huishouden_id = p_huishouden)
    ), wie AS (
        SELECT ik.huishouden_id, ik.id AS lid, ik.van, ik.tot, 'zelf' AS als, false AS gemachtigd,
               ARRAY(SELECT a.id FROM tandem_lid a WHERE a.huishouden_id = ik.huishouden_id AND a.id <> ik.id
                      AND a.van <= p_dag AND (a.tot IS NULL OR a.tot > p_dag)) AS huisgenoten
          FROM ik
        UNION ALL
        SELECT g.huishouden_id, g.kind_id, g.van, g.tot,
               CASE WHEN g.soort IN ('ouderlijk', 'gezamenlijk_met_niet_ouder') THEN 'ouder_met_gezag' ELSE 'voogd' END,
               EXISTS (SELECT 1 FROM tandem_vertegenwoordiging v
                        WHERE v.huishouden_id = g.huishouden_id AND v.voor_id = g.kind_id AND v.door_id = g.drager_id
                          AND v.soort = 'gemachtigde' AND v.van <= p_dag AND (v.tot IS NULL OR v.tot > p_dag)), '{}'
          FROM ik JOIN tandem_gezag g ON g.huishouden_id = ik.huishouden_id AND g.drager_id = ik.id
        UNION ALL
        SELECT v.huishouden_id, v.voor_id, v.van, v.tot, v.soort, v.soort = 'gemachtigde', '{}'
          FROM ik JOIN tandem_vertegenwoordiging v ON v.huishouden_id = ik.huishouden_id AND v.door_id = ik.id
    )
    SELECT w.huishouden_id, w.lid, l.geboortedatum_soort, l.geboortedatum, l.uitgerekend_op, w.van, w.tot,
           coalesce((SELECT o.kan_wegen FROM tandem_wilsoordeel o
                      WHERE o.huishouden_id = w.huishouden_id AND o.lid_id = w.lid
                        AND o.van <= p_dag AND (o.tot IS NULL OR o.tot > p_dag) ORDER BY o.van DESC, o.id DESC LIMIT 1), true),
           w.als, w.gemachtigd, w.huisgenoten,
           EXISTS (SELECT 1 FROM tandem_noodtoegang n
                    WHERE n.huishouden_id = w.huishouden_id AND n.later AND n.verteld_op IS NULL)
      FROM wie w JOIN tandem_lid l ON l.huishouden_id = w.huishouden_id AND l.id = w.lid
$$;

-- Which keys those facts give, each with the member that it reaches. Judged here, from tables alone.
CREATE OR REPLACE FUNCTION tandem_ledentoegang(p_persoon bigint, p_huishouden bigint, p_dag date) RETURNS TABLE (
    huishouden bigint, lid bigint, zelf boolean, weg boolean, lagen bigint[]
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    WITH feit AS (
        SELECT f.*, tandem_leeftijdsgroep(f.soort, f.geboren, p_dag) AS leeftijd
          FROM tandem_ledenfeiten(p_persoon, p_huishouden, p_dag) f WHERE f.van <= p_dag
    ), mag AS (
        SELECT f.*, EXISTS (
                   SELECT 1 FROM tandem_inzagerecht r
                    WHERE r.handeling = 'inzien' AND r.wet = CASE WHEN f.leeftijd = 'volwassen' THEN 'avg' ELSE 'jeugdwet' END
                      AND r.leeftijd = f.leeftijd AND r.hoedanigheid = f.als AND r.kan_wegen = f.kan_wegen
                      AND (r.uitkomst = 'mag' OR (r.uitkomst = 'met_toestemming' AND f.gemachtigd))) AS inzien
          FROM feit f
    )
    SELECT m.huishouden, m.lid, m.als = 'zelf', m.tot IS NOT NULL AND m.tot <= p_dag, r.lagen
      FROM mag m
     CROSS JOIN LATERAL (
           SELECT array_agg(laag::bigint) AS lagen FROM tandem_rolrecht
            WHERE rol_id = 'huishoudlid' AND doel = 'eigen'
              AND reikwijdte = CASE WHEN m.als <> 'zelf' THEN 'vertegenwoordigd'
                                    WHEN m.inzien THEN 'zelf' ELSE 'zelf_beperkt' END) r
     WHERE m.als = 'zelf'
        OR (m.inzien AND (m.tot IS NULL OR m.tot > p_dag)
            AND EXISTS (SELECT 1 FROM feit e WHERE e.als = 'zelf' AND e.huishouden = m.huishouden))
$$;

-- Enter as a member: compute the keys and keep them for this transaction only.
CREATE OR REPLACE FUNCTION tandem_betreed_lid(p_persoon bigint, p_huishouden bigint, p_nu timestamptz) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH dag AS (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag),
    t AS MATERIALIZED (
        SELECT a.huishouden * 8 + laag AS sleutel, laag, a.* FROM dag, tandem_ledentoegang(p_persoon, p_huishouden, vandaag) a,
               unnest(a.lagen) laag
    ), s AS MATERIALIZED (  -- strict: what only comes from a membership that ended, or from acting for another
        SELECT sleutel, laag, bool_and(NOT zelf OR weg) AS streng FROM t GROUP BY 1, 2
    ), ik AS MATERIALIZED (SELECT DISTINCT huishouden, lid, weg FROM t WHERE zelf)
    SELECT set_config('tandem.medewerker', '', true), set_config('tandem.smal', 'lid', true),
           set_config('tandem.persoon', p_persoon::text, true),
           set_config('tandem.sleutels', ARRAY(SELECT sleutel FROM s)::text, true),
           set_config('tandem.deel', ARRAY(SELECT sleutel FROM s)::text, true),
           set_config('tandem.streng', ARRAY(SELECT sleutel FROM s WHERE streng)::text, true),
           set_config('tandem.samen', ARRAY(SELECT sleutel FROM s WHERE NOT streng AND laag = 2)::text, true),
           set_config('tandem.leden', ARRAY(SELECT DISTINCT lid FROM t)::text, true),
           set_config('tandem.namens', ARRAY(SELECT lid FROM ik)::text, true),
           set_config('tandem.huisgenoten', ARRAY(
               SELECT DISTINCT g FROM dag, tandem_ledenfeiten(p_persoon, p_huishouden, vandaag) f, unnest(f.huisgenoten) g
                WHERE f.als = 'zelf' AND f.van <= vandaag AND (f.tot IS NULL OR f.tot > vandaag))::text, true),
           set_config('tandem.ongezegd', ARRAY(
               SELECT DISTINCT n.huishouden_id FROM ik JOIN tandem_noodtoegang n ON n.huishouden_id = ik.huishouden
                WHERE n.later AND n.verteld_op IS NULL)::text, true),
           set_config('tandem.items', ARRAY(
               SELECT c.openbaar FROM ik JOIN tandem_contactgegeven c ON c.huishouden_id = ik.huishouden
                  AND c.lid_id = ik.lid AND c.laag = 5)::text, true)
$$;

-- Look at the portal as a member, for a professional: what both may see, never more than one of the two. The keys of
-- both are laid one after the other and put together on the narrow side: where the professional reaches some members
-- only, so does this; what is hidden from either is hidden; nothing shielded. The person is nobody here: what lies
-- outside the file, as a complaint does, stays the member's alone.
CREATE OR REPLACE FUNCTION tandem_betreed_als(
    p_medewerker bigint, p_lidmaatschap bigint, p_doel text, p_persoon bigint, p_huishouden bigint, p_nu timestamptz
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    open_ bigint[]; deel bigint[]; leden bigint[]; namens bigint[]; streng bigint[];
BEGIN
    PERFORM tandem_betreed(p_medewerker, p_lidmaatschap, p_doel, p_nu, p_huishouden);
    open_ := tandem_waarde('sleutels')::bigint[];
    deel := tandem_waarde('deel')::bigint[];
    leden := tandem_waarde('leden')::bigint[];
    namens := tandem_waarde('namens')::bigint[];
    streng := tandem_waarde('streng')::bigint[];
    PERFORM tandem_betreed_lid(p_persoon, p_huishouden, p_nu);
    PERFORM set_config('tandem.' || w.naam, coalesce(w.wie, '{}')::text, true) FROM (VALUES
        ('sleutels', ARRAY(SELECT unnest(tandem_waarde('sleutels')::bigint[]) INTERSECT SELECT unnest(open_))),
        ('deel', ARRAY(SELECT unnest(tandem_waarde('sleutels')::bigint[]) INTERSECT SELECT unnest(open_))),
        ('samen', ARRAY(SELECT unnest(tandem_waarde('samen')::bigint[]) INTERSECT SELECT unnest(open_)
                        EXCEPT SELECT unnest(deel))),
        ('streng', tandem_waarde('streng')::bigint[] || streng),
        ('namens', tandem_waarde('namens')::bigint[] || namens),
        ('leden', ARRAY(SELECT l FROM unnest(tandem_waarde('leden')::bigint[]) l WHERE deel = '{}' OR l = ANY (leden))),
        ('huisgenoten', ARRAY(SELECT l FROM unnest(tandem_waarde('huisgenoten')::bigint[]) l
                               WHERE NOT p_huishouden * 8 + 1 = ANY (deel) OR l = ANY (leden)))) AS w(naam, wie);
    PERFORM set_config('tandem.persoon', '', true), set_config('tandem.items', '{}', true);
END
$$;

-- Who holds authority over a child and never was a member asked for a copy, and it was granted: the raw facts.
CREATE OR REPLACE FUNCTION tandem_buitenfeit(p_huishouden bigint, p_verzoek bigint, p_dag date) RETURNS TABLE (
    lid bigint, soort text, geboren date, uitgerekend date, van date, tot date, kan_wegen boolean, gezagsoort text,
    ongezegd boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT l.id, l.geboortedatum_soort, l.geboortedatum, l.uitgerekend_op, g.van, g.tot,
           coalesce((SELECT o.kan_wegen FROM tandem_wilsoordeel o
                      WHERE o.huishouden_id = l.huishouden_id AND o.lid_id = l.id
                        AND o.van <= p_dag AND (o.tot IS NULL OR o.tot > p_dag) ORDER BY o.van DESC, o.id DESC LIMIT 1), true),
           g.soort,
           EXISTS (SELECT 1 FROM tandem_noodtoegang n
                    WHERE n.huishouden_id = l.huishouden_id AND n.later AND n.verteld_op IS NULL)
      FROM tandem_rechtsverzoek v
      JOIN tandem_gezag g ON g.huishouden_id = v.huishouden_id AND g.id = v.gezag_id AND g.kind_id = v.lid_id
      JOIN tandem_lid l ON l.huishouden_id = v.huishouden_id AND l.id = v.lid_id
     WHERE v.huishouden_id = p_huishouden AND v.id = p_verzoek AND v.stand = 'toegewezen' AND g.drager_id IS NULL
$$;

-- Make that copy, for a professional: what both may see, never more than one of the two. Only of the child, nothing
-- shielded, and nothing at all when the authority ended, or the age table does not let this holder read.
CREATE OR REPLACE FUNCTION tandem_betreed_buiten(
    p_medewerker bigint, p_lidmaatschap bigint, p_doel text, p_verzoek bigint, p_huishouden bigint, p_nu timestamptz
) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    vandaag date := (p_nu AT TIME ZONE 'Europe/Amsterdam')::date;
    open_ bigint[]; deel bigint[]; leden bigint[]; namens bigint[]; nieuw bigint[]; kind bigint; stil boolean;
BEGIN
    PERFORM tandem_betreed(p_medewerker, p_lidmaatschap, p_doel, p_nu, p_huishouden);
    open_ := tandem_waarde('sleutels')::bigint[];
    deel := tandem_waarde('deel')::bigint[];
    leden := tandem_waarde('leden')::bigint[];
    namens := tandem_waarde('namens')::bigint[];
    SELECT f.lid, f.ongezegd INTO kind, stil
      FROM (SELECT b.*, tandem_leeftijdsgroep(b.soort, b.geboren, vandaag) AS leeftijd
              FROM tandem_buitenfeit(p_huishouden, p_verzoek, vandaag) b
             WHERE b.van <= vandaag AND (b.tot IS NULL OR b.tot > vandaag)) f
      JOIN tandem_inzagerecht r ON r.handeling = 'inzien' AND r.leeftijd = f.leeftijd AND r.kan_wegen = f.kan_wegen
       AND r.wet = CASE WHEN f.leeftijd = 'volwassen' THEN 'avg' ELSE 'jeugdwet' END
       AND r.hoedanigheid = CASE WHEN f.gezagsoort IN ('ouderlijk', 'gezamenlijk_met_niet_ouder') THEN 'ouder_met_gezag'
                                 WHEN f.gezagsoort IN ('voogdij_gi', 'voorlopige_voogdij') THEN 'voogd_gi' ELSE 'voogd' END
       AND r.uitkomst = 'mag';
    nieuw := ARRAY(SELECT p_huishouden * 8 + laag FROM tandem_rolrecht
                    WHERE rol_id = 'huishoudlid' AND doel = 'eigen' AND reikwijdte = 'vertegenwoordigd' AND laag < 5
                      AND kind IS NOT NULL AND p_huishouden * 8 + laag = ANY (open_)
                      AND (NOT p_huishouden * 8 + laag = ANY (deel) OR kind = ANY (leden)));
    PERFORM set_config('tandem.' || w.naam, coalesce(w.waarde, '{}'), true) FROM (VALUES
        ('smal', 'buiten'), ('medewerker', ''), ('persoon', ''), ('sleutels', nieuw::text), ('deel', nieuw::text),
        ('streng', nieuw::text), ('samen', '{}'), ('leden', array_remove(ARRAY[kind], NULL)::text),
        ('namens', namens::text), ('huisgenoten', '{}'), ('items', '{}'),
        ('ongezegd', CASE WHEN stil THEN ARRAY[p_huishouden]::text ELSE '{}' END)) AS w(naam, waarde);
END
$$;

-- An invitation to the portal: judged here, before anybody has keys. `dicht` is one answer for unknown, used, expired,
-- withdrawn and guessed too often. A wrong code is counted; from the third on the next try waits, ever longer, and who
-- invited finds it on the work list; after the tenth the invitation is closed.
CREATE OR REPLACE FUNCTION tandem_portaaluitnodiging(p_link bytea, p_code bytea, p_nu timestamptz, p_gebruik boolean)
RETURNS TABLE (uitkomst text, persoon bigint, huishouden uuid, lid bigint, uitnodiging bigint, wacht timestamptz)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    u record;
    wachten int[] := ARRAY[0, 0, 1, 2, 5, 10, 30, 60, 120, 240];  -- minutes; own choice
    fout int;
    weer timestamptz;
BEGIN
    SELECT i.*, l.persoon_id, h.openbaar AS huis INTO u
      FROM tandem_portaaluitnodiging i
      JOIN tandem_lid l ON l.huishouden_id = i.huishouden_id AND l.id = i.lid_id
      JOIN tandem_huishouden h ON h.id = i.huishouden_id
     WHERE i.link_merk = p_link FOR UPDATE OF i;
    IF NOT FOUND OR u.gebruikt_op IS NOT NULL OR u.ingetrokken_op IS NOT NULL OR u.vervalt_op <= p_nu
       OR u.pogingen >= array_length(wachten, 1) THEN
        RETURN QUERY SELECT 'dicht'::text, NULL::bigint, NULL::uuid, NULL::bigint, NULL::bigint, NULL::timestamptz;
    ELSIF u.wacht_tot > p_nu THEN
        RETURN QUERY SELECT 'wacht'::text, NULL::bigint, NULL::uuid, NULL::bigint, NULL::bigint, u.wacht_tot;
    ELSIF p_code IS NULL THEN
        RETURN QUERY SELECT 'open'::text, NULL::bigint, NULL::uuid, NULL::bigint, NULL::bigint, NULL::timestamptz;
    ELSIF u.code_merk IS DISTINCT FROM p_code THEN
        fout := u.pogingen + 1;
        weer := CASE WHEN wachten[fout] > 0 THEN p_nu + make_interval(mins => wachten[fout]) END;
        UPDATE tandem_portaaluitnodiging SET pogingen = fout, wacht_tot = weer WHERE id = u.id;
        INSERT INTO tandem_inzage (tijd, verzoek, rol, taak, doel, wat, grondslag, uitkomst, huishouden_id, laag, lid,
                                   niet_zichtbaar_voor, namens)
        VALUES (p_nu, gen_random_uuid(), 'huishoudlid', 'uitnodiging', 'eigen', 'uitnodiging openen', u.openbaar::text,
                'geweigerd', u.huishouden_id, 1, ARRAY[u.lid_id], '{}', '{}');
        IF fout IN (3, 10) THEN
            INSERT INTO tandem_termijn (openbaar, huishouden_id, laag, betreft, niet_zichtbaar_voor, vastgelegd_op,
                                        versie, soort, bij_soort, bij, begon_op, vervalt_op, uitkomst, eigenaar_id)
            VALUES (gen_random_uuid(), u.huishouden_id, 1, ARRAY[u.lid_id],
                    ARRAY(SELECT a.id FROM tandem_lid a WHERE a.huishouden_id = u.huishouden_id AND a.id <> u.lid_id),
                    p_nu, 1, 'portaal_code_geraden', 'lid', u.lid_id, (p_nu AT TIME ZONE 'Europe/Amsterdam')::date,
                    (p_nu AT TIME ZONE 'Europe/Amsterdam')::date, '', u.gemaakt_door_id);
        END IF;
        RETURN QUERY SELECT CASE WHEN fout >= array_length(wachten, 1) THEN 'dicht' ELSE 'fout' END, NULL::bigint,
                            NULL::uuid, NULL::bigint, NULL::bigint, weer;
    ELSE
        IF p_gebruik THEN
            UPDATE tandem_portaaluitnodiging SET gebruikt_op = p_nu WHERE id = u.id;
        END IF;
        RETURN QUERY SELECT 'klopt'::text, u.persoon_id::bigint, u.huis::uuid, u.lid_id::bigint, u.id::bigint,
                            NULL::timestamptz;
    END IF;
END
$$;

-- Which households somebody is or was a member of: public ids only, so that the person can choose one.
CREATE OR REPLACE FUNCTION tandem_mijn_huishoudens(p_persoon bigint, p_dag date) RETURNS TABLE (openbaar uuid, weg boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT h.openbaar, l.tot IS NOT NULL AND l.tot <= p_dag
      FROM tandem_lid l JOIN tandem_huishouden h ON h.id = l.huishouden_id
     WHERE l.persoon_id = p_persoon AND l.van <= p_dag ORDER BY 2, l.van DESC, h.id
$$;

-- Who is in this household for other members alone: beside a line their name would betray that they are there. Only in
-- a file that is open to who asks.
CREATE OR REPLACE FUNCTION tandem_voor_anderen(p_huishouden bigint) RETURNS TABLE (medewerker bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT b.medewerker_id FROM tandem_betrokkenheid b
     WHERE b.huishouden_id = p_huishouden AND b.medewerker_id IS NOT NULL
       AND p_huishouden * 8 + 1 = ANY ((SELECT tandem_waarde('sleutels'))::bigint[])
     GROUP BY b.medewerker_id
    HAVING bool_and(b.namens_id IS NOT NULL AND NOT b.namens_id = ANY ((SELECT tandem_waarde('leden'))::bigint[]))
$$;
