import type { CountReport } from '@/lib/cli/count/count';
import { differences, type Expected } from '@/lib/cli/demo-election/expected';
import type { LedgerFound } from '@/lib/cli/demo-election/published';
import type { ElectionOptions } from '@/lib/cli/demo-election/run';
import type { Stages } from '@/lib/cli/demo-election/stages';
import { type ChannelNumbers, invalidOf, type TrackNumbers } from '@/lib/domain/ballot/numbers';
import type { ResultDocument } from '@/lib/domain/participation/result-document';
import { statementText } from '@/lib/domain/ballot/statement';

interface ChannelSummary {
  casts: number;
  superseded: number;
  taken_back: number;
  invalid: number;
  blank: number;
  counted: number;
}

interface TrackSummary {
  track: string;
  eligible: number;
  credentials: number;
  paper_check_ins: number;
  electronic: ChannelSummary;
  paper: ChannelSummary;
  rule: string;
  winners: number;
}

/** What came of an election. */
export interface ElectionSummary {
  election: string;
  voters: number;
  seed: number;
  stages: readonly { name: string; seconds: number }[];
  seconds: number;
  tracks: readonly TrackSummary[];
  ledger: LedgerFound;
  rules_sha256: string;
  result_sha256: string | null;
  /** Whether the two machines signed the same bytes. */
  agreed: boolean;
  invariants: { checked: number; broken: number };
  /** Whether the published files give the published result, byte for byte. */
  recounted: boolean;
  /** Where what was counted is not what was voted. */
  differences: readonly string[];
  /** Whether everything holds. */
  ok: boolean;
}

interface Found {
  options: ElectionOptions;
  stages: Stages;
  counts: readonly CountReport[];
  recounted: boolean;
  ledger: LedgerFound;
  expected: readonly Expected[];
  files: Readonly<Record<string, string>>;
}

/** @throws Error where nothing was counted */
export function summaryOf(found: Found): ElectionSummary {
  const { options, stages, counts, recounted, ledger, expected, files } = found;
  const [first] = counts;
  if (first === undefined) throw new Error('no machine has counted');
  const { statement, numbers, result } = first;
  const texts = new Set(counts.map((one) => statementText(one.statement)));
  const all = counts.flatMap(({ invariants }) => invariants);
  const summary = {
    election: statement.election,
    voters: options.voters,
    seed: options.seed,
    stages: stages.times,
    seconds: Math.round(stages.times.reduce((sum, { seconds }) => sum + seconds, 0) * 10) / 10,
    tracks: numbers.tracks.map((track) => trackSummary(track, result)),
    ledger,
    rules_sha256: statement.rules_sha256,
    result_sha256: statement.result_sha256,
    agreed: counts.length === 2 && texts.size === 1,
    invariants: { checked: all.length, broken: all.filter(({ ok }) => !ok).length },
    recounted,
    differences: differences(expected, numbers, files),
  };
  return { ...summary, ok: isOk(summary) };
}

const isOk = (summary: Omit<ElectionSummary, 'ok'>) =>
  summary.agreed &&
  summary.recounted &&
  summary.result_sha256 !== null &&
  summary.invariants.broken === 0 &&
  summary.differences.length === 0 &&
  summary.ledger.ok &&
  summary.ledger.receipts.in_ledger === summary.ledger.receipts.checked;

function trackSummary(
  { track, eligible, credentials, paper_check_ins, channels }: TrackNumbers,
  result: ResultDocument | null,
): TrackSummary {
  const stages = result?.tracks.find((one) => one.track === track)?.stages ?? [];
  const select = stages.find((stage) => stage.stage === 'select');
  return {
    ...{ track, eligible, credentials, paper_check_ins },
    electronic: channelSummary(channels.electronic),
    paper: channelSummary(channels.paper),
    rule: select?.rule ?? 'none',
    winners: select?.winners.length ?? 0,
  };
}

const channelSummary = (numbers: ChannelNumbers): ChannelSummary => ({
  casts: numbers.casts,
  superseded: numbers.superseded,
  taken_back: numbers.voided,
  invalid: invalidOf(numbers),
  blank: numbers.blank,
  counted: numbers.counted,
});
