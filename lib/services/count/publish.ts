import type { PoolClient } from 'pg';
import { z } from 'zod';
import { tags } from '@/lib/cache-tags';
import { agreedStatements, readStatement, type Statement } from '@/lib/domain/ballot/statement';
import { type ActionContext, type ProblemCode, undone } from '@/lib/services/action';
import type { Election } from '@/lib/services/ballot/election';
import { countDone, holdClosed, office, ofProcess } from '@/lib/services/count/fields';
import {
  type Checked,
  checkFiles,
  filesToPublish,
  readBundle,
  type Texts,
} from '@/lib/services/count/published-files';
import { listStatements } from '@/lib/services/count/statements';
import { takeResults } from '@/lib/services/count/results';
import { defineAction } from '@/lib/services/define-action';
import { processTarget } from '@/lib/services/review/proposal';

/**
 * Publishes a result on which machines of two bodies agreed. The server counts again from the files first: it does not take their word.
 * With it, winners and losers get their steps, and their authors and followers are told.
 */
export const publishCount = defineAction({
  ...office,
  name: 'count.publish',
  input: z.object(ofProcess),
  target: processTarget,
  run: async (context, { process }) => {
    const { tx, file, now, touch } = context;
    const election = await holdClosed(tx, process);
    if (election === null) return undone('not-closed');
    if (election.publishedAt !== null) return undone('published');
    const signed = await listStatements(tx, process);
    const agreed = agreedStatements(signed).flatMap((text) => readStatement(text) ?? []);
    if (!areOfOneBox(agreed)) return undone('not-agreed');
    if (file === null || file.length === 0) return undone('required', 'files');
    const texts = await readBundle(file);
    if (texts === null) return undone('not-the-files', 'files');
    const checked = await firstThatHolds(election, agreed, texts);
    if (typeof checked === 'string') return undone(checked, 'files');
    if (!(await areThePeople(tx, process, checked))) return undone('other-people', 'files');
    await keep(context, process, filesToPublish(election, checked, signed));
    await tx.query(
      `UPDATE election SET published_at = $2, result_sha256 = decode($3, 'hex') WHERE process_id = $1`,
      [process, now.toISOString(), checked.counted.sha256],
    );
    const bar = await takeResults(context, election, checked.counted.result);
    if (bar !== null) return undone(bar);
    touch(tags.process(process), tags.processes());
    return countDone(process, 'result-published');
  },
});

/** Whether what was agreed on names the same ballots and numbers: where two pairs of machines opened different ones, people have to look. */
const areOfOneBox = (agreed: readonly Statement[]) =>
  new Set(agreed.map(({ ballots, numbers_sha256: numbers }) => JSON.stringify([ballots, numbers]))).size ===
  1;

/** What the server's own count confirms; what it does not was counted wrongly, whoever agreed on it. */
async function firstThatHolds(
  election: Election,
  agreed: readonly Statement[],
  texts: Texts,
): Promise<Checked | ProblemCode> {
  let found: Checked | ProblemCode = 'not-agreed';
  for (const statement of agreed) {
    found = await checkFiles(election, statement, texts);
    if (typeof found !== 'string') return found;
  }
  return found;
}

/** Whether the files tell as many people as this portal knows of: those have stood since the box was closed. */
async function areThePeople(tx: PoolClient, process: string, { numbers }: Checked): Promise<boolean> {
  const { rows } = await tx.query<{ track: string; told: string }>(
    `SELECT track, concat_ws(' ', eligible, credentials, paper) AS told FROM identity.numbers($1)`,
    [process],
  );
  const known = new Map(rows.map(({ track, told }) => [track, told]));
  return numbers.tracks.every(
    ({ track, eligible, credentials, paper_check_ins: paper }) =>
      known.get(track) === `${eligible} ${credentials} ${paper}`,
  );
}

async function keep(
  { tx }: ActionContext,
  process: string,
  files: ReadonlyMap<string, string | Uint8Array>,
): Promise<void> {
  for (const [name, content] of files)
    await tx.query('INSERT INTO election_file (process_id, name, content) VALUES ($1, $2, $3)', [
      process,
      name,
      Buffer.from(content),
    ]);
}
