import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { type Bytes, fromBase64, toBase64, toHex } from '@/lib/domain/ballot/bytes';
import { readCeremony } from '@/lib/domain/ballot/ceremony';
import { undone } from '@/lib/services/action';
import { defineAction } from '@/lib/services/define-action';
import { lockElection, office, saved } from '@/lib/services/election/office';
import { hashField } from '@/lib/services/election/thaw';
import { processField } from '@/lib/services/fields';
import { processTarget } from '@/lib/services/review/proposal';

const MOST_BYTES = 64 * 1024;

const input = z.object({
  process: processField,
  hash: hashField,
  /** The text of the document, where no file is sent. */
  document: z.string().max(MOST_BYTES, 'too-long').default(''),
});

/** Takes the public document of the ceremony: who holds the shares, and the key to which ballots are sealed. */
export const setKey = defineAction({
  ...office,
  name: 'election.set-key',
  input,
  target: processTarget,
  run: async (context, { process, hash, document }) => {
    const { tx, now, file } = context;
    const text = file === null || file.length === 0 ? document : textOf(file);
    if (text === '') return undone('required', 'document');
    const locked = await lockElection(tx, process, now);
    if (locked === null || toHex(locked.election.rulesHash) !== hash) return undone('changed-meanwhile');
    if (locked.state !== 'frozen') return undone('changed-meanwhile');
    const { vote } = locked.election;
    const read = readCeremony(text, { election: process, rulesHash: hash, key: vote.key });
    if (typeof read === 'string') return undone(read, 'document');
    const key = fromBase64(read.publicKey);
    if (key === null || !isPoint(key)) return undone('not-a-ceremony', 'document');
    await tx.query('UPDATE election SET ceremony = $2, encryption_key = $3 WHERE process_id = $1', [
      process,
      JSON.stringify(read),
      key,
    ]);
    return saved(context, process, 'key-set');
  },
});

const textOf = (file: Uint8Array) =>
  file.length > MOST_BYTES ? '' : new TextDecoder('utf-8', { fatal: false }).decode(file);

/** Whether the bytes are a point of P-256: to anything else no ballot could be sealed. */
function isPoint(key: Bytes): boolean {
  const [x, y] = [key.slice(1, 33), key.slice(33)].map(toBase64);
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }, format: 'jwk' });
    return true;
  } catch {
    return false;
  }
}
