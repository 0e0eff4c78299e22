import { canonicalJson } from '@/lib/domain/participation/canonical-json';
import { lotOrder } from '@/lib/domain/participation/lot';
import { type PbFile, type PbProblem, readPb } from '@/lib/domain/participation/pb';
import { drawsLot, filesOf } from '@/lib/domain/participation/rules-check';
import {
  readRules,
  RecountRefused,
  type RulesDocument,
  textOf,
  type Track,
} from '@/lib/domain/participation/rules-document';
import { type Bytes, bytesOf, sha256Hex } from '@/lib/domain/participation/sha256';
import { projectsOf, runTrack, type TrackResult } from '@/lib/domain/participation/stages';

/** The result of a vote as it is published: nothing in it depends on when, where or by which version it was counted. */
export interface ResultDocument {
  format: 'gotgan-result/1';
  election: string;
  rules_sha256: string;
  ballots: { file: string; sha256: string; ballots: number }[];
  /** Null where no tie rule needs a lot. */
  seed: string | null;
  tracks: TrackResult[];
}

/** What was published: files as their bytes, or as text whose UTF-8 bytes they are. */
export interface RecountInput {
  rules: string | Bytes;
  ballots: Readonly<Record<string, string | Bytes>>;
  /** White space around it is taken off. */
  seed: string | null;
}

export interface Recount {
  result: ResultDocument;
  /** The result file: canonical JSON (RFC 8785), UTF-8, nothing after it. */
  bytes: Bytes;
  sha256: string;
  /** What is not as it should be in a ballots file, and was counted all the same. */
  remarks: { file: string; problems: PbProblem[] }[];
}

const SHOWN = 20;

/**
 * Counts a vote again from what was published about it. The same input gives the same bytes everywhere; the order of ballots in a file
 * changes nothing but the hash of the file.
 * @throws RecountRefused where something is missing, is not what the rules say it is, or cannot be counted
 */
export async function recount({ rules: given, ballots, seed }: RecountInput): Promise<Recount> {
  const rules = readRules(given);
  const files = await Promise.all(
    rules.ballots.map((entry) =>
      readBallots(entry, Object.hasOwn(ballots, entry.file) ? ballots[entry.file] : undefined),
    ),
  );
  const byName = new Map(files.map(({ name, file }) => [name, file]));
  const drawn = seedFor(rules, seed);
  const result: ResultDocument = {
    format: 'gotgan-result/1',
    election: rules.election,
    rules_sha256: await sha256Hex(given),
    ballots: files.map(({ name, sha256, file }) => ({ file: name, sha256, ballots: file.votes.length })),
    seed: drawn,
    tracks: await Promise.all(rules.tracks.map((track) => trackOf(track, byName, drawn))),
  };
  const bytes = bytesOf(canonicalJson(result));
  return {
    result,
    bytes,
    sha256: await sha256Hex(bytes),
    remarks: files.flatMap(({ name, problems }) => (problems.length > 0 ? [{ file: name, problems }] : [])),
  };
}

async function trackOf(
  track: Track,
  files: ReadonlyMap<string, PbFile>,
  seed: string | null,
): Promise<TrackResult> {
  const own = new Map([...files].filter(([name]) => track.stages.flatMap(filesOf).includes(name)));
  const lot = seed !== null && drawsLot(track) ? await lotOrder(seed, projectsOf(track, own)) : null;
  return runTrack(track, own, lot);
}

function seedFor({ tracks, seedSource }: RulesDocument, given: string | null): string | null {
  if (!tracks.some(drawsLot)) return null;
  const seed = given?.trim() ?? '';
  if (seed === '')
    throw new RecountRefused(
      `a tie rule needs a lot and the seed is missing; it comes from: ${seedSource?.en}`,
    );
  return seed;
}

async function readBallots(
  { file: name, sha256: said }: RulesDocument['ballots'][number],
  given: string | Bytes | undefined,
) {
  if (given === undefined) throw new RecountRefused(`the ballots file ${name} is missing`);
  const sha256 = await sha256Hex(given);
  if (said !== undefined && said !== sha256)
    throw new RecountRefused(
      `${name} is not the file that the rules name: its SHA-256 is ${sha256}, theirs ${said}`,
    );
  const { file, problems } = readPb(textOf(name, given));
  if (file !== null) return { name, sha256, file, problems };
  const lines = problems.slice(0, SHOWN).map(({ line, text }) => `  line ${line}: ${text}`);
  throw new RecountRefused(`${name} cannot be counted:\n${lines.join('\n')}`);
}
