import { toBase64, toHex } from '@/lib/domain/ballot/bytes';
import { needsSeed } from '@/lib/domain/ballot/election-rules';
import { agreedStatements, statementDifferences } from '@/lib/domain/ballot/statement';
import type { CountDesk } from '@/lib/domain/ballot/count-desk';
import { memberSitePool } from '@/lib/db/site-pool';
import { type Election, findElection } from '@/lib/services/ballot/election';
import { listStatements } from '@/lib/services/count/statements';

/** Null: the rules of the process were not frozen. */
export async function readCountDesk(process: string): Promise<CountDesk | null> {
  const db = memberSitePool();
  const election = await findElection(db, process);
  return election === null ? null : deskOf(election, await listStatements(db, process));
}

function deskOf(election: Election, signed: Awaited<ReturnType<typeof listStatements>>): CountDesk {
  const { id, rules, vote, seed, closedAt, publishedAt, resultHash } = election;
  const agreed = agreedStatements(signed);
  const [first] = signed;
  const other = signed.find(({ statement }) => statement !== first?.statement);
  const said = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));
  return {
    process: id,
    closed: closedAt !== null,
    seedSource: needsSeed(rules) ? (rules.seedSource ?? null) : null,
    seed,
    statements: signed.map(({ machine, body, key, at, statement }) => ({
      machine,
      body,
      key: toBase64(key),
      at: at.toISOString(),
      agrees: agreed.length === 0 ? null : agreed.includes(statement),
    })),
    agreed: agreed.length > 0,
    differences:
      first === undefined || other === undefined
        ? []
        : statementDifferences(first.statement, other.statement).map(({ path, published, counted }) => ({
            path,
            one: said(published),
            other: said(counted),
          })),
    bodies: vote.key.bodies.map(({ name }) => name.ko),
    publishedAt: publishedAt?.toISOString() ?? null,
    resultSha256: resultHash === null ? null : toHex(resultHash),
  };
}
