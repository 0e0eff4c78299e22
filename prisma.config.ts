import { defineConfig } from 'prisma/config';

/** For Prisma's own tools; the project itself applies migrations through lib/db/migrate.ts. */
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
});
