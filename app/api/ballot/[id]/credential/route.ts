import { forVote } from '@/lib/http/ballot/guarded';
import { takeCredentialRequest } from '@/lib/http/ballot/credential';

interface Context {
  params: Promise<{ id: string }>;
}

/** Signs blindly what a voter's device has made, once for a person and a track. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return forVote('credential', { request, id: (await params).id }, takeCredentialRequest);
}
