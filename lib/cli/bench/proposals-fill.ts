import type pg from 'pg';
import {
  type BenchLives,
  type BenchProcess,
  commentCounts,
  livesOf,
  standings,
} from '@/lib/cli/bench/proposals-world';
import { VOICES_SQL } from '@/lib/cli/bench/proposals-voices';
import { passwords } from '@/lib/db/embedded/keeper';
import { type Cell, copyInto } from '@/prisma/demo/copy';
import { isoSecond, seoul } from '@/prisma/demo/participation/calendar';
import { authorName } from '@/prisma/demo/participation/people';
import { processCells, trackCells } from '@/prisma/demo/participation/texts';
import { projectsOf, tie } from '@/prisma/demo/participation/winners';
import { random } from '@/prisma/demo/random';

export interface BenchFill {
  processes: readonly BenchProcess[];
  proposals: number;
  comments: number;
  seed: number;
  today: string;
  say: (line: string) => void;
}

/** So many people have said something, or one for each comment where those are fewer. */
const PEOPLE = 20_000;
const peopleOf = (comments: number) => Math.max(1, Math.min(PEOPLE, comments));
const OFFICE = '기획예산과';

/**
 * The address for somebody with all rights, for whom no trigger fires.
 * @param home the server's state folder
 * @param owner the owner's address of the database
 */
export async function loaderUrl(home: string, owner: string): Promise<string> {
  const url = new URL(owner);
  url.username = 'postgres';
  url.password = (await passwords(home)).postgres;
  url.searchParams.set('options', '-c session_replication_role=replica');
  return url.toString();
}

/**
 * Fills an empty portal with processes, proposals, steps and what people said. Rows are loaded without the triggers that would move each
 * proposal and count each comment one by one; {@link wrongStandings} tells whether everything stands as they would have it.
 * @param client connected by {@link loaderUrl}
 */
export async function fillProposals(client: pg.PoolClient, fill: BenchFill): Promise<void> {
  const { processes, seed, today, say } = fill;
  await client.query(`SET maintenance_work_mem = '256MB'; SET work_mem = '128MB'`);
  const made = [];
  for (const name of SECONDARY) made.push(await withoutIndex(client, name));
  await addPeople(client, fill);
  for (const process of processes) {
    say(`${process.id}: ${process.spec.proposals} proposals`);
    await addProcess(client, process, { lives: livesOf(process, seed, today), seed, now: seoul(today) });
  }
  say('departments');
  await client.query(DESK_SQL);
  say(`${fill.comments} comments`);
  await addVoices(client, fill);
  say('indexes');
  for (const { again } of made) await again();
  await client.query('ANALYZE');
}

/** Indexes that no key needs: made at once they are made faster. */
const SECONDARY = [
  ...['proposal_grams', 'comment_newest', 'comment_answers', 'comment_hidden_of', 'comment_author_of'],
  ...['endorsement_by', 'proposal_author_of', 'follow_by'],
];

async function withoutIndex(client: pg.PoolClient, name: string): Promise<{ again: () => Promise<void> }> {
  const { rows } = await client.query<{ made: string; places: { place: number; target: number }[] | null }>(
    `SELECT pg_get_indexdef($1::regclass) AS made,
            (SELECT json_agg(json_build_object('place', attnum, 'target', attstattarget)) FROM pg_attribute
              WHERE attrelid = $1::regclass AND attstattarget IS NOT NULL) AS places`,
    [name],
  );
  const [row] = rows;
  if (row === undefined) throw new Error(`there is no index ${name}`);
  await client.query(`DROP INDEX ${name}`);
  return {
    again: async () => {
      await client.query(row.made);
      for (const { place, target } of row.places ?? [])
        await client.query(`ALTER INDEX ${name} ALTER COLUMN ${place} SET STATISTICS ${target}`);
    },
  };
}

async function addPeople(client: pg.PoolClient, { comments, seed }: BenchFill): Promise<void> {
  const chance = random(seed, 'bench people');
  const people = Array.from({ length: peopleOf(comments) }, (_, at): Cell[] => [
    authorName(chance),
    `bench-${at}@example.org`,
    '2026-01-01T00:00:00Z',
  ]);
  await copyInto(client, 'person (name, email, said_age_at)', people);
  await client.query(
    'CREATE TEMP TABLE someone AS SELECT row_number() OVER (ORDER BY email) - 1 AS place, id, name FROM person; ANALYZE someone',
  );
}

interface Lived {
  lives: BenchLives;
  seed: number;
  /** Milliseconds. */
  now: number;
}

async function addProcess(client: pg.PoolClient, process: BenchProcess, lived: Lived): Promise<void> {
  const { id, fiscalYear, spec, spans } = process;
  const copy = (relation: string, rows: Iterable<readonly Cell[]>) => copyInto(client, relation, rows);
  const columns = 'id, laf_cd, fyr, title_ko, title_en, summary_ko, summary_en, ceiling, demo';
  await copy(`process (${columns})`, [processCells(spec, id, fiscalYear)]);
  await copy(
    'process_track (process_id, key, position, name_ko, name_en, who_ko, who_en, ceiling)',
    trackCells(spec, id),
  );
  await copy(
    'process_phase',
    spans.map(({ phase, begins, ends }) => [id, phase, isoSecond(begins), isoSecond(ends)]),
  );
  await copy(`proposal (${PROPOSAL_COLUMNS})`, proposalCells(id, lived.lives));
  const links = await linksOf(client, process, lived);
  await copy('proposal_step (process_id, number, at, kind, taken_by, reason, official_cost, other)', [
    ...lived.lives.steps.map((one): Cell[] => [
      ...[id, one.number, isoSecond(one.at), one.kind, one.by],
      ...[one.reason, one.officialCost, one.other],
    ]),
    ...links.map((one): Cell[] => [
      ...[id, one.number, isoSecond(one.at), one.kind, OFFICE],
      ...[`${fiscalYear} ${one.name}`, null, null],
    ]),
  ]);
  await copy(
    'winner_link (process_id, number, kind, at, taken_by, fyr, project_id, name, whole)',
    links.map((one) => [
      ...[id, one.number, one.kind, isoSecond(one.at), OFFICE],
      ...[fiscalYear, one.project, one.name, String(one.whole)],
    ]),
  );
  await client.query(
    `UPDATE proposal q SET last_step_at = s.at FROM (SELECT number, max(at) AS at FROM winner_link WHERE process_id = $1 GROUP BY number) s
      WHERE q.process_id = $1 AND q.number = s.number`,
    [id],
  );
}

async function linksOf(
  client: pg.PoolClient,
  { id, fiscalYear, spec }: BenchProcess,
  { lives, seed, now }: Lived,
) {
  if (lives.winners.length === 0) return [];
  const projects = await projectsOf(client, spec.lafCd, fiscalYear);
  return tie(lives.winners, projects, fiscalYear, now, random(seed, 'bench links', id));
}

const PROPOSAL_COLUMNS = `process_id, number, track, title, need, content, effect, beneficiaries, place, estimate, author_name,
  state, submitted_at, last_step_at, official_cost, merged_into`;

function* proposalCells(id: string, { proposals, steps }: BenchLives): Generator<Cell[]> {
  const standing = standings(steps);
  for (const one of proposals) {
    const at = standing.get(one.number);
    const instant = (moment: number | null | undefined) => (moment == null ? null : isoSecond(moment));
    yield [
      ...[id, one.number, one.track, one.title, one.need, one.content, one.effect, one.beneficiaries],
      ...[one.place, one.estimate, one.author, at?.state ?? null, instant(at?.submittedAt)],
      ...[instant(at?.lastStepAt), at?.officialCost ?? null, at?.mergedInto ?? null],
    ];
  }
}

/** As the trigger of steps would have it. */
const DESK_SQL = `
  INSERT INTO proposal_desk (process_id, number, department, since, due)
  SELECT DISTINCT ON (process_id, number) process_id, number, taken_by, at, (at AT TIME ZONE 'Asia/Seoul')::date + 14
    FROM proposal_step WHERE kind = 'assigned' ORDER BY process_id, number, id DESC`;

/** One of the first process has the most comments. */
async function addVoices(
  client: pg.PoolClient,
  { processes, proposals, comments, seed }: BenchFill,
): Promise<void> {
  const keys = processes.flatMap(({ id, spec }) =>
    Array.from({ length: spec.proposals }, (_, at) => [id, at + 1] as const),
  );
  const counts = commentCounts(proposals, comments, random(seed, 'bench comments'));
  await client.query(
    'CREATE TEMP TABLE said (process_id text, number int, before bigint, places int, endorsements int)',
  );
  const people = peopleOf(comments);
  let before = 0;
  const rows = keys.map(([id, number], at): Cell[] => {
    const places = counts[at] ?? 0;
    before += places;
    return [id, number, before - places, places, Math.min(people, Math.ceil(places / 3))];
  });
  await copyInto(client, 'said', rows);
  await client.query('ANALYZE said');
  for (const statement of VOICES_SQL) await client.query(statement);
}

/** How many proposals do not stand as their steps say, by the database's own rules. @param db of who may make temporary objects */
export async function wrongStandings(db: pg.Pool | pg.PoolClient): Promise<number> {
  await db.query('CREATE AGGREGATE pg_temp.stands (text) (SFUNC = proposal_next_state, STYPE = text)');
  const { rows } = await db.query<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM proposal q LEFT JOIN (
       SELECT process_id, number, pg_temp.stands(kind ORDER BY id) AS state, min(at) AS first, max(at) AS last,
              max(official_cost::bigint) AS cost, max(other) FILTER (WHERE kind = 'merged') AS into
         FROM proposal_step GROUP BY process_id, number) s USING (process_id, number)
      WHERE (q.state, q.submitted_at, q.last_step_at, q.official_cost::bigint, q.merged_into)
         IS DISTINCT FROM (s.state, s.first, s.last, s.cost, s.into)`,
  );
  return rows[0]?.wrong ?? NaN;
}
