import { connection } from 'next/server';
import { wholeOpinionSheet } from '@/lib/content/opinion-sheet';
import { answerOpinion } from '@/lib/http/opinion';

interface Context {
  params: Promise<{ id: string }>;
}

/** The 주민의견서 of a participatory budget as a PDF (`?lang=ko|en`), or the data that it was made from (`?format=json`). */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  await connection();
  return answerOpinion(request, (await params).id, { sheetOf: wholeOpinionSheet });
}
