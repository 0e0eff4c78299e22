import { describe, expect, it } from 'vitest';
import { arrivalOf, queueTicket } from '@/lib/services/ballot/queue';

const SECRET = 'a secret of thirty-two characters, or more';
const PROCESS = '4111000-2027';
const FORM = { track: 'general', counter: 1, signature: 'abc' };
const ARRIVED = new Date('2026-12-01T03:04:05.678Z');
const ticket = queueTicket(SECRET, PROCESS, { form: FORM, arrived: ARRIVED });
const arrival = (shown: unknown, form: object = FORM, process = PROCESS, secret = SECRET) =>
  arrivalOf(secret, process, { form, ticket: shown });

describe('a ticket of the queue', () => {
  it('says the second at which its cast came', () => {
    expect(arrival(ticket)).toEqual(new Date('2026-12-01T03:04:05.000Z'));
    // Whatever order its members stand in.
    expect(arrival(ticket, { signature: 'abc', counter: 1, track: 'general' })).not.toBeNull();
  });

  it('is good for this cast of this vote on this site alone', () => {
    expect(arrival(ticket, { ...FORM, counter: 2 })).toBeNull();
    expect(arrival(ticket, { ...FORM, more: 1 })).toBeNull();
    expect(arrival(ticket, FORM, '4111000-2027-2')).toBeNull();
    expect(arrival(ticket, FORM, PROCESS, 'another secret of thirty-two characters')).toBeNull();
  });

  it('is refused where anything of it is changed, or it is none', () => {
    const bytes = Buffer.from(ticket, 'base64url');
    for (let at = 0; at < bytes.length; at += 1) {
      const altered = Buffer.from(bytes);
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(arrival(altered.toString('base64url')), `byte ${at}`).toBeNull();
    }
    for (const none of [null, 7, '', 'x', `${ticket}A`, ticket.slice(0, -4), { ticket }])
      expect(arrival(none)).toBeNull();
  });

  it('tells nothing of the cast: it has a time and a seal', () => {
    expect(Buffer.from(ticket, 'base64url')).toHaveLength(36);
    expect(Buffer.from(ticket, 'base64url').readUInt32BE(0)).toBe(Date.UTC(2026, 11, 1, 3, 4, 5) / 1000);
  });
});
