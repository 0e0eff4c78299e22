import { formToken } from '@/lib/auth/form-token';
import { readViewer } from '@/lib/auth/viewer';
import { memberSitePool } from '@/lib/db/site-pool';
import { type Asked, ballotJson, refused } from '@/lib/http/ballot/guarded';
import { ownVote } from '@/lib/services/ballot/me';

/**
 * Where who is signed in may vote (`tracks`), or why nowhere and which page helps on (`why`, `to`); `token` goes back with what they
 * write.
 */
export async function answerMe({ election, instance }: Asked): Promise<Response> {
  const viewer = await readViewer();
  if (viewer === null) return refused('sign-in', instance);
  const own = await ownVote(memberSitePool(), election.id, viewer.id);
  return ballotJson({ ...own, token: formToken(viewer.session) });
}
