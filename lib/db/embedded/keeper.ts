import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Cluster, startCluster } from '@/lib/db/embedded/cluster';
import { provision } from '@/lib/db/embedded/provision';

/**
 * The keeper: a process of its own that runs the embedded server for as long as somebody holds a lease, that is, an
 * open connection to it. The system closes the connections of a process that ends in whatever way, so a crash leaves
 * no server behind, and no command stops the server that another one still uses.
 *
 * Started as `keeper.ts <home> <durable|throwaway>`; says where it is in `<home>/keeper.json`.
 */
const FIRST_LEASE_MS = 30_000;
const LAST_LEASE_MS = 1_500;

export interface KeeperNote {
  pid: number;
  leasePort: number;
  token: string;
  port: number;
}

export interface Passwords {
  postgres: string;
  gotgan_owner: string;
  gotgan_sync: string;
  gotgan_web: string;
  gotgan_ballot: string;
  gotgan_member: string;
  finance_owner: string;
  finance_reader: string;
}

const ROLES = [
  'postgres',
  'gotgan_owner',
  'gotgan_sync',
  'gotgan_web',
  'gotgan_ballot',
  'gotgan_member',
  'finance_owner',
  'finance_reader',
] as const satisfies readonly (keyof Passwords)[];

/**
 * The passwords of the embedded server's roles, readable by the owner of the state folder alone. Each is made once: a role that an
 * older release did not have gets its own beside those that are there.
 */
export async function passwords(home: string): Promise<Passwords> {
  const file = path.join(home, 'passwords.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  // The file is written by this function alone.
  const known = text === null ? {} : (JSON.parse(text) as Partial<Passwords>);
  if (ROLES.every((role) => known[role] !== undefined)) return known as Passwords;
  const secret = () => randomBytes(24).toString('base64url');
  // Every role is named in ROLES.
  const made = Object.fromEntries(
    ROLES.map((role) => [role, known[role] ?? secret()]),
  ) as unknown as Passwords;
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(made), { mode: 0o600 });
  await rename(unfinished, file);
  return made;
}

function listen(server: net.Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as net.AddressInfo).port));
  });
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  const port = await listen(probe, 0);
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

class Leases {
  private held = 0;
  private timer: NodeJS.Timeout | undefined;
  private over = false;
  constructor(private readonly onLast: () => void) {
    this.wait(FIRST_LEASE_MS);
  }
  /** @returns false once the server is on its way down: whoever asks then starts the next one */
  take(socket: net.Socket): boolean {
    if (this.over) return false;
    this.held += 1;
    clearTimeout(this.timer);
    socket.once('close', () => {
      this.held -= 1;
      if (this.held === 0 && !this.over) this.wait(LAST_LEASE_MS);
    });
    return true;
  }
  private wait(milliseconds: number): void {
    this.timer = setTimeout(() => {
      this.over = true;
      this.onLast();
    }, milliseconds);
  }
}

function serveLeases(leases: Leases, token: string): net.Server {
  return net.createServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', (data) => {
      if (data.toString().trim() === token && leases.take(socket)) socket.write('held\n');
      else socket.destroy();
    });
  });
}

/** A server that ends by itself comes back on its port, so that who works with it goes on; so often in a row, then it is given up. */
const COME_BACKS = 8;
const FIRST_PAUSE_MS = 250;
/** A server that ran for so long was well: the next end is the first one again. */
const WELL_AFTER_MS = 60_000;

class Kept {
  private cluster: Cluster | null = null;
  private ending = false;
  private failures = 0;
  constructor(
    private readonly start: () => Promise<Cluster>,
    private readonly onLost: () => void,
  ) {}

  async up(): Promise<Cluster> {
    const began = Date.now();
    const cluster = await this.start();
    this.cluster = cluster;
    cluster.process.once('exit', () => {
      if (Date.now() - began > WELL_AFTER_MS) this.failures = 0;
      void this.comeBack();
    });
    return cluster;
  }

  /** What is left of a killed server (its other processes) takes a moment to go: the first tries may fail. */
  private async comeBack(): Promise<void> {
    if (this.ending) return;
    this.failures += 1;
    if (this.failures > COME_BACKS) return this.onLost();
    process.stderr.write(`the server ended by itself: starting it again (${this.failures})\n`);
    await pause(FIRST_PAUSE_MS * 2 ** (this.failures - 1));
    if (this.ending) return;
    await this.up().catch(() => this.comeBack());
  }

  async down(): Promise<void> {
    this.ending = true;
    await this.cluster?.stop();
  }
}

async function keep(home: string, durable: boolean): Promise<void> {
  const secrets = await passwords(home);
  const port = await freePort();
  const note = path.join(home, 'keeper.json');
  const lost = () => void rm(note, { force: true }).then(() => process.exit(1));
  const kept = new Kept(
    () => startCluster({ home, durable, port, superuserPassword: secrets.postgres }),
    lost,
  );
  await kept.up();
  await provision(port, secrets);
  const close = async () => {
    // The next keeper may write its own note while this server is still going down.
    await rm(note, { force: true });
    await kept.down();
    process.exit(0);
  };
  process.on('SIGTERM', () => void close());
  process.on('SIGINT', () => undefined); // Ctrl-C reaches a whole terminal; the last lease decides.
  const token = randomBytes(24).toString('base64url');
  const leasePort = await listen(serveLeases(new Leases(() => void close()), token), 0);
  const content: KeeperNote = { pid: process.pid, leasePort, token, port };
  await writeFile(`${note}.new`, JSON.stringify(content), { mode: 0o600 });
  await rename(`${note}.new`, note);
}

const [home, kind] = process.argv.slice(2);
if (home !== undefined && process.argv[1]?.endsWith('keeper.ts') === true) {
  keep(home, kind !== 'throwaway').catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  });
}
