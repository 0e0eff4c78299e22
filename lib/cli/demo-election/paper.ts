import type { Bytes } from '@/lib/domain/ballot/bytes';
import { toBase64 } from '@/lib/domain/ballot/bytes';
import { newBundleCode } from '@/lib/domain/ballot/paper-code';
import type { Ballot, BallotRules } from '@/lib/domain/ballot/types';
import { sealSheet } from '@/lib/ballot/sheet';
import { admit } from '@/lib/cli/demo-election/eligible';
import { act, type Office, voteOf } from '@/lib/cli/demo-election/office';
import { drawVoters } from '@/prisma/demo/participation/voters';

/** Tracks in which everybody may vote: whoever votes on paper has a sheet of each. */
const ON_PAPER = ['general', 'town'];
/** Beside the sheets of those who vote: one that is handed back, and one that is left over. */
const MORE_SHEETS = 2;
/** A bundle has two hundred sheets at most. */
export const MOST_ON_PAPER = 190;

/** A bundle of sheets of a track. */
export interface DemoBundle {
  rules: BallotRules;
  number: number;
  firstSerial: number;
  /** On the cover alone. */
  code: Bytes;
  /** What stands on the sheets that were filled in; the last of them is unclear and counts for nothing. */
  ballots: readonly Ballot[];
}

/** Sheets are printed, and people are checked in on paper. @param people how many, up to `MOST_ON_PAPER` */
export async function prepareSheets(
  office: Office,
  { people, seed, now }: { people: number; seed: number; now: Date },
): Promise<DemoBundle[]> {
  const { vote } = await voteOf(office);
  const { member } = office.pools;
  const tracks = Array.from({ length: people }, () => ON_PAPER);
  const keys = await admit(office.pools, office.process, { tracks, now });
  for (const key of keys) {
    const { rows } = await member.query<{ outcome: string }>(
      'SELECT identity.check_in_on_paper($1, $2) AS outcome',
      [office.process, key],
    );
    if (rows[0]?.outcome !== 'checked-in') throw new Error(`nobody was checked in: ${rows[0]?.outcome}`);
  }
  const bundles: DemoBundle[] = [];
  for (const rules of vote.ballots.filter(({ track }) => ON_PAPER.includes(track)))
    bundles.push(await prepare(office, rules, { people, seed, now }));
  return bundles;
}

async function prepare(
  office: Office,
  rules: BallotRules,
  { people, seed, now }: { people: number; seed: number; now: Date },
): Promise<DemoBundle> {
  const fields = { track: rules.track, station: '시청 민원실', sheets: String(people + MORE_SHEETS) };
  await act(office, office.first, ['paper.prepare', fields], { now });
  const { rows } = await office.pools.member.query<{ number: number; serial: number }>(
    'SELECT number, first_serial AS serial FROM paper_bundle WHERE process_id = $1 ORDER BY number DESC LIMIT 1',
    [office.process],
  );
  const drawn = drawVoters([rules], { voters: people, seed: seed + 1, forged: false });
  // Of a voter's ballots the first: a sheet is cast once.
  const ballots = drawn.flatMap(({ papers }) => papers.map((paper) => paper.ballots[0] ?? BLANK));
  const { number = 0, serial = 0 } = rows[0] ?? {};
  return { rules, number, firstSerial: serial, code: newBundleCode(), ballots };
}

const BLANK: Ballot = { void: false, choices: [], points: null };

type Outcome = 'taken' | 'spoiled' | 'invalid';

/** Once voting is over, two officers enter every sheet, each on their own, and say that the bundle is done. */
export async function enterSheets(office: Office, bundles: readonly DemoBundle[], now: Date): Promise<void> {
  for (const bundle of bundles) {
    const { ballots, firstSerial, number } = bundle;
    const last = ballots.length - 1;
    for (const [at, ballot] of ballots.entries())
      await enterTwice(office, bundle, { at, ballot, outcome: at === last ? 'invalid' : 'taken', now });
    await enterTwice(office, bundle, { at: ballots.length, ballot: BLANK, outcome: 'spoiled', now });
    const fields = { bundle: String(number), unused: '1' };
    await act(office, office.first, ['paper.finish', fields], { now });
    if (firstSerial < 1) throw new Error('a bundle without serial numbers');
  }
}

async function enterTwice(
  office: Office,
  { rules, firstSerial, code }: DemoBundle,
  { at, ballot, outcome, now }: { at: number; ballot: Ballot; outcome: Outcome; now: Date },
): Promise<void> {
  const { id, rulesHash, encryptionKey, paperKey } = await voteOf(office);
  const counter = firstSerial + at;
  const to = { election: id, track: rules.track, rulesHash, publicKey: paperKey, counter };
  for (const officer of [office.first, office.second]) {
    const sealed =
      outcome === 'taken'
        ? toBase64(await sealSheet(encryptionKey ?? new Uint8Array(), ballot, code, to))
        : '';
    await act(office, officer, ['paper.enter', { sheet: String(counter), outcome, sealed_code: sealed }], {
      now,
    });
  }
}

/** The ballots that a bundle gives the count. */
export const countedOnPaper = ({ ballots }: Pick<DemoBundle, 'ballots'>) => ballots.slice(0, -1);
