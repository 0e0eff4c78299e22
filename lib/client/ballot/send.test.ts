import { describe, expect, it } from 'vitest';
import type { CastBody } from '@/lib/ballot/voter';
import { type Answer, sendCast, type SendProgress } from '@/lib/client/ballot/send';

const CAST: CastBody = {
  track: 'general',
  publicKey: 'a',
  credential: 'b',
  counter: 1,
  ciphertext: 'c',
  signature: 'd',
};
const PLAIN =
  '{"track":"general","publicKey":"a","credential":"b","counter":1,"ciphertext":"c","signature":"d"}';
const withTicket = (ticket: string) => PLAIN.replace('}', `,"queue":"${ticket}"}`);
const RECEIPT = { leaf: 'l', code: 'ABCD', promise: 'p' };
const taken: Answer = { status: 200, retryAfter: null, body: { receipt: RECEIPT } };
const busy = (queue: string, retryAfter: string | null = '3'): Answer => ({
  status: 503,
  retryAfter,
  body: { code: 'queued', queue },
});
const failed: Answer = { status: 500, retryAfter: null, body: null };

/** Sends with answers given by hand; 'away': there is none. */
async function send(answers: (Answer | 'away')[], random = 0.5) {
  const sent: string[] = [];
  const paused: number[] = [];
  const progress: SendProgress[] = [];
  const outcome = await sendCast('4111000-2027', CAST, {
    post: (text) => {
      sent.push(text);
      const answer = answers[sent.length - 1] ?? 'away';
      return answer === 'away' ? Promise.reject(new TypeError('no network')) : Promise.resolve(answer);
    },
    pause: (ms) => Promise.resolve(void paused.push(ms)),
    random: () => random,
    onProgress: (one) => progress.push(one),
  });
  return { outcome, sent, paused, progress };
}

describe('sending a cast', () => {
  it('ends with the receipt', async () => {
    const { outcome, sent, paused } = await send([taken]);
    expect(outcome).toEqual({ kind: 'taken', receipt: RECEIPT });
    expect([sent, paused]).toEqual([[PLAIN], []]);
  });

  it('waits in a queue as long as it is told, with a part of chance, and comes back with its ticket', async () => {
    const { outcome, sent, paused, progress } = await send([busy('t1', '7'), busy('t1', '2'), taken]);
    expect(outcome.kind).toBe('taken');
    expect(sent).toEqual([PLAIN, withTicket('t1'), withTicket('t1')]);
    expect(paused).toEqual([7500, 2500]);
    expect(progress).toEqual([
      { state: 'sending', seconds: 0 },
      { state: 'queued', seconds: 7 },
      { state: 'sending', seconds: 0 },
      { state: 'queued', seconds: 2 },
      { state: 'sending', seconds: 0 },
    ]);
    expect((await send([busy('t1', '7'), taken], 0)).paused).toEqual([7000]);
  });

  it('keeps its ticket over an answer that was lost, and never gives a queue up', async () => {
    const { outcome, sent } = await send([
      busy('t1'),
      'away',
      ...Array.from({ length: 20 }, () => busy('t1')),
      taken,
    ]);
    expect(outcome.kind).toBe('taken');
    expect(new Set(sent.slice(1))).toEqual(new Set([withTicket('t1')]));
  });

  it.each([
    [null, 5500],
    ['soon', 5500],
    ['0', 5500],
    ['100000', 120_500],
  ])('a pause that is told as %s is %i ms', async (told, ms) => {
    expect((await send([busy('t1', told), taken])).paused).toEqual([ms]);
  });

  it('tries again where nothing is answered, ever later, and says in the end that it does not know', async () => {
    const { outcome, sent, paused } = await send([]);
    expect(outcome).toEqual({ kind: 'unanswered' });
    expect(paused).toEqual([1500, 2500, 4500, 8500, 16_500]);
    expect(sent).toEqual(Array.from({ length: 6 }, () => PLAIN));
    expect((await send([failed, 'away', { ...taken, body: {} }, taken])).outcome.kind).toBe('taken');
  });

  it('ends with why it was refused', async () => {
    const refused = { status: 422, retryAfter: null, body: { code: 'closed' } };
    expect((await send([busy('t1'), refused])).outcome).toEqual({ kind: 'refused', code: 'closed' });
    expect((await send([{ ...refused, body: null }])).outcome).toEqual({ kind: 'refused', code: 'failed' });
  });
});
