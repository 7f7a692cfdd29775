-- Empty one household: every table in its order (filled in from the models), then the
-- persons who are in no other file, with the account of their portal. No event goes without its tombstone.
CREATE OR REPLACE FUNCTION tandem_vernietig_rijen(p_voorstel bigint, p_nu timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
    v record;
    personen bigint[];
    accounts integer[];
    n bigint;
    uit jsonb := '{}';
BEGIN
    SELECT id, nummer, akte, begonnen_op, rijen_weg_op, rijen INTO v FROM tandem_vernietigingsvoorstel
     WHERE id = p_voorstel FOR UPDATE;
    IF v.begonnen_op IS NULL OR v.nummer IS NULL THEN
        RAISE EXCEPTION 'destruction was not begun';
    END IF;
    IF v.rijen_weg_op IS NOT NULL THEN
        RETURN v.rijen;
    END IF;
    IF EXISTS (SELECT 1 FROM tandem_gebeurtenis g WHERE g.huishouden_id = v.nummer AND NOT EXISTS (
        SELECT 1 FROM tandem_grafsteen s WHERE s.tabel = 'gebeurtenis' AND s.rij = g.id AND s.akte = v.akte))
    THEN
        RAISE EXCEPTION 'an event has no tombstone';
    END IF;
    personen := ARRAY(SELECT persoon_id FROM tandem_lid WHERE huishouden_id = v.nummer);
    {stappen}
    personen := ARRAY(SELECT p FROM unnest(personen) p
                       WHERE NOT EXISTS (SELECT 1 FROM tandem_lid l WHERE l.persoon_id = p));
    DELETE FROM tandem_bekende WHERE persoon_id = ANY (personen);
    accounts := ARRAY(SELECT account_id FROM tandem_portaalaccount WHERE persoon_id = ANY (personen));
    DELETE FROM tandem_portaalaccount WHERE persoon_id = ANY (personen);
    {accounts}
    DELETE FROM auth_user WHERE id = ANY (accounts);
    DELETE FROM tandem_persoon WHERE id = ANY (personen);
    uit := uit || jsonb_build_object('tandem_persoon', cardinality(personen));
    UPDATE tandem_vernietigingsvoorstel SET rijen_weg_op = p_nu, rijen = uit, casusnummers = '{}' WHERE id = v.id;
    RETURN uit;
END
$$;
