-- Complaints (models/muren/klacht.py). SECURITY DEFINER, owned by `sleutelmeester`.

-- A handler of complaints enters: those about their own organisation, never of their own family. Others get nothing here:
-- what they wrote down, or was shared with them, is theirs by name (the policies).
CREATE OR REPLACE FUNCTION tandem_betreed_klacht(p_medewerker bigint, p_lidmaatschap bigint, p_nu timestamptz)
RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
    WITH dag AS (SELECT (p_nu AT TIME ZONE 'Europe/Amsterdam')::date AS vandaag),
    ik AS (
        SELECT l.organisatie_id FROM dag, tandem_teamlidmaatschap l
         WHERE l.id = p_lidmaatschap AND l.medewerker_id = p_medewerker AND l.rol_id = '{behandelaar}'
           AND l.van <= vandaag AND coalesce(l.tot > vandaag, true)
    )
    SELECT set_config('tandem.klacht_organisaties', coalesce((SELECT array_agg(organisatie_id) FROM ik), '{}')::text, true),
           set_config('tandem.klacht_niet', coalesce((
               SELECT array_agg(DISTINCT l.huishouden_id) FROM tandem_bekende k JOIN tandem_lid l ON l.persoon_id = k.persoon_id
                WHERE k.medewerker_id = p_medewerker), '{}')::text, true)
$$;

-- Which file a number of a case (or of a file) means, for a handler whose organisation keeps a part of it. No row otherwise.
CREATE OR REPLACE FUNCTION tandem_klacht_zoek(p_nummer text) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT h.id FROM tandem_huishouden h
     WHERE h.id IN (SELECT huishouden_id FROM tandem_casus c WHERE upper(c.nummer) = upper(p_nummer)
                    UNION ALL SELECT CASE WHEN p_nummer ~* '^H-[0-9]{1,15}$' THEN substr(p_nummer, 3)::bigint END)
       AND tandem_bewaarders_van(h.id) && (SELECT tandem_waarde('klacht_organisaties'))::bigint[]
       AND NOT h.id = ANY ((SELECT tandem_waarde('klacht_niet'))::bigint[])
$$;
