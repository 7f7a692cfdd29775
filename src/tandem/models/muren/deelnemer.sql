-- The narrow door of a respondent (models/muren/deelnemer.py). SECURITY DEFINER, owned by `sleutelmeester`.

-- With the right link and code, in time and not withdrawn, or as the invited professional: lay what opens the own rows of
-- one wave and nothing else. A wrong code counts (the row is held) and is seen in the log. Every refusal looks the same.
-- The bounds are written here a second time (the first is regels/zelfscan/afname.py); a test holds them equal.
CREATE OR REPLACE FUNCTION tandem_betreed_deelnemer(
    p_link bytea, p_code bytea, p_medewerker bigint, p_deelnemer uuid, p_nu timestamptz
) RETURNS TABLE (deelnemer bigint, organisatie bigint, afname bigint, schrijft boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    d record;
    mag boolean;
BEGIN
    SELECT r.id, r.openbaar, r.organisatie_id, r.afname_id, r.code_merk, r.link_merk, a.stand, a.invullen_tot INTO d
      FROM tandem_deelnemer r JOIN tandem_afname a ON a.organisatie_id = r.organisatie_id AND a.id = r.afname_id
     WHERE r.ingetrokken_op IS NULL AND (
           (p_link IS NOT NULL AND r.link_merk = p_link AND r.pogingen < 5 AND p_nu < r.vervalt_op)
        OR (p_link IS NULL AND r.openbaar = p_deelnemer AND r.medewerker_id = p_medewerker))
       FOR UPDATE OF r;
    IF NOT FOUND THEN
        RETURN;
    END IF;
    IF p_link IS NOT NULL AND d.code_merk IS DISTINCT FROM p_code THEN
        UPDATE tandem_deelnemer SET pogingen = pogingen + 1 WHERE id = d.id;
        INSERT INTO tandem_organisatieinzage (openbaar, tijd, rol, wat, uitkomst, organisatie_id)
        VALUES (gen_random_uuid(), p_nu, 'deelnemer', 'vragenlijst openen', 'geweigerd', d.organisatie_id);
        RETURN;
    END IF;
    mag := d.stand = 'verzamelen' AND (p_nu AT TIME ZONE 'Europe/Amsterdam')::date <= d.invullen_tot;
    PERFORM set_config('tandem.medewerker', '', true), set_config('tandem.org_lezen', '{}', true),
            set_config('tandem.org_werken', '{}', true), set_config('tandem.deelnemer', d.id::text, true),
            set_config('tandem.deelnemer_van', d.organisatie_id::text, true),
            set_config('tandem.deelnemer_openbaar', d.openbaar::text, true),
            set_config('tandem.afname', d.afname_id::text, true),
            set_config('tandem.deelnemer_schrijft', CASE WHEN mag THEN d.id::text ELSE '' END, true);
    RETURN QUERY SELECT d.id::bigint, d.organisatie_id::bigint, d.afname_id::bigint, mag;
END
$$;

-- The waves to which a professional is invited, in whichever capacity: what to fill in, for whom, until when.
CREATE OR REPLACE FUNCTION tandem_mijn_vragenlijsten(p_medewerker bigint)
RETURNS TABLE (deelnemer uuid, van text, instrument text, versie text, eigen_naam text, soort text, stand text, invullen_tot date,
               ingeleverd_op timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT d.openbaar, o.naam, a.instrument, a.instrument_versie, i.naam, a.soort, a.stand, a.invullen_tot, d.ingeleverd_op
      FROM tandem_deelnemer d JOIN tandem_afname a ON a.organisatie_id = d.organisatie_id AND a.id = d.afname_id
      JOIN tandem_organisatie o ON o.id = d.organisatie_id
      LEFT JOIN tandem_instrumentversie i ON i.organisatie_id = a.organisatie_id AND i.id = a.lijst_id
     WHERE d.medewerker_id = p_medewerker AND d.ingetrokken_op IS NULL AND a.stand IN ('verzamelen', 'gesprek')
     ORDER BY a.invullen_tot, d.id
$$;
