-- The site tells whether the database has the migrations that it was built for, and the metrics say the same: which ones are
-- there may be read, not what they contain.
GRANT SELECT (migration_name, finished_at, rolled_back_at) ON _prisma_migrations TO gotgan_sync, gotgan_web;
