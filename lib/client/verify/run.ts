import type { Report } from '@/lib/client/verify/checks';
import type { Claim } from '@/lib/client/verify/claim';
import { evidenceText } from '@/lib/client/verify/evidence';
import { recall, remember } from '@/lib/client/verify/memory';
import { addressesOf, type Ask, recorded } from '@/lib/client/verify/source';
import { verifyClaim } from '@/lib/client/verify/verify';
import type { ElectionData } from '@/lib/domain/ballot/election-data';

/** One receipt that was checked, with the file for whoever is to look into it. */
export interface Found {
  report: Report;
  evidence: string;
}

export interface Device {
  ask: Ask;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  now: () => Date;
}

/** Checks receipts one after the other on this device, and remembers the newest head where all is well. */
export async function verifyHere(
  election: string,
  claims: readonly Claim[],
  { ask, storage, now }: Device,
): Promise<Found[] | 'no-vote' | 'unreachable'> {
  const { status, body } = await ask(addressesOf('', election, null).election);
  if (status === 404) return 'no-vote';
  if (status !== 200) return 'unreachable';
  // The same origin and the same version of the site (app/api/ballot/[id]/route.ts).
  const data = body as ElectionData;
  const remembered = recall(storage, election);
  const addresses = addressesOf('', election, data.mirror);
  const found: Found[] = [];
  for (const claim of claims) {
    const { ask: recording, exchanges } = recorded(ask);
    const report = await verifyClaim(claim, { ask: recording, addresses, election: data, remembered });
    remember(storage, report, data.ledgerKey);
    const kept = [{ address: addresses.election, status, body }, ...exchanges];
    found.push({
      report,
      evidence: evidenceText({ report, exchanges: kept, remembered, at: now().toISOString() }),
    });
  }
  return found;
}
