import { connection } from 'next/server';
import { answerFile } from '@/lib/http/ballot/files';

interface Context {
  params: Promise<{ id: string; name: string }>;
}

/** A file of a vote: `rules.json`, `heads.json`, `leaves.jsonl`, and with the result the ballots and what was made of them. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  return answerFile(request, await params);
}
