import { forVote } from '@/lib/http/ballot/guarded';
import { answerElection } from '@/lib/http/ballot/election';

interface Context {
  params: Promise<{ id: string }>;
}

/** A vote as a voter's device needs it: public, the same for everybody, never kept. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return forVote('election', { request, id: (await params).id }, answerElection);
}
