-- What the job that brings notices may ask: who wants them, and every e-mail of a household as it is stored (encrypted),
-- so that none is used that somebody else has. No names, no text.

CREATE OR REPLACE FUNCTION tandem_berichtwensen(p_dag date) RETURNS TABLE (
    huishouden uuid, persoon bigint, account bigint, taal text
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT h.openbaar, l.persoon_id, p.account_id, p.taal
      FROM tandem_berichtwens w
      JOIN tandem_lid l ON l.huishouden_id = w.huishouden_id AND l.id = w.lid_id
      JOIN tandem_huishouden h ON h.id = w.huishouden_id
      JOIN tandem_portaalaccount p ON p.persoon_id = l.persoon_id AND p.gesloten_op IS NULL
     WHERE w.tot IS NULL AND (l.tot IS NULL OR l.tot > p_dag)
     ORDER BY w.id
$$;

CREATE OR REPLACE FUNCTION tandem_berichtplekken(p_huishouden bigint) RETURNS TABLE (
    lid bigint, waarde bytea, plek text, veilig boolean
) LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
    SELECT c.lid_id, c.waarde, 'tandem_contactgegeven.waarde', c.veilig
      FROM tandem_contactgegeven c WHERE c.huishouden_id = p_huishouden AND c.soort = 'email' AND c.tot IS NULL
     UNION ALL
    SELECT w.lid_id, w.adres, 'tandem_berichtwens.adres', true
      FROM tandem_berichtwens w WHERE w.huishouden_id = p_huishouden AND w.tot IS NULL
$$;
