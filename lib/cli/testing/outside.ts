import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';

/** What a site under test has around it: a mail server whose mails land in a folder, and an identity provider. */
export interface Outside {
  /** Settings of a site at an address. */
  settingsAt: (url: string) => Record<string, string>;
  stop: () => Promise<void>;
}

/** The client that the identity provider knows. */
const CLIENT = { id: 'open-gotgan', secret: 'a secret for tests alone' };

/** Starts both on free ports of this machine. */
export async function startOutside(): Promise<Outside> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-mails-'));
  const mail = await startMailServer(folder);
  const ports = { mail: mail.port, provider: await freePort(), mirror: await freePort() };
  let provider: { close: () => void } | undefined;
  const settingsAt = (url: string) => {
    provider ??= startProvider(ports.provider, url);
    return {
      SITE_URL: url,
      SMTP_URL: `smtp://127.0.0.1:${ports.mail}`,
      MAILS_FOLDER: folder,
      OIDC_ISSUER: `http://127.0.0.1:${ports.provider}`,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: '시험 인증',
      OIDC_SCOPE: 'openid email profile address',
      OIDC_CLAIMS: 'birth=birthdate,district=address.region',
      // Where a test may start a second host.
      LEDGER_MIRROR_URL: `http://127.0.0.1:${ports.mirror}`,
    };
  };
  const stop = async () => {
    provider?.close();
    await mail.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { settingsAt, stop };
}

/** Takes every mail, and keeps it as a file named after its place in the order. */
async function startMailServer(folder: string): Promise<{ port: number; close: () => Promise<void> }> {
  let taken = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        taken += 1;
        const file = path.join(folder, `${String(taken).padStart(6, '0')}.eml`);
        writeFile(file, Buffer.concat(parts)).then(() => done(), done);
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address of this shape.
  const { port } = server.server.address() as net.AddressInfo;
  return { port, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

/**
 * What the identity provider says of somebody. The library's own form takes any login: it becomes the subject. One that ends in a year
 * (`young-2020`) was born in it, everybody else in 1990.
 */
function claimsOf(id: string) {
  const year = /-(\d{4})$/.exec(id)?.[1] ?? '1990';
  const contact = { email: `${id}@example.org`, email_verified: true };
  return { sub: id, ...contact, birthdate: `${year}-02-28`, address: { region: '행궁동' } };
}

function startProvider(port: number, site: string): { close: () => void } {
  let closed = false;
  let server: { close: () => unknown } | undefined;
  void import('oidc-provider').then(({ default: Provider }) => {
    const provider = new Provider(`http://127.0.0.1:${port}`, {
      clients: [
        {
          client_id: CLIENT.id,
          client_secret: CLIENT.secret,
          redirect_uris: [`${site}/api/auth/callback/oidc`],
          grant_types: ['authorization_code'],
          response_types: ['code'],
        },
      ],
      claims: {
        openid: ['sub'],
        email: ['email', 'email_verified'],
        profile: ['birthdate'],
        address: ['address'],
      },
      findAccount: (_context, id) => ({ accountId: id, claims: () => claimsOf(id) }),
      conformIdTokenClaims: false,
      pkce: { required: () => true },
    });
    if (!closed) server = provider.listen(port, '127.0.0.1');
  });
  return {
    close: () => {
      closed = true;
      server?.close();
    },
  };
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
