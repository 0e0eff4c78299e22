import { readFileSync, writeSync } from 'node:fs';
import { createPool } from '@/lib/db/pool';
import type { CastBody } from '@/lib/ballot/voter';
import { takeCast } from '@/lib/services/ballot/cast';
import { findElection } from '@/lib/services/ballot/election';
import { moveBatch } from '@/lib/services/ballot/ledger';

/*
 * A process that takes casts and moves them to the ledger, until it is killed: the site of a test. Started with the address of the
 * database, the vote and a file of casts; says each leaf that it has promised, a line each, at once.
 */
const [url = '', process_ = '', file = ''] = process.argv.slice(2);
const pool = createPool(url);
const LEAST = 3;

async function serve(): Promise<void> {
  const election = await findElection(pool, process_);
  if (election === null) throw new Error('no vote');
  // As the test writes it.
  const casts = JSON.parse(readFileSync(file, 'utf8')) as CastBody[];
  const send = async () => {
    for (let cast = casts.shift(); cast !== undefined; cast = casts.shift()) {
      const answer = await takeCast(pool, election, cast, new Date());
      writeSync(1, `${'receipt' in answer ? answer.receipt.leaf : `refused ${answer.refusal}`}\n`);
    }
  };
  const move = async () => {
    while (casts.length > 0) await moveBatch(pool, process_, LEAST, new Date());
  };
  await Promise.all([send(), send(), send(), send(), move()]);
}

await serve();
await pool.end();
