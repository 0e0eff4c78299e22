import { z } from 'zod';
import { type Bytes, fromBase64, frame, toBase64 } from '@/lib/domain/ballot/bytes';
import { hexHash, jsonOf } from '@/lib/domain/ballot/count-export';
import { canonicalJson } from '@/lib/domain/participation/canonical-json';
import { type JsonDifference, jsonDifferences } from '@/lib/domain/participation/json-differences';

const document = z.strictObject({
  format: z.literal('gotgan-count/1'),
  election: z.string().min(1).max(100),
  rules_sha256: hexHash,
  head: z.strictObject({ size: z.int().min(0), root: hexHash }),
  numbers_sha256: hexHash,
  ballots: z.array(z.strictObject({ file: z.string().max(110), sha256: hexHash })).min(1),
  seed: z.string().min(1).max(1000).nullable(),
  /** Null: the rules draw a lot, and the seed was not given yet. */
  result_sha256: hexHash.nullable(),
  program: z.string().min(1).max(100),
});

/** What a counting machine found. Machines that count the same ledger write the same bytes. */
export type Statement = z.infer<typeof document>;

/** The bytes of a statement are those of its canonical JSON. */
export const statementText = (statement: Statement) => canonicalJson(statement);

/** @returns null where the text is no statement in its canonical form */
export function readStatement(text: string): Statement | null {
  const parsed = document.safeParse(jsonOf(text));
  return parsed.success && statementText(parsed.data) === text ? parsed.data : null;
}

/** Whose count it is, and the signature of their key over all of it. */
export interface SignedStatement {
  machine: string;
  body: string;
  key: Bytes;
  statement: string;
  signature: Bytes;
}

/** What a machine signs: whose it is, and what it found. */
export const countMessage = ({
  machine,
  body,
  statement,
}: Pick<SignedStatement, 'machine' | 'body' | 'statement'>) =>
  frame('gotgan/count/1', machine, body, statement);

const name = z.string().trim().min(1).max(100);
const signedFile = z.strictObject({
  machine: name,
  body: name,
  key: z.string().max(60),
  statement: z.string().max(100_000),
  signature: z.string().max(120),
});

/** The file that a machine hands over. */
export const signedText = ({ machine, body, key, statement, signature }: SignedStatement) =>
  canonicalJson({ machine, body, key: toBase64(key), statement, signature: toBase64(signature) });

/** @returns null where the text is no such file; its signature is not checked yet */
export function readSigned(text: string): SignedStatement | null {
  const parsed = signedFile.safeParse(jsonOf(text));
  if (!parsed.success) return null;
  const [key, signature] = [fromBase64(parsed.data.key), fromBase64(parsed.data.signature)];
  if (key?.length !== 32 || signature?.length !== 64) return null;
  return { ...parsed.data, key, signature };
}

/** What machines of two bodies, each with a key of its own, said in the same bytes; in the order in which it came. */
export function agreedStatements(signed: readonly SignedStatement[]): string[] {
  const agreeing = signed.filter((one) =>
    signed.some(
      (other) =>
        other.statement === one.statement &&
        other.body !== one.body &&
        toBase64(other.key) !== toBase64(one.key),
    ),
  );
  return [...new Set(agreeing.map(({ statement }) => statement))];
}

/** Where two statements differ. */
export const statementDifferences = (one: string, other: string): JsonDifference[] =>
  jsonDifferences(jsonOf(one), jsonOf(other));
