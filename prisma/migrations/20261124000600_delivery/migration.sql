-- Delivery and the worker: which instances of the site there are and how far each has followed the log of invalidated tags, what
-- the worker's jobs did, and what somebody has to look at.

-- One row for each life of an instance of the site, written by the instance itself. Its position is kept in its own memory and
-- only reported here: two instances can never disturb each other.
CREATE TABLE site_instance (
  id            uuid PRIMARY KEY,
  name          text NOT NULL CHECK (length(name) <= 100),
  build         text CHECK (length(build) <= 100),       -- the code that it was built from; NULL where it runs without a build
  build_entry   bigint NOT NULL,                         -- the newest outbox entry when its build was made: a restart replays from there
  started_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  position      bigint NOT NULL,                         -- the last entry of the log that was delivered
  delivered_at  timestamptz,
  attempts      integer NOT NULL DEFAULT 0,              -- failed tries of the delivery at hand
  last_error    text CHECK (length(last_error) <= 300),
  last_error_at timestamptz,
  last_seen_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at      timestamptz
);
CREATE INDEX site_instance_by_name ON site_instance (name, started_at);

-- The database's clock alone says when an instance was seen: neither a wrong clock nor a wrong hand keeps one alive.
CREATE FUNCTION site_instance_seen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.last_seen_at := clock_timestamp();
  IF NEW.last_error IS NOT NULL AND NEW.last_error IS DISTINCT FROM (CASE TG_OP WHEN 'UPDATE' THEN OLD.last_error END) THEN
    NEW.last_error_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER site_instance_seen BEFORE INSERT OR UPDATE ON site_instance FOR EACH ROW EXECUTE FUNCTION site_instance_seen();

GRANT SELECT ON site_instance TO gotgan_sync, gotgan_web;
GRANT INSERT (id, name, build, build_entry, position), UPDATE (position, delivered_at, attempts, last_error, ended_at)
  ON site_instance TO gotgan_web;
GRANT DELETE ON site_instance TO gotgan_sync;

-- Work of the outbox (topic 'search') that failed: why, and when it is tried again.
ALTER TABLE outbox ADD COLUMN last_error text, ADD COLUMN next_attempt_at timestamptz;
CREATE INDEX outbox_pages ON outbox (id) WHERE topic = 'page';

-- The log of invalidated tags grows by what changes. It is cut only here, and only behind every instance and every build that may
-- still need it: what is younger than the days given (a week at least) stays, and so does what stands after the build of any
-- instance that was seen within those days. The entry up to which it was cut is noted: whoever comes with an older build has to
-- render everything anew.
CREATE FUNCTION trim_outbox(keep_days integer) RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  last_gone bigint;
  removed bigint;
BEGIN
  IF keep_days < 7 THEN
    RAISE EXCEPTION 'the log of pages is kept for seven days at least, not %', keep_days;
  END IF;
  SELECT least(
    (SELECT max(id) FROM outbox WHERE topic = 'page' AND created_at < clock_timestamp() - make_interval(days => keep_days)),
    (SELECT min(least(build_entry, position)) FROM site_instance WHERE last_seen_at > clock_timestamp() - make_interval(days => keep_days))
  ) INTO last_gone;
  DELETE FROM outbox WHERE topic = 'search' AND id <= last_gone AND delivered_at < clock_timestamp() - make_interval(days => keep_days);
  DELETE FROM outbox WHERE topic = 'page' AND id <= last_gone AND created_at < clock_timestamp() - make_interval(days => keep_days);
  GET DIAGNOSTICS removed = ROW_COUNT;
  IF removed > 0 THEN
    INSERT INTO portal_meta VALUES ('outbox_trimmed_to', last_gone::text)
      ON CONFLICT (key) DO UPDATE SET value = greatest(portal_meta.value::bigint, excluded.value::bigint)::text;
  END IF;
  RETURN removed;
END $$;
REVOKE EXECUTE ON FUNCTION trim_outbox(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION trim_outbox(integer) TO gotgan_sync;

-- What each of the worker's jobs did last. A pull that found nothing new is told here and makes no run.
CREATE TABLE job_state (
  job          text PRIMARY KEY,
  outcome      text NOT NULL CHECK (outcome IN ('running', 'done', 'idle', 'busy', 'refused', 'failed')),
  started_at   timestamptz NOT NULL,
  finished_at  timestamptz,
  succeeded_at timestamptz,                              -- when it last ended well: 'done' or 'idle'
  failures     integer NOT NULL DEFAULT 0,               -- since then
  detail       text,
  error        text
);
GRANT SELECT ON job_state TO gotgan_sync, gotgan_web;
GRANT INSERT, UPDATE ON job_state TO gotgan_sync;

-- One row for each life of a worker.
CREATE TABLE worker (
  id           uuid PRIMARY KEY,
  name         text NOT NULL,
  started_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  ended_at     timestamptz,
  restarts     integer NOT NULL DEFAULT 0                -- how often it had crashed before this life, under the same `npm start`
);
GRANT SELECT ON worker TO gotgan_sync, gotgan_web;
GRANT INSERT, UPDATE, DELETE ON worker TO gotgan_sync;

-- What somebody has to look at, from when it began until it was over; and whether the operator's webhook was told.
CREATE TABLE alert (
  id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind             text NOT NULL,
  subject          text NOT NULL,                        -- a source, a delivery, an instance
  detail           jsonb NOT NULL DEFAULT '{}',
  since            timestamptz NOT NULL,
  raised_at        timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_seen_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  resolved_at      timestamptz,
  raised_sent_at   timestamptz,
  resolved_sent_at timestamptz,
  send_attempts    integer NOT NULL DEFAULT 0,
  next_send_at     timestamptz,
  send_error       text
);
CREATE UNIQUE INDEX alert_open ON alert (kind, subject) WHERE resolved_at IS NULL;
CREATE INDEX alert_newest ON alert (resolved_at DESC);
GRANT SELECT ON alert TO gotgan_sync, gotgan_web;
GRANT INSERT, UPDATE, DELETE ON alert TO gotgan_sync;
