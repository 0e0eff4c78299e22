import { forVote } from '@/lib/http/ballot/guarded';
import { answerCounter } from '@/lib/http/ballot/counter';

interface Context {
  params: Promise<{ id: string }>;
}

/** The highest counter of a voter's casts, for whoever has the voter's key; sent without cookies. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return forVote('counter', { request, id: (await params).id }, answerCounter);
}
