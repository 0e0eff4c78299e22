import pg from 'pg';
import type { Finding } from '@/lib/cli/doctor/finding';
import { info } from '@/lib/cli/doctor/finding';
import { PORTAL_ROLES } from '@/lib/cli/doctor/portal';
import { embeddedUrls } from '@/lib/db/connection';
import { PORTAL_SCHEMAS } from '@/lib/db/schemas';
import { readShape, type Shape } from '@/lib/db/shape';
import { startTestServer } from '@/lib/db/testing';

/** What the migrations of this code make. */
export interface Reference {
  portal: Shape;
  finance: Shape;
}

/**
 * Compares with what the migrations make in an empty database: a throw-away one of the embedded server, so that nothing has to be
 * listed by hand. Where there is no embedded server for this machine, what needs the comparison is left out, and that is said.
 */
export async function withReference(compare: (known: Reference | null) => Promise<void>): Promise<Finding[]> {
  let reference: Reference | null = null;
  const findings: Finding[] = [];
  try {
    reference = await makeReference();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    findings.push(info('reference', `Tables and rights were not compared with the migrations: ${reason}`));
  }
  await compare(reference);
  return findings;
}

async function makeReference(): Promise<Reference> {
  const server = await startTestServer();
  try {
    const urls = await embeddedUrls(server.home, server.port);
    return {
      portal: await shapeOf(urls.owner, PORTAL_SCHEMAS, PORTAL_ROLES),
      finance: await shapeOf(urls['finance-owner'], ['finance'], []),
    };
  } finally {
    await server.stop();
  }
}

export async function shapeOf(
  url: string,
  schemas: readonly string[],
  roles: readonly string[],
): Promise<Shape> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await readShape(client, schemas, roles);
  } finally {
    await client.end();
  }
}
