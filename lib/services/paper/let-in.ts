import type { PoolClient } from 'pg';
import { z } from 'zod';
import { type Way, WAYS } from '@/lib/domain/ballot/paper';
import { seoulDay } from '@/lib/domain/calendar';
import { readCode } from '@/lib/domain/eligibility/codes';
import { verdictOf } from '@/lib/domain/eligibility/verdict';
import { undone } from '@/lib/services/action';
import { findElection, voteState } from '@/lib/services/ballot/election';
import { dropKioskTickets, giveKioskTicket } from '@/lib/services/ballot/kiosk-ticket';
import { defineAction } from '@/lib/services/define-action';
import { allow, eligibleTracks, type EligibleTrack, rulesOf } from '@/lib/services/eligibility/record';
import { findSetup, personKey, type Setup } from '@/lib/services/eligibility/setup';
import { identify } from '@/lib/services/eligibility/verifiers';
import { processField } from '@/lib/services/fields';
import { birthField } from '@/lib/services/eligibility/check';
import { takeDeskPass } from '@/lib/services/paper/desk-pass';
import { kioskPage, office } from '@/lib/services/paper/office';
import { processTarget } from '@/lib/services/review/proposal';

const input = z.object({
  process: processField,
  way: z.enum(WAYS, 'required'),
  // Fields of this name are in no form that is shown again.
  person_code: z.string().trim().min(1, 'required').max(200, 'too-long'),
  birth_code: birthField,
});
type Asked = z.infer<typeof input>;

/**
 * Lets somebody in who stands before an officer, by what they show: either to a kiosk, for which they are given a ticket, or to a sheet of
 * paper. Not in the audit log, whose times would say who came when: how many an officer let in on a day is counted instead.
 */
export const letIn = defineAction({
  ...office,
  name: 'paper.let-in',
  input,
  target: processTarget,
  limits: [{ per: 'account', number: 300, seconds: 3600 }],
  audited: false,
  run: async ({ tx, viewer, now }, asked) => {
    const { process, way } = asked;
    const election = await findElection(tx, process);
    if (viewer === null || election === null || voteState(election, now) !== 'on')
      return undone('vote-not-on');
    const found = await findPerson(tx, asked, { officer: viewer.id, now });
    if (typeof found === 'string') return undone(found, 'person_code');
    const given =
      way === 'kiosk' ? await toKiosk(tx, process, found, now) : await toPaper(tx, process, found);
    if ('problem' in given) return undone(given.problem);
    await count(tx, [process, viewer.id, seoulDay(now), way]);
    const tracks = given.tracks.join('.');
    // The ticket goes to the officer's browser as a fragment, which no address of a request has.
    const to = `${kioskPage(process)}?given=${way}&tracks=${tracks}#${given.ticket ?? 'given'}`;
    return { done: true, to, said: `${way}-given` };
  },
});

interface Found {
  key: Buffer;
  tracks: readonly EligibleTrack[];
}

/** Finds the person and judges them as their own check would. @returns why not, as a code */
async function findPerson(
  tx: PoolClient,
  { process, person_code: code, birth_code: birth }: Asked,
  { officer, now }: { officer: string; now: Date },
): Promise<Found | string> {
  const setup = await findSetup(tx, process, 'SHARE');
  if (setup === null || setup.verifier === 'none') return 'not-at-desk';
  if (setup.verifier !== 'list' && readCode(code) === null) return 'code-miswritten';
  if (setup.verifier === 'oidc') return findByPass(tx, setup, code, now);
  const found = await identify(tx, setup, { person: officer, code, birth, now });
  if ('problem' in found) return 'not-found-there';
  const key = personKey(setup, found.namespace, found.identifier);
  const rules = await rulesOf(tx, process);
  const tracks = [...rules].flatMap(([track, rule]) =>
    verdictOf(track, rule, found) === 'eligible' ? [track] : [],
  );
  await allow(tx, setup, key, { tracks, district: found.district, now });
  return allowed(tx, setup, key);
}

/** They were judged when the pass was given. */
async function findByPass(tx: PoolClient, setup: Setup, code: string, now: Date): Promise<Found | string> {
  const taken = await takeDeskPass(tx, setup.process, code, now);
  return 'problem' in taken ? taken.problem : allowed(tx, setup, taken.key);
}

async function allowed(tx: PoolClient, { process }: Setup, key: Buffer): Promise<Found | string> {
  const tracks = await eligibleTracks(tx, { processId: process, personKey: key });
  return tracks.length === 0 ? 'not-eligible' : { key, tracks };
}

type Given = { tracks: readonly string[]; ticket?: string } | { problem: string };

/** Whoever has a credential in every track has nothing more to get at a kiosk. */
async function toKiosk(tx: PoolClient, process: string, { key, tracks }: Found, now: Date): Promise<Given> {
  if (tracks.some(({ paperCheckedIn }) => paperCheckedIn)) return { problem: 'on-paper' };
  const open = tracks.filter(({ credentialIssued }) => !credentialIssued);
  if (open.length === 0) return { problem: 'has-credential' };
  return { tracks: open.map(({ track }) => track), ticket: await giveKioskTicket(tx, process, key, now) };
}

const PAPER_PROBLEMS: Readonly<Record<string, string>> = {
  again: 'on-paper',
  credential: 'has-credential-for-paper',
  'not-open': 'vote-not-on',
  'not-eligible': 'not-eligible',
};

async function toPaper(tx: PoolClient, process: string, { key, tracks }: Found): Promise<Given> {
  const { rows } = await tx.query<{ outcome: string }>(
    'SELECT identity.check_in_on_paper($1, $2) AS outcome',
    [process, key],
  );
  const problem = PAPER_PROBLEMS[rows[0]?.outcome ?? 'not-open'];
  if (problem !== undefined) return { problem };
  await dropKioskTickets(tx, process, key);
  return { tracks: tracks.map(({ track }) => track) };
}

async function count(tx: PoolClient, row: readonly [string, string, string, Way]): Promise<void> {
  await tx.query(
    `INSERT INTO identity.let_in AS l (process_id, officer, on_day, way, people) VALUES ($1, $2, $3, $4, 1)
     ON CONFLICT (process_id, officer, on_day, way) DO UPDATE SET people = l.people + 1`,
    [...row],
  );
}
