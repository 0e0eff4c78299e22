import { memberSitePool } from '@/lib/db/site-pool';
import type { Viewer } from '@/lib/domain/access/roles';
import type { ModerationDesk } from '@/lib/domain/discussion/desk';
import { discussionBar } from '@/lib/domain/discussion/open';
import type { JoinPart } from '@/lib/domain/discussion/own';
import { listAppeals, listHidden, listReported, THINGS_A_PAGE } from '@/lib/queries/discussion/desk';
import { findComment, findSpokenOf } from '@/lib/queries/discussion/lines';
import { findOwnPart, listPhases } from '@/lib/queries/discussion/own';

const ID = /^[1-9]\d{0,17}$/;
const idOr = <Other>(given: string | null, other: Other) =>
  given !== null && ID.test(given) ? given : other;

/**
 * A proposal as somebody joins in.
 * @param person null: nobody is signed in
 * @param about the comment that is answered or reported, as the address says
 */
export async function readJoin(
  person: string | null,
  { id, number }: { id: string; number: number },
  about: string | null,
): Promise<JoinPart | null> {
  const pool = memberSitePool();
  const found = await findSpokenOf(pool, id, number);
  if (found === null) return null;
  const { proposal, comments, endorsements } = found;
  const comment = idOr(about, null);
  return {
    proposal,
    comments,
    endorsements,
    bar: discussionBar(await listPhases(pool, id), new Date()),
    own: person === null ? null : await findOwnPart(pool, person, id, number),
    about: comment === null ? null : await findComment(pool, id, number, comment),
  };
}

/** What an editor has to look at. @param query `after` and `older` say where the lists begin */
export async function readModeration(
  viewer: Viewer,
  governments: readonly string[],
  query: URLSearchParams,
): Promise<ModerationDesk> {
  const pool = memberSitePool();
  const reported = await listReported(pool, governments, idOr(query.get('after'), '0'));
  const hidden = await listHidden(pool, governments, idOr(query.get('older'), null));
  const last = reported[THINGS_A_PAGE - 1];
  return {
    reported: reported.slice(0, THINGS_A_PAGE),
    next: reported.length > THINGS_A_PAGE && last !== undefined ? last.first : null,
    appeals: await listAppeals(pool, governments, viewer.id),
    hidden: hidden.slice(0, THINGS_A_PAGE),
    older: hidden.length > THINGS_A_PAGE ? (hidden[THINGS_A_PAGE - 1]?.comment?.id ?? null) : null,
  };
}
