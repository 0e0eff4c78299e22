import pg from 'pg';
import { type Backoff, backoffMs } from '@/lib/domain/backoff';

const BACKOFF: Backoff = { first: 500, most: 15_000 };

/** Calls `wake` at each NOTIFY of the outbox; a connection that breaks is made again, with growing pauses. */
export function listenToOutbox(url: string, wake: () => void, failures = 0): void {
  const client = new pg.Client({ connectionString: url, application_name: 'gotgan outbox', keepAlive: true });
  let tries = failures;
  client.on('notification', wake);
  client.once('error', () => void client.end().catch(() => undefined));
  client.once('end', () => {
    tries += 1;
    setTimeout(() => listenToOutbox(url, wake, tries), backoffMs(tries, BACKOFF)).unref();
  });
  const begin = async () => {
    await client.connect();
    await client.query('LISTEN gotgan_outbox');
    tries = 0;
    wake(); // What came while nobody listened.
  };
  begin().catch(() => client.end().catch(() => undefined));
}
