import { canonicalJson } from '@/lib/domain/participation/canonical-json';
import { toHex } from '@/lib/domain/ballot/bytes';
import { type Ceremony, holdCeremony } from '@/lib/cli/demo-election/ceremony';
import { act, type Office, voteOf } from '@/lib/cli/demo-election/office';

/** When each step before the vote is taken. */
export interface OpeningTimes {
  frozen: Date;
  keyed: Date;
  opened: Date;
}

/** The usual steps before a vote that begins then. */
export function openingBefore(begins: Date): OpeningTimes {
  const before = (hours: number) => new Date(begins.getTime() - hours * 3_600_000);
  return { frozen: before(7 * 24), keyed: before(4 * 24), opened: before(24) };
}

/** The rules as they are settled are frozen, with keys for credentials, ledger and paper. */
export const freezeVote = (office: Office, now: Date) =>
  act(office, office.first, ['election.freeze', { minutes: '30', by: 'length' }], { now });

/** The holders make the key, and what they publish is put in. @param keep told of the shares before the key is taken */
export async function makeKey(
  office: Office,
  now: Date,
  keep: (ceremony: Ceremony) => Promise<void> = async () => undefined,
): Promise<Ceremony> {
  const election = await voteOf(office);
  const ceremony = await holdCeremony(election);
  await keep(ceremony);
  const fields = { hash: toHex(election.rulesHash), document: canonicalJson(ceremony.document) };
  await act(office, office.first, ['election.set-key', fields], { now });
  return ceremony;
}

/** One officer proposes to open the vote, the other confirms it. */
export async function openVote(office: Office, now: Date): Promise<void> {
  await act(office, office.first, ['election.propose', { kind: 'open', state: 'keyed' }], { now });
  const { rows } = await office.pools.member.query<{ id: string }>(
    'SELECT id::text FROM election_decision WHERE process_id = $1 AND outcome IS NULL',
    [office.process],
  );
  const decision = rows[0]?.id ?? '';
  await act(office, office.second, ['election.answer', { decision, outcome: 'confirmed' }], { now });
}
