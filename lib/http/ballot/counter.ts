import { ballotSitePool } from '@/lib/db/site-pool';
import { type Asked, ballotJson, refused } from '@/lib/http/ballot/guarded';
import { readJson } from '@/lib/http/ballot/read-json';
import { highestCounter } from '@/lib/services/ballot/counter';

/** The highest counter of whose key has signed the question. Neither cookies nor a session are looked at. */
export async function answerCounter({ request, election, instance }: Asked): Promise<Response> {
  const sent = await readJson(request);
  if (typeof sent === 'string') return refused(sent, instance);
  const counter = await highestCounter(ballotSitePool(), election.id, sent);
  return counter === null ? refused('not-signed', instance) : ballotJson({ counter });
}
