import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type CountReport, countVote } from '@/lib/cli/count/count';
import { exportElection } from '@/lib/cli/count/export';
import { act, type Office, voteOf } from '@/lib/cli/demo-election/office';
import { closeVote } from '@/lib/services/ballot/close';

/** When the box of a vote can be closed. */
export async function closingTime(office: Office): Promise<Date> {
  const { ends, vote } = await voteOf(office);
  return new Date(ends.getTime() + (vote.grace + 60) * 1000);
}

/** Closes the box, as the job does once the time is over. @throws Error where it cannot be closed yet */
export async function closeBox(office: Office, now: Date): Promise<void> {
  if (!(await closeVote(office.pools.ballot, await voteOf(office), now)))
    throw new Error(`the vote of ${office.process} is not over`);
}

/** Who counts, and with which of the five shares: two machines of two bodies. */
const MACHINES = [
  { machine: '의회 개표 1호', body: '의회', shares: [0, 1, 2] },
  { machine: '감사부서 개표 1호', body: '감사부서', shares: [2, 3, 4] },
] as const;

interface Counting {
  shares: readonly string[];
  /** Of the lot, as it was drawn. */
  seed: string;
  /** Where machines get what they are handed, and leave what they write. */
  folder: string;
  now: Date;
}

/** Hands the closed box to two machines, which count it. @returns what each found */
export async function countTwice(
  office: Office,
  { shares, seed, folder, now }: Counting,
): Promise<CountReport[]> {
  const { process, pools, first } = office;
  await act(office, first, ['count.set-seed', { seed, again: seed }], { now });
  const from = path.join(folder, 'export');
  await exportElection(pools, { process, out: from });
  const reports: CountReport[] = [];
  for (const [at, { machine, body, shares: own }] of MACHINES.entries()) {
    const out = machineFolder(folder, at);
    const report = await countVote({
      ...{ from, machine, body, seed, out },
      shares: own.map((share) => shares[share] ?? ''),
      key: path.join(folder, `machine-${at + 1}.key`),
    });
    reports.push(report);
  }
  return reports;
}

const machineFolder = (folder: string, at: number) => path.join(folder, `machine-${at + 1}`);

/** The office takes in what the machines signed, and publishes what they agree on. */
export async function publish(office: Office, folder: string, now: Date): Promise<void> {
  const file = (at: number, name: string) => readFile(path.join(machineFolder(folder, at), name));
  for (const at of MACHINES.keys())
    await act(office, office.first, ['count.submit', {}], { now, file: await file(at, 'statement.json') });
  await act(office, office.second, ['count.publish', {}], { now, file: await file(0, 'files.json.gz') });
}
