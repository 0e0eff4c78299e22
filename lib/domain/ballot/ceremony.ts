import { z } from 'zod';
import { fromBase64 } from '@/lib/domain/ballot/bytes';
import type { VoteRules } from '@/lib/domain/participation/rules-document';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
/** An uncompressed point of P-256. */
const KEY_BYTES = 65;
const UNCOMPRESSED = 4;

const holder = z.strictObject({
  /** The Korean name of a body of the rules. */
  body: z.string().min(1).max(100),
  /** As the holder wants to be named in public. */
  name: z.string().min(1).max(100).optional(),
  /** Of their share: lib/ballot/shares.ts. */
  mark: sha256,
});

const document = z.strictObject({
  format: z.literal('gotgan-ceremony/1'),
  /** The process's id. */
  election: z.string().min(1).max(40),
  rulesHash: sha256,
  /** P-256, uncompressed, base64url. */
  publicKey: z.string().refine((text) => {
    const key = fromBase64(text);
    return key?.length === KEY_BYTES && key[0] === UNCOMPRESSED;
  }),
  /** In the order of the shares. */
  holders: z.array(holder).min(2).max(20),
  /** That a test ballot was opened, and with whose shares. */
  test: z.string().regex(/^opened with shares \d{1,2}(,\d{1,2})+$/),
});

/** What the holders publish of the key that they made: nothing of it opens a ballot. */
export type CeremonyDocument = z.infer<typeof document>;
export type CeremonyProblem = 'not-a-ceremony' | 'other-election' | 'other-rules' | 'other-holders';

/**
 * Reads the document of a ceremony and holds it against the vote that it is for.
 * @param rulesHash hexadecimal
 */
export function readCeremony(
  text: string,
  { election, rulesHash, key }: { election: string; rulesHash: string; key: VoteRules['key'] },
): CeremonyDocument | CeremonyProblem {
  const parsed = document.safeParse(parseJson(text));
  if (!parsed.success) return 'not-a-ceremony';
  if (parsed.data.election !== election) return 'other-election';
  if (parsed.data.rulesHash !== rulesHash) return 'other-rules';
  return isByRules(parsed.data, key) ? parsed.data : 'other-holders';
}

/** What was kept of a ceremony; null: it is none. */
export function ceremonyOf(kept: unknown): CeremonyDocument | null {
  return document.safeParse(kept).data ?? null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return null;
  }
}

/** The body of each share, in the order of the rules. */
export const seats = ({ bodies }: Pick<VoteRules['key'], 'bodies'>) =>
  bodies.flatMap(({ name, holders }) => Array.from({ length: holders }, () => name));

function isByRules({ holders, test }: CeremonyDocument, key: VoteRules['key']): boolean {
  const opened = new Set(test.match(/\d+/g)?.map(Number));
  return (
    holders.map(({ body }) => body).join('\n') ===
      seats(key)
        .map(({ ko }) => ko)
        .join('\n') &&
    new Set(holders.map(({ mark }) => mark)).size === holders.length &&
    opened.size >= key.needed &&
    [...opened].every((number) => number >= 1 && number <= holders.length)
  );
}
