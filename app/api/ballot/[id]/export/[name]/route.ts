import { connection } from 'next/server';
import { answerExport } from '@/lib/http/ballot/export';

interface Context {
  params: Promise<{ id: string; name: string }>;
}

/** What counting machines are handed beside the public files: for the election office and auditors, once the box is closed. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  return answerExport(request, await params);
}
