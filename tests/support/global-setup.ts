import type { TestProject } from 'vitest/node';
import { startTestServer } from '@/lib/db/testing';
import { serversFolder } from '@/tests/support/memory';

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: { home: string; port: number };
  }
}

/** One throw-away PostgreSQL for the whole run; each test file clones its own databases from it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer(serversFolder());
  project.provide('testServer', { home: server.home, port: server.port });
  return () => server.stop();
}
