import pg from 'pg';
import { type Finding, problem } from '@/lib/cli/doctor/finding';

const CONNECT_MS = 5_000;
const STATEMENT_MS = 20_000;

/** What stands in the way of a connection, and what to do about it, by PostgreSQL's or the system's code. */
const REMEDIES: Record<string, (setting: string) => string> = {
  ECONNREFUSED: (setting) => `Start the server, or correct host and port in ${setting}.`,
  ENOTFOUND: (setting) => `The host in ${setting} is not known: correct its name.`,
  EAI_AGAIN: (setting) =>
    `The host in ${setting} is not known: correct its name, or look after the name service.`,
  ETIMEDOUT: (setting) => `Nobody answers there: correct ${setting}, or open the way to the server.`,
  '28P01': (setting) => `Correct the login or the password in ${setting}.`,
  '28000': (setting) => `Let this login in (pg_hba.conf), or correct ${setting}.`,
  '3D000': (setting) => `CREATE DATABASE it, or correct the name in ${setting}.`,
  '53300': () => 'The server has no connection left: raise max_connections, or end idle sessions.',
  '57P03': () => 'The server is starting up or shutting down: wait, then look at its log.',
};

/** Runs checks on a connection of their own; one that cannot be made is the finding. */
export async function onConnection(
  { id, url, setting }: { id: string; url: string; setting: string },
  work: (client: pg.Client) => Promise<Finding[]>,
): Promise<Finding[]> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_MS,
    statement_timeout: STATEMENT_MS,
    application_name: 'gotgan doctor',
  });
  // A server that goes away in the middle is told by the statement under way.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    return [unreachable(id, url, setting, error)];
  }
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function unreachable(id: string, url: string, setting: string, error: unknown): Finding {
  const { host, pathname } = new URL(url);
  const code = codeOf(error);
  const reason = error instanceof Error && error.message !== '' ? error.message : code;
  const remedy = REMEDIES[code] ?? REMEDIES['ETIMEDOUT'];
  return problem(id, `${host}${pathname} cannot be reached: ${reason}`, remedy?.(setting) ?? '');
}

/** Of several addresses of one host each is tried: the first reason stands for all. */
function codeOf(error: unknown): string {
  const inner = error instanceof AggregateError ? (error.errors as unknown[])[0] : error;
  return inner instanceof Error && 'code' in inner ? String(inner.code) : '';
}
