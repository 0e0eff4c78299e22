import { readEnv } from '@/lib/env';
import { type Asked, ballotJson } from '@/lib/http/ballot/guarded';
import { electionData } from '@/lib/services/ballot/election';

/** The vote as a device needs it. */
export async function answerElection({ election }: Asked): Promise<Response> {
  const mirror = readEnv().LEDGER_MIRROR_URL ?? null;
  return Promise.resolve(ballotJson(electionData(election, new Date(), mirror)));
}
