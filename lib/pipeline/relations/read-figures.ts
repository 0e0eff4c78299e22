import { z } from 'zod';
import { type QuarantineReason } from '@/lib/domain/quarantine';

const FIGURES = z.record(
  z.string().min(1),
  z.tuple([
    z
      .string()
      .regex(/^-?\d{1,30}(?:\.\d{1,20})?$/)
      .nullable(),
    z.string().min(1),
  ]),
);

/** A JSON object of figures, as JSON with its names in order, so that the same figures are the same text. */
export function readFigures(
  text: string,
): { ok: true; value: string } | { ok: false; problem: QuarantineReason } {
  const parsed = FIGURES.safeParse(json(text));
  if (!parsed.success) return { ok: false, problem: 'text_in_number' };
  const names = Object.keys(parsed.data).sort();
  return {
    ok: true,
    value: JSON.stringify(Object.fromEntries(names.map((name) => [name, parsed.data[name]]))),
  };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
