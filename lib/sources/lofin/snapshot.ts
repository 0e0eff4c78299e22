import { type LofinClient } from '@/lib/sources/lofin/client';
import { UnsettledError } from '@/lib/sources/lofin/errors';
import { dayBefore } from '@/lib/sources/lofin/fields';
import { Gate } from '@/lib/sources/lofin/gate';
import { type PageProgress, type Part, readPart } from '@/lib/sources/lofin/part';
import { requestsFor, type Wanted } from '@/lib/sources/lofin/requests';
import { type Spool } from '@/lib/sources/lofin/spool';

/** All that was wanted of a service, read and settled; the pages stand in the spool. */
export interface Snapshot {
  wanted: Wanted;
  /** The day that was settled: the one wanted, or the one before. */
  asOf: string;
  parts: Part[];
  /** How many requests brought nothing: nothing is published for them. */
  missing: number;
  sample: boolean;
  rows: number;
  warnings: string[];
  drop: () => Promise<void>;
}

/** Services that speak as of a day, so that the day before can stand in. */
const BY_DAY: ReadonlySet<string> = new Set(['day', 'government-day', 'revenue-day']);

/**
 * Reads what is wanted. A day that does not settle, or for which nothing is published yet, gives way to the day before, and the
 * warnings say so.
 * @param givesWay whether a day without any rows may give way too: where the operator named no day
 * @throws UnsettledError, TrafficError and other SourceErrors: nothing was changed
 */
export async function readSnapshot(
  client: LofinClient,
  spool: Spool,
  wanted: Wanted,
  { givesWay, progress = () => undefined }: { givesWay: boolean; progress?: PageProgress },
): Promise<Snapshot> {
  const canGiveWay = BY_DAY.has(wanted.service.asked);
  const earlier = { ...wanted, asOf: dayBefore(wanted.asOf) };
  try {
    const snapshot = await readDay(client, spool, wanted, progress);
    if (snapshot.rows > 0 || !givesWay || !canGiveWay) return snapshot;
    return warned(
      await readDay(client, spool, earlier, progress),
      `nothing is published yet as of ${wanted.asOf}`,
    );
  } catch (error) {
    if (!(error instanceof UnsettledError) || !canGiveWay) throw error;
    const snapshot = await readDay(client, spool, earlier, progress);
    if (snapshot.rows === 0) throw error;
    return warned(snapshot, `the day ${wanted.asOf} did not settle: ${error.message}`);
  }
}

function warned(snapshot: Snapshot, reason: string): Snapshot {
  const warnings = [`${reason}: ${snapshot.asOf} was read instead`, ...snapshot.warnings];
  return { ...snapshot, warnings };
}

async function readDay(
  client: LofinClient,
  spool: Spool,
  wanted: Wanted,
  progress: PageProgress,
): Promise<Snapshot> {
  const retries = client.tally.retries;
  const found = await readParts(client, spool, wanted, progress);
  const parts = found.filter((part) => part !== null);
  const sample = parts.some((part) => part.sample);
  const snapshot: Snapshot = {
    wanted,
    asOf: wanted.asOf,
    parts,
    missing: found.length - parts.length,
    sample,
    rows: parts.reduce((sum, part) => sum + (part.sample ? 0 : part.total), 0),
    warnings: [],
    drop: async () => {
      for (const part of parts) await part.drop();
    },
  };
  snapshot.warnings.push(...remarks(snapshot, client.tally.retries - retries));
  return snapshot;
}

async function readParts(
  client: LofinClient,
  spool: Spool,
  wanted: Wanted,
  progress: PageProgress,
): Promise<(Part | null)[]> {
  const requests = requestsFor(wanted);
  const [only] = requests;
  if (only !== undefined && requests.length === 1) return [await readPart(client, spool, only, progress)];
  const gate = new Gate(client.settings.concurrency);
  let done = 0;
  let broken = false;
  const reads = requests.map((request) =>
    gate.run(async () => {
      if (broken) return null;
      try {
        const part = await readPart(client, spool, request);
        done += 1;
        progress(done, requests.length);
        return part;
      } catch (error) {
        broken = true;
        throw error;
      }
    }),
  );
  const ends = await Promise.allSettled(reads);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
  return ends.map((end) => (end.status === 'fulfilled' ? end.value : null));
}

function remarks({ sample, parts, missing, wanted }: Snapshot, retries: number): string[] {
  const resumed = parts.reduce((sum, part) => sum + part.resumed, 0);
  const said: string[] = [];
  if (sample)
    said.push('sample mode: the first five rows only, because no registered key was given (LOFIN_API_KEY)');
  if (resumed > 0) said.push(`${resumed} pages were kept from an earlier pull that was cut off`);
  if (retries > 0) said.push(`${retries} requests had to be made again`);
  if (parts.length === 0)
    said.push(`nothing is published for ${wanted.service.code} ${wanted.year}: missing, not zero`);
  else if (missing > 0 && wanted.service.asked === 'government-day')
    said.push(`nothing is published for ${missing} governments: missing, not zero`);
  return said;
}
