import { connection } from 'next/server';
import { answerMetrics } from '@/lib/http/metrics';

/** The metrics of this instance and of the portal's database, for Prometheus. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  return answerMetrics(request);
}
