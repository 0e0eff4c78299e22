import pg from 'pg';
import type { Passwords } from '@/lib/db/embedded/keeper';

/**
 * What the embedded server holds before any migration: a login for each owner, and the two databases. Idempotent. The
 * other roles are created by the migrations, without a login; see {@link openLogins}.
 */
export async function provision(port: number, secrets: Passwords): Promise<void> {
  const client = await superuser(port, secrets.postgres);
  try {
    await login(client, 'gotgan_owner', secrets.gotgan_owner, 'CREATEROLE CREATEDB');
    await login(client, 'finance_owner', secrets.finance_owner, 'CREATEROLE CREATEDB');
    await database(client, 'gotgan', 'gotgan_owner');
    await database(client, 'finance', 'finance_owner');
  } finally {
    await client.end();
  }
}

/** Gives the roles that the migrations made a login of their own on the embedded server. */
export async function openLogins(port: number, secrets: Passwords): Promise<void> {
  const client = await superuser(port, secrets.postgres);
  try {
    const known = await client.query<{ rolname: string }>(
      `SELECT rolname FROM pg_roles WHERE NOT rolcanlogin AND rolname = ANY($1)`,
      [Object.keys(secrets)],
    );
    for (const { rolname } of known.rows) {
      // Names and passwords come from the two objects above, keyed alike.
      const password = secrets[rolname as keyof Passwords];
      await client.query(
        `ALTER ROLE ${client.escapeIdentifier(rolname)} LOGIN PASSWORD ${client.escapeLiteral(password)}`,
      );
    }
  } finally {
    await client.end();
  }
}

/** A session with all rights on the embedded server: for setting it up, and for what only these rights allow. */
export async function superuser(port: number, password: string): Promise<pg.Client> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'postgres', password, database: 'postgres' });
  await client.connect();
  return client;
}

async function login(client: pg.Client, name: string, password: string, rights: string): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (known.rowCount !== 0) return;
  await client.query(
    `CREATE ROLE ${client.escapeIdentifier(name)} LOGIN ${rights} PASSWORD ${client.escapeLiteral(password)}`,
  );
}

async function database(client: pg.Client, name: string, owner: string): Promise<void> {
  const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  if (known.rowCount !== 0) return;
  await client.query(
    `CREATE DATABASE ${client.escapeIdentifier(name)} OWNER ${client.escapeIdentifier(owner)}`,
  );
  await client.query(`REVOKE ALL ON DATABASE ${client.escapeIdentifier(name)} FROM PUBLIC`);
}
