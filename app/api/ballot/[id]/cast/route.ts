import { forVote } from '@/lib/http/ballot/guarded';
import { answerCast } from '@/lib/http/ballot/cast';

interface Context {
  params: Promise<{ id: string }>;
}

/** Takes a sealed ballot, sent without cookies. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return forVote('cast', { request, id: (await params).id }, answerCast);
}
