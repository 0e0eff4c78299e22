import type { Pool } from 'pg';
import { listReads, type Read, type ReadWorld, searchReads } from '@/lib/cli/bench/proposals-reads';
import { nextWrite, type WriteWorld } from '@/lib/cli/bench/proposals-writes';
import { random } from '@/prisma/demo/random';

/** One call, and how long it took. */
export interface Timed {
  measure: 'list' | 'search' | 'write' | 'list-while-writing';
  kind: string;
  what: string;
  ms: number;
}

interface Measuring {
  rounds: number;
  seed: number;
  say: (line: string) => void;
}

const WRITERS = 8;
/** Of each writer in a round. */
const WRITES = 40;

/** Reads one after the other: a first time for the caches that a portal in use has filled, then in rounds. */
export async function measureReads(world: ReadWorld, { rounds, seed, say }: Measuring): Promise<Timed[]> {
  const samples: Timed[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    say(round === 0 ? 'reads, to fill the caches' : `reads, round ${round} of ${rounds}`);
    const chance = random(seed, 'bench reads', round);
    const timed = [
      ...(await readAll('list', listReads(world, chance))),
      ...(await readAll('search', searchReads(world, chance))),
    ];
    if (round > 0) samples.push(...timed);
  }
  return samples;
}

async function readAll(measure: Timed['measure'], reads: readonly Read[]): Promise<Timed[]> {
  const samples: Timed[] = [];
  for (const { kind, what, read } of reads) samples.push({ measure, kind, what, ms: await timeOf(read) });
  return samples;
}

/** Eight write without a pause, while somebody reads lists. */
export async function measureWrites(
  given: Omit<WriteWorld, 'member'>,
  { reads, rounds, seed, say, member }: Measuring & { reads: ReadWorld; member: Pool },
): Promise<{ raw: Timed[]; perSecond: number }> {
  say(`${WRITERS} writers`);
  const world = { ...given, member };
  const raw: Timed[] = [];
  const began = performance.now();
  let [turn, over] = [0, false];
  const writer = async (name: number) => {
    const chance = random(seed, 'bench writer', name);
    for (let nth = 0; nth < rounds * WRITES; nth += 1) {
      const { kind, write } = await nextWrite(world, (turn += 1), chance);
      raw.push({ measure: 'write', kind, what: `writer ${name}`, ms: await timeOf(write) });
    }
  };
  const reader = async () => {
    for (let round = 0; !over; round += 1)
      for (const { kind, what, read } of listReads(reads, random(seed, 'bench reader', round))) {
        if (over) return;
        raw.push({ measure: 'list-while-writing', kind, what, ms: await timeOf(read) });
      }
  };
  const written = Promise.all(Array.from({ length: WRITERS }, (_, name) => writer(name))).finally(
    () => (over = true),
  );
  await Promise.all([written, reader()]);
  const seconds = (performance.now() - began) / 1000;
  return { raw, perSecond: Math.round((WRITERS * rounds * WRITES) / seconds) };
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return Math.round((performance.now() - began) * 100) / 100;
}
