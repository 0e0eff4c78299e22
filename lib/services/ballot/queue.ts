import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { frame, fromBase64, toBase64, u32 } from '@/lib/domain/ballot/bytes';

const SECOND_BYTES = 4;

/**
 * A ticket for a cast that came when too many did: its second, and that this site gave it to this very cast. Nobody keeps it.
 * @param secret the site's
 */
export function queueTicket(
  secret: string,
  election: string,
  { form, arrived }: { form: object; arrived: Date },
): string {
  const second = u32(Math.floor(arrived.getTime() / 1000));
  return toBase64(Buffer.concat([second, sealOf(secret, election, { form, second })]));
}

/** When a cast came that is sent again; null: the ticket is forged, altered, or another cast's. */
export function arrivalOf(
  secret: string,
  election: string,
  { form, ticket }: { form: object; ticket: unknown },
): Date | null {
  const bytes = typeof ticket === 'string' ? fromBase64(ticket) : null;
  if (bytes?.length !== SECOND_BYTES + 32) return null;
  const second = bytes.slice(0, SECOND_BYTES);
  const wanted = sealOf(secret, election, { form, second });
  if (!timingSafeEqual(wanted, bytes.subarray(SECOND_BYTES))) return null;
  return new Date(new DataView(second.buffer).getUint32(0) * 1000);
}

function sealOf(
  secret: string,
  election: string,
  { form, second }: { form: object; second: Uint8Array },
): Buffer {
  const members = Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1));
  const sent = createHash('sha256').update(JSON.stringify(members)).digest();
  return createHmac('sha256', secret)
    .update(frame('gotgan/queue/1', election, sent, second))
    .digest();
}
