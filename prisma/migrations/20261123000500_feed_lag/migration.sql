-- How far the portal is behind a feed, as the last pull measured it: the site itself cannot look into the finance database.
CREATE TABLE feed_lag (
  source           text PRIMARY KEY,
  measured_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
  newest_change_at timestamptz,            -- the newest change of the feed; NULL for a feed without any
  oldest_unread_at timestamptz,            -- the oldest change that could not be read yet; NULL when everything was read
  unread           integer NOT NULL DEFAULT 0
);
GRANT SELECT ON feed_lag TO gotgan_sync, gotgan_web;
GRANT INSERT, UPDATE ON feed_lag TO gotgan_sync;
