-- What the policies themselves ask of this transaction's context.
CREATE OR REPLACE FUNCTION tandem_waarde(naam text) RETURNS text
LANGUAGE sql STABLE AS $$ SELECT coalesce(nullif(current_setting('tandem.' || naam, true), ''), '{}') $$;

-- A line about a member whom another layer of the same household reaches but this one does not, or about nobody where
-- keys are strict. Asked only of rows behind a partial key, so the planner need not fear it.
CREATE OR REPLACE FUNCTION tandem_buiten(p_sleutel bigint, p_over bigint[]) RETURNS boolean
LANGUAGE plpgsql STABLE COST 1 AS $$
BEGIN
    IF p_over = '{}' THEN
        RETURN p_sleutel = ANY (tandem_waarde('streng')::bigint[]);
    END IF;
    RETURN tandem_waarde('buiten') <> '{}' AND EXISTS (
        SELECT 1 FROM unnest(p_over) lid WHERE lid * 8 + p_sleutel % 8 = ANY (tandem_waarde('buiten')::bigint[]));
END
$$;
