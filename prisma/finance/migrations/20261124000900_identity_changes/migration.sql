-- Readers know a project by its year, government, code (its name where it has none) and the name of its account. Of these the names
-- are no part of the key: an update of one of them alone would begin a project at the reader's without ending the one that it was.
-- So it is written as one that moves the key is: the end of one row and the beginning of another.
CREATE FUNCTION finance.project_identity(image jsonb) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT concat_ws(chr(31), image ->> 'acnt_dv_nm', CASE WHEN trim(image ->> 'dbiz_cd') = '' THEN image ->> 'dbiz_nm' END)
$$;

CREATE OR REPLACE FUNCTION finance.write_change() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  was     jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  now_is  jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
  was_key jsonb := '{}';
  now_key jsonb := '{}';
  same    boolean;
BEGIN
  IF was = now_is THEN
    RETURN NULL;
  END IF;
  FOR i IN 0 .. TG_NARGS - 1 LOOP
    was_key := was_key || jsonb_build_object(TG_ARGV[i], was -> TG_ARGV[i]);
    now_key := now_key || jsonb_build_object(TG_ARGV[i], now_is -> TG_ARGV[i]);
  END LOOP;
  same := was_key = now_key;
  IF same AND TG_TABLE_NAME = 'project' THEN
    same := finance.project_identity(was) = finance.project_identity(now_is);
  END IF;
  IF TG_OP = 'UPDATE' AND same THEN
    INSERT INTO finance.change (entity, key, op, image) VALUES (TG_TABLE_NAME, now_key, 'update', now_is);
    RETURN NULL;
  END IF;
  IF was IS NOT NULL THEN
    INSERT INTO finance.change (entity, key, op, image) VALUES (TG_TABLE_NAME, was_key, 'delete', was);
  END IF;
  IF now_is IS NOT NULL THEN
    INSERT INTO finance.change (entity, key, op, image) VALUES (TG_TABLE_NAME, now_key, 'insert', now_is);
  END IF;
  RETURN NULL;
END $$;
REVOKE EXECUTE ON FUNCTION finance.project_identity(jsonb) FROM PUBLIC;
