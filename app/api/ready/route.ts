import { connection } from 'next/server';
import { answerReady } from '@/lib/http/ready';

/** Whether this instance may be sent visitors: 200, or 503 with the reasons. */
export async function GET(): Promise<Response> {
  await connection();
  return answerReady();
}
