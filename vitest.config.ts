import path from 'node:path';
import { defineConfig } from 'vitest/config';

/** Three rings: unit (pure), database (a throw-away PostgreSQL), contract (servers that speak a source's protocol). */
export default defineConfig({
  resolve: { alias: { '@': path.resolve('.') } },
  test: {
    environment: 'node',
    include: [
      'lib/**/*.test.ts',
      'prisma/**/*.test.ts',
      'components/**/*.test.{ts,tsx}',
      'tests/**/*.test.ts',
      'content/**/*.test.ts',
    ],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    globalSetup: ['tests/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    reporters: ['default'],
    maxWorkers: 2,
  },
});
