import type { Choice } from '@/lib/client/recount/protocol';
import { TIE_RULES } from '@/lib/domain/participation/ties';

/** What the address keeps behind its `#`, which browsers send to nobody. */
export interface Kept {
  sample: string | null;
  rule: string | null;
  ties: Choice['ties'] | null;
  step: bigint | null;
}

/** Reads it; what cannot be read counts as not there. @param hash with or without its `#` */
export function readAddress(hash: string): Kept {
  const kept = new URLSearchParams(hash.replace(/^#/, ''));
  const step = kept.get('step') ?? '';
  return {
    sample: kept.get('sample'),
    // A plus that was not escaped is read as a space.
    rule: kept.get('rule')?.replaceAll(' ', '+') ?? null,
    ties: TIE_RULES.find((rule) => rule === kept.get('ties')) ?? null,
    step: stepFrom(step),
  };
}

/** A step as it is typed: a whole amount from 1; null where it is none. */
export const stepFrom = (text: string): bigint | null => (/^[1-9]\d{0,17}$/.test(text) ? BigInt(text) : null);

/** Writes it, with the `#`. @param sample null for a file of the reader's own, which no address can name */
export function writeAddress(sample: string | null, { rule, ties, step }: Choice): string {
  const kept = new URLSearchParams({
    ...(sample === null ? {} : { sample }),
    rule,
    ties,
    step: String(step),
  });
  return `#${kept.toString()}`;
}
