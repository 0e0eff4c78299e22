import { useCallback, useEffect, useRef, useState } from 'react';
import type { Vote } from '@/components/ballot/vote';
import { fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import { type Answer, fetchDraft, putDraft } from '@/lib/client/ballot/ask';
import { decodeDraft, encodeDraft, openDraft, sealDraft } from '@/lib/client/ballot/draft';
import type { KeptDraft, KeptVoter } from '@/lib/client/ballot/kept';

/** What became of the draft; null: nothing to say yet. */
export type DraftSaid = 'saving' | 'saved' | 'failed' | 'tooLarge' | 'restored' | null;

const REST_MS = 2500;
const RETRY_MS = 15_000;

type Shared = Pick<Vote, 'id' | 'timed' | 'asker'>;

const rulesOf = ({ timed }: Shared) => timed.data.rules.vote?.ballots ?? [];

/** The draft that the account's other device has left on the site: null: none that this seed opens; or why it is not known. */
async function draftOnSite(vote: Shared, { seed }: KeptVoter): Promise<Answer<KeptDraft | null>> {
  const answer = await fetchDraft(vote.id);
  if ('refusal' in answer) return answer;
  const sealed = answer.value === null ? null : fromBase64(answer.value);
  const bytes = fromBase64(seed);
  if (sealed === null || bytes === null) return { value: null };
  const text = await openDraft(bytes, vote.timed.data, sealed);
  return { value: text === null ? null : decodeDraft(rulesOf(vote), text) };
}

async function leaveOnSite(vote: Shared, { seed }: KeptVoter, draft: KeptDraft): Promise<Answer<DraftSaid>> {
  const bytes = fromBase64(seed);
  const text = encodeDraft(rulesOf(vote), draft);
  if (text === null || bytes === null) return { value: 'tooLarge' };
  if (!('token' in vote.asker)) return { value: null };
  const sealed = toBase64(await sealDraft(bytes, vote.timed.data, text));
  const answer = await putDraft(vote.id, sealed, vote.asker.token);
  return 'refusal' in answer ? answer : { value: 'saved' };
}

/**
 * Keeps the draft on the site too, sealed, so that another device goes on with it: the newer of the two when the page opens, then each
 * time after a change has rested. A cast changes nothing of it. The first one tells the site that somebody wants to be reminded.
 */
export function useDraftSync({ kiosk, device, id, timed, asker }: Vote): DraftSaid {
  const { voter, draft, setDraft } = device;
  const [said, setSaid] = useState<DraftSaid>(null);
  /** Counted up where the site did not answer: both effects try again. */
  const [tries, setTries] = useState(0);
  const [looked, setLooked] = useState(false);
  const left = useRef<number | null>(null);
  const again = useCallback((refusal: string) => {
    setSaid('failed');
    // Who is signed out, or came too late, would be refused again.
    if (refusal !== 'offline' && refusal !== 'failed') return;
    setTimeout(() => setTries((before) => before + 1), RETRY_MS);
  }, []);
  useEffect(() => {
    if (voter === null || kiosk || looked) return;
    let isCurrent = true;
    void draftOnSite({ id, timed, asker }, voter).then((answer) => {
      if (!isCurrent) return;
      if ('refusal' in answer) return again(answer.refusal);
      const found = answer.value;
      setLooked(true);
      // What was chosen while this was on its way is newer.
      setDraft((now) => {
        if (found === null || found.at <= now.at) return now;
        left.current = found.at;
        setSaid('restored');
        return found;
      });
    });
    return () => {
      isCurrent = false;
    };
  }, [id, timed, asker, voter, kiosk, looked, tries, setDraft, again]);
  useEffect(() => {
    if (voter === null || kiosk || !looked || left.current === draft.at) return;
    const leave = async () => {
      setSaid('saving');
      const outcome = await leaveOnSite({ id, timed, asker }, voter, draft);
      if ('refusal' in outcome) return again(outcome.refusal);
      left.current = draft.at;
      setSaid(outcome.value);
    };
    const timer = setTimeout(() => void leave(), left.current === null ? 0 : REST_MS);
    return () => clearTimeout(timer);
  }, [id, timed, asker, voter, kiosk, looked, tries, draft, again]);
  return said;
}
