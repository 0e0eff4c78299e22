import { forVote } from '@/lib/http/ballot/guarded';
import { answerDraft, takeDraft } from '@/lib/http/ballot/draft';

interface Context {
  params: Promise<{ id: string }>;
}

/** The sealed draft of the person who is signed in. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return forVote('draft', { request, id: (await params).id }, answerDraft);
}

/** Keeps the sealed draft of the person who is signed in. */
export async function PUT(request: Request, { params }: Context): Promise<Response> {
  return forVote('draft', { request, id: (await params).id }, takeDraft);
}
