import type { Report } from '@/lib/client/verify/checks';
import type { Exchange } from '@/lib/client/verify/source';
import type { Remembered } from '@/lib/client/verify/heads';
import { headData } from '@/lib/client/verify/verify';
import { toBase64 } from '@/lib/domain/ballot/bytes';

/** What somebody needs who is to look into a check: the receipt, all answers as they came, what the device had seen before. */
export interface Evidence {
  report: Report;
  exchanges: readonly Exchange[];
  remembered: Remembered | null;
  /** ISO 8601. */
  at: string;
}

/** The evidence file. It holds the sealed cast, where it is at hand, and nothing that opens it. */
export function evidenceText({ report, exchanges, remembered, at }: Evidence): string {
  const { claim, checks, verdict } = report;
  const seen =
    remembered === null
      ? null
      : {
          ledgerKey: toBase64(remembered.ledgerKey),
          head: remembered.head === null ? null : headData(remembered.head),
        };
  const document = {
    format: 'gotgan-evidence/1',
    election: claim.election,
    at,
    verdict,
    checks,
    receipt: claim,
    remembered: seen,
    exchanges,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
