-- Lines of the access log past their own term (models/muren/bewaren.py; regels/rechten/logregels.py says the same of one
-- line, a test holds the two equal). All functions are SECURITY DEFINER and owned by `sleutelmeester`, for `taak` alone.

-- Per organisation of the reader, of lines from before a day: how many may go and of how many households, and how many
-- are held. Numbers only. Lines of nobody's organisation (members, guests, Tandem itself) are never among them.
CREATE OR REPLACE FUNCTION tandem_logfeiten(p_tot date, p_nu timestamptz)
RETURNS TABLE (organisatie bigint, regels bigint, huishoudens bigint, vast bigint, toezicht bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT r.organisatie, count(*) FILTER (WHERE NOT r.vast AND NOT r.toezicht),
           count(DISTINCT r.huishouden_id) FILTER (WHERE NOT r.vast AND NOT r.toezicht),
           count(*) FILTER (WHERE r.vast), count(*) FILTER (WHERE r.toezicht AND NOT r.vast)
      FROM (SELECT i.organisatie, i.huishouden_id, {vast} AS vast, {toezicht} AS toezicht FROM tandem_inzage i
             WHERE i.tijd < (p_tot::timestamp AT TIME ZONE 'Europe/Amsterdam') AND i.organisatie > 0) r
     GROUP BY r.organisatie
$$;

-- The next lines that go, chosen and written down before anything else happens: a run that was killed takes up the same
-- ones, under the same certificate. NULL: none is left. What is held now is not among them; nobody holds while we choose.
-- Never more in all than two people were asked about, also when a hold was lifted after the first batch.
CREATE OR REPLACE FUNCTION tandem_logpartij(p_voorstel bigint, p_hoogstens integer, p_nu timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    v record;
    gekozen bigint[];
    weg bigint;
    uit bigint;
BEGIN
    SELECT id, soort, organisaties, laatste_wijziging + 1 AS tot, begonnen_op, rijen_weg_op,
           (aantallen ->> 'regels')::bigint AS gevraagd INTO v
      FROM tandem_vernietigingsvoorstel WHERE id = p_voorstel FOR UPDATE;
    IF v.soort IS DISTINCT FROM 'logboek' OR v.begonnen_op IS NULL THEN
        RAISE EXCEPTION 'removal of log lines was not begun';
    END IF;
    IF v.rijen_weg_op IS NOT NULL THEN
        RETURN NULL;
    END IF;
    SELECT id INTO uit FROM tandem_logpartij WHERE voorstel_id = v.id AND weg_op IS NULL;
    IF uit IS NOT NULL THEN
        RETURN uit;
    END IF;
    PERFORM pg_advisory_xact_lock({slot}, 0);
    SELECT coalesce(sum(aantal), 0) INTO weg FROM tandem_logpartij WHERE voorstel_id = v.id;
    SELECT array_agg(r.id ORDER BY r.id) INTO gekozen FROM (
        SELECT i.id FROM tandem_inzage i
         WHERE i.tijd < (v.tot::timestamp AT TIME ZONE 'Europe/Amsterdam') AND i.organisatie = v.organisaties[1]
           AND NOT {vast} AND NOT {toezicht}
         ORDER BY i.id LIMIT least(p_hoogstens, v.gevraagd - weg)) r;
    IF gekozen IS NULL THEN
        UPDATE tandem_vernietigingsvoorstel SET rijen_weg_op = p_nu, rijen = jsonb_build_object('tandem_inzage', weg)
         WHERE id = v.id;
        RETURN NULL;
    END IF;
    INSERT INTO tandem_logpartij (voorstel_id, volgnummer, akte, nummers, aantal, begonnen_op, kop)
    SELECT v.id, 1 + count(*), gen_random_uuid(), gekozen, cardinality(gekozen), p_nu, ''
      FROM tandem_logpartij WHERE voorstel_id = v.id
    RETURNING id INTO uit;
    RETURN uit;
END
$$;

-- The chosen lines go; none without its tombstone.
CREATE OR REPLACE FUNCTION tandem_vernietig_logregels(p_partij bigint, p_nu timestamptz) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    p record;
BEGIN
    SELECT id, akte, nummers, aantal, weg_op INTO p FROM tandem_logpartij WHERE id = p_partij FOR UPDATE;
    IF p.weg_op IS NOT NULL THEN
        RETURN p.aantal;
    END IF;
    IF p.id IS NULL OR EXISTS (SELECT 1 FROM unnest(p.nummers) nr WHERE NOT EXISTS (
        SELECT 1 FROM tandem_grafsteen s WHERE s.tabel = 'inzage' AND s.rij = nr AND s.akte = p.akte))
    THEN
        RAISE EXCEPTION 'a log line has no tombstone';
    END IF;
    DELETE FROM tandem_inzage WHERE id = ANY (p.nummers);
    UPDATE tandem_logpartij SET weg_op = p_nu, nummers = '{}' WHERE id = p.id;
    RETURN p.aantal;
END
$$;
