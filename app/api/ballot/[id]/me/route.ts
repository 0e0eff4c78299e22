import { forVote } from '@/lib/http/ballot/guarded';
import { answerMe } from '@/lib/http/ballot/me';

interface Context {
  params: Promise<{ id: string }>;
}

/** Where the person who is signed in may vote. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return forVote('me', { request, id: (await params).id }, answerMe);
}
