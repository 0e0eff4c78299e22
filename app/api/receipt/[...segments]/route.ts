import { answerReceipt } from '@/lib/http/receipt-data';

interface Context {
  params: Promise<{ segments: string[] }>;
}

/** A receipt as data. The site's door sends `/receipt/…?format=json|csv` here. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return answerReceipt(request, (await params).segments);
}
