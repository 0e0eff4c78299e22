import { toBase64, toHex } from '@/lib/domain/ballot/bytes';
import type { CountState, PublishedResult, ResultPage } from '@/lib/domain/ballot/count-page';
import { needsSeed } from '@/lib/domain/ballot/election-rules';
import { jsonOf } from '@/lib/domain/ballot/count-export';
import { type Numbers, numbersDocument } from '@/lib/domain/ballot/numbers';
import { invariantsOf } from '@/lib/domain/ballot/numbers-check';
import { readSigned, readStatement } from '@/lib/domain/ballot/statement';
import { registerOf } from '@/lib/domain/governments';
import { type PbFile, readPb } from '@/lib/domain/participation/pb';
import type { ResultDocument } from '@/lib/domain/participation/result-document';
import { readRules, type RulesDocument } from '@/lib/domain/participation/rules-document';
import { resultTrack } from '@/lib/queries/election/track';
import { findGovernment } from '@/lib/queries/governments';
import { type Db, findProcessRow, instant, processLine } from '@/lib/queries/process/lines';

/**
 * The count of a vote as everybody may know it: before publication how far it has come, afterwards all of it with what explains it.
 * @param today the day whose names are shown
 * @returns null where there is no such process
 */
export async function findResult(db: Db, id: string, today: string): Promise<ResultPage | null> {
  const row = await findProcessRow(db, id);
  if (row === null) return null;
  const government = await findGovernment(db, row.laf_cd);
  const process = processLine(row, registerOf(government === null ? [] : [government]), today);
  const vote = await findVote(db, id);
  return {
    process,
    vote: vote === null ? null : await stateOf(db, id, vote),
    published: vote === null ? null : await publishedOf(db, id, vote),
  };
}

interface VoteRow {
  rules: Buffer;
  rules_sha256: Buffer;
  ends: string;
  closed_at: string | null;
  seed: string | null;
  published_at: string | null;
  result_sha256: Buffer | null;
}

async function findVote(db: Db, id: string): Promise<VoteRow | null> {
  const { rows } = await db.query<VoteRow>(
    `SELECT e.rules, e.rules_sha256, e.seed, e.result_sha256, ${instant('p.ends')} AS ends,
            ${instant('e.closed_at')} AS closed_at, ${instant('e.published_at')} AS published_at
       FROM election e JOIN process_phase p ON (p.process_id, p.phase) = (e.process_id, 'voting') WHERE e.process_id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

async function stateOf(db: Db, id: string, vote: VoteRow): Promise<CountState> {
  const rules = rulesOf(vote);
  const { rows } = await db.query<{ machine: string; body: string; key: Buffer; at: string }>(
    `SELECT machine, body, key, ${instant('at')} AS at FROM election_count WHERE process_id = $1 ORDER BY election_count.at, machine`,
    [id],
  );
  return {
    rulesHash: toHex(vote.rules_sha256),
    ends: vote.ends,
    closedAt: vote.closed_at,
    seedSource: needsSeed(rules) ? (rules.seedSource ?? null) : null,
    seed: vote.seed,
    statements: rows.map(({ key, ...row }) => ({ ...row, key: toBase64(key) })),
  };
}

const rulesOf = ({ rules }: VoteRow): RulesDocument => readRules(Uint8Array.from(rules));

async function publishedOf(db: Db, id: string, vote: VoteRow): Promise<PublishedResult | null> {
  if (vote.published_at === null || vote.result_sha256 === null) return null;
  const { rows } = await db.query<{ name: string; content: Buffer; sha256: Buffer }>(
    'SELECT name, content, sha256 FROM election_file WHERE process_id = $1 ORDER BY name',
    [id],
  );
  const texts = new Map(rows.map(({ name, content }) => [name, content.toString('utf8')]));
  const numbers = numbersDocument.parse(jsonOf(texts.get('numbers.json') ?? ''));
  const rules = rulesOf(vote);
  const ballots = rules.vote?.ballots ?? [];
  // What the site's own count has written (lib/services/count/publish.ts).
  const result = jsonOf(texts.get('result.json') ?? '') as ResultDocument;
  const files = Object.fromEntries(ballots.map(({ file }) => [file, pbOf(texts.get(file))]));
  return {
    at: vote.published_at,
    sha256: toHex(vote.result_sha256),
    tracks: ballots.flatMap((track) => {
      const file = files[track.file];
      const found = file === undefined ? null : resultTrack(track, { rules, result, file });
      return found === null ? [] : [found];
    }),
    names: Object.fromEntries(ballots.map(({ track, name }) => [track, name])),
    numbers,
    invariants: invariantsOf({
      numbers,
      ballots,
      files,
      rulesHashes: [
        toHex(vote.rules_sha256),
        result.rules_sha256,
        ...statedHashes(texts, toHex(vote.result_sha256)),
      ],
    }),
    files: filesOf(vote, numbers, rows),
  };
}

/** The rules hash of each statement that names the published result. */
function statedHashes(texts: ReadonlyMap<string, string>, resultHash: string): string[] {
  return [...texts].flatMap(([name, text]) => {
    if (!/^statement-\d+\.json$/.test(name)) return [];
    const said = readStatement(readSigned(text)?.statement ?? '');
    return said?.result_sha256 === resultHash ? [said.rules_sha256] : [];
  });
}

function pbOf(text = ''): PbFile {
  const { file, problems } = readPb(text);
  if (file === null) throw new Error(`a published ballots file cannot be read: ${problems[0]?.text}`);
  return file;
}

/** The files of before the count stand where they always stood; their hashes are those that the machines counted from. */
function filesOf(
  { rules, rules_sha256 }: VoteRow,
  numbers: Numbers,
  rows: readonly { name: string; content: Buffer; sha256: Buffer }[],
): PublishedResult['files'] {
  return [
    { name: 'rules.json', sha256: toHex(rules_sha256), bytes: rules.length },
    { name: 'heads.json', sha256: numbers.heads_sha256, bytes: null },
    { name: 'leaves.jsonl', sha256: numbers.leaves_sha256, bytes: null },
    ...rows.map(({ name, content, sha256 }) => ({ name, sha256: toHex(sha256), bytes: content.length })),
  ];
}
