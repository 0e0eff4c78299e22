import { readViewer } from '@/lib/auth/viewer';
import { memberSitePool } from '@/lib/db/site-pool';
import { type Bytes, fromBase64, toBase64 } from '@/lib/domain/ballot/bytes';
import { type Asked, ballotJson, refused } from '@/lib/http/ballot/guarded';
import { readJson } from '@/lib/http/ballot/read-json';
import { comesFromHere, readWriter } from '@/lib/http/ballot/signed-in';
import { DRAFT_BYTES, keepDraft, readDraft } from '@/lib/services/ballot/draft';
import { type Election, voteState } from '@/lib/services/ballot/election';
import { remindersPast } from '@/lib/services/ballot/remind';

/** The sealed draft of who is signed in: `{ sealed }` in base64url, null where there is none. */
export async function answerDraft({ election, instance }: Asked): Promise<Response> {
  const viewer = await readViewer();
  if (viewer === null) return refused('sign-in', instance);
  const sealed = await readDraft(memberSitePool(), election.id, viewer.id);
  return ballotJson({ sealed: sealed === null ? null : toBase64(sealed) });
}

/** Keeps `{ sealed }`: 1,052 bytes, whatever is in them. */
export async function takeDraft({ request, election, instance }: Asked): Promise<Response> {
  if (!(await comesFromHere(request))) return refused('other-site', instance);
  const sent = await readJson(request);
  if (typeof sent === 'string') return refused(sent, instance);
  const viewer = await readWriter(request, sent['_token']);
  if (typeof viewer === 'string') return refused(viewer, instance);
  const sealed = sealedOf(sent);
  if (sealed === null) return refused('malformed', instance);
  const now = new Date();
  const problem = whyNotKept(election, now);
  if (problem !== null) return refused(problem, instance);
  const draft = { person: viewer.id, sealed, past: remindersPast(election.ends, now) };
  const isKept = await keepDraft(memberSitePool(), election.id, draft);
  return isKept ? ballotJson({ kept: true }) : refused('closed', instance);
}

function sealedOf({ sealed }: Record<string, unknown>): Bytes | null {
  const bytes = typeof sealed === 'string' ? fromBase64(sealed) : null;
  return bytes?.length === DRAFT_BYTES ? bytes : null;
}

/** Drafts are taken from the opening to the end of the vote. */
function whyNotKept(election: Election, now: Date): 'not-open' | 'closed' | null {
  const state = voteState(election, now);
  if (state === 'ahead' || state === 'on') return null;
  return state === 'frozen' || state === 'keyed' ? 'not-open' : 'closed';
}
