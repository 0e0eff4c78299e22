import { authSecret } from '@/lib/auth/session-cookie';
import { ballotSitePool } from '@/lib/db/site-pool';
import { type Asked, ballotJson, refused } from '@/lib/http/ballot/guarded';
import { CastQueue } from '@/lib/http/ballot/cast-queue';
import { readJson } from '@/lib/http/ballot/read-json';
import { problemResponse } from '@/lib/http/problem';
import { takeCast } from '@/lib/services/ballot/cast';
import { type Election, voteState } from '@/lib/services/ballot/election';
import { arrivalOf, queueTicket } from '@/lib/services/ballot/queue';

const queue = new CastQueue();

/**
 * Takes a cast: `{ receipt }`. Where too many come at once: 503 with a ticket, `{ queue }`; the same cast with that ticket counts as come
 * when the ticket was given. Neither cookies nor a session are looked at.
 */
export async function answerCast(asked: Asked): Promise<Response> {
  const { request, election, instance } = asked;
  const sent = await readJson(request);
  if (typeof sent === 'string') return refused(sent, instance);
  const { queue: ticket, ...form } = sent;
  const arrived =
    ticket === undefined
      ? cameAt(request, election, new Date())
      : arrivalOf(authSecret(), election.id, { form, ticket });
  if (arrived === null) return refused('bad-ticket', instance);
  // What comes too early or too late is refused without waiting.
  if (voteState(election, arrived) !== 'on') return answerTaken(asked, form, arrived);
  const answer = await queue.take(ticket !== undefined, () => answerTaken(asked, form, arrived));
  return answer ?? comeAgain(asked, { form, arrived });
}

/** Set by the site's own server, which takes it out of what visitors send (lib/cli/site/arrivals.mjs): milliseconds of the clock. */
const ARRIVED_HEADER = 'x-gotgan-arrived';

/** When a cast came, as early as can be: while the site was busy it waited. What may have come before the beginning came after it. */
function cameAt(request: Request, { begins }: Election, now: Date): Date {
  const marked = Number(request.headers.get(ARRIVED_HEADER) ?? Number.NaN);
  return marked >= begins.getTime() && marked <= now.getTime() ? new Date(marked) : now;
}

async function answerTaken({ election, instance }: Asked, form: unknown, arrived: Date): Promise<Response> {
  // However early it came: the box may stay open for paper long after the grace.
  const grace = election.ends.getTime() + election.vote.grace * 1000;
  if (Date.now() >= grace) return refused('closed', instance);
  const answer = await takeCast(ballotSitePool(), election, form, arrived);
  return 'refusal' in answer ? refused(answer.refusal, instance) : ballotJson(answer);
}

function comeAgain(
  { election, instance }: { election: Election; instance: string },
  { form, arrived }: { form: object; arrived: Date },
): Response {
  const answer = problemResponse('too-busy', {
    detail: 'Too many cast at once. Send the same again, with `queue`, after Retry-After.',
    instance,
    code: 'queued',
    queue: queueTicket(authSecret(), election.id, { form, arrived }),
  });
  answer.headers.set('Retry-After', String(queue.secondsToWait()));
  return answer;
}
