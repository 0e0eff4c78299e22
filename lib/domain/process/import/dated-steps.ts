import type { PlannedStep } from '@/lib/domain/process/import/life';
import type { RejectionKind } from '@/lib/domain/process/import/rejections';
import { type Phase, PHASES, type PhaseTime, type ProposalStep } from '@/lib/domain/process/types';

/** Stands in the reason of a step whose date the file does not have. */
export const DATE_OF_PHASE = '(날짜 미상: 단계의 날짜)';
/** The same where the date is that of a neighbour: its own phase is not given, or is over or ahead by then. */
export const DATE_OF_NEIGHBOUR = '(날짜 미상: 앞뒤 단계의 날짜)';
/** Stands in the reason of a step that the file does not have. */
export const STEP_INFERRED = '(자료에 없는 단계: 결과에 따름)';

/** No date, and no phase to take one from. */
export interface NeedsPhase {
  needs: Phase;
}

/**
 * Dates steps. One without a date gets the beginning of its phase, or of the next one that is given; it never lies before the step that it
 * follows nor behind the next one whose date is known. Its reason says so.
 * @returns or why the file's own dates cannot be, or the phase that has to be given
 */
export function dateSteps(
  planned: readonly PlannedStep[],
  phases: readonly PhaseTime[],
  now: string,
): ProposalStep[] | RejectionKind | NeedsPhase {
  const steps: ProposalStep[] = [];
  let last = '';
  for (const [index, one] of planned.entries()) {
    const known = planned.slice(index).find(({ at }) => at !== null)?.at ?? null;
    if (one.at !== null && one.at < last) return 'dates-out-of-order';
    const dated = one.at === null ? dateOf(one.phase, phases, known, last) : { at: one.at, note: null };
    if (dated === null) return { needs: one.phase };
    if (dated.at > now) return 'future';
    last = dated.at;
    steps.push(taken(one, dated));
  }
  return steps;
}

interface Dated {
  at: string;
  /** What its reason says of the date; null: the file's own. */
  note: string | null;
}

/** @param known the next date in the file; null: none @returns null where nothing tells */
function dateOf(
  phase: Phase,
  phases: readonly PhaseTime[],
  known: string | null,
  last: string,
): Dated | null {
  const own = phases.find((one) => one.phase === phase)?.begins;
  const wanted = own ?? nextBeginning(phase, phases) ?? known;
  if (wanted === null) return null;
  const at = later(last, known === null ? wanted : earlier(known, wanted));
  return { at, note: at === own ? DATE_OF_PHASE : DATE_OF_NEIGHBOUR };
}

const earlier = (a: string, b: string) => (a < b ? a : b);
const later = (a: string, b: string) => (a > b ? a : b);

/** When the first of the later phases that are given begins. */
function nextBeginning(phase: Phase, phases: readonly PhaseTime[]): string | null {
  const behind = PHASES.slice(PHASES.indexOf(phase) + 1);
  const next = behind.flatMap((name) => phases.filter((one) => one.phase === name));
  return next[0]?.begins ?? null;
}

function taken({ kind, by, reason, officialCost, inferred }: PlannedStep, { at, note }: Dated): ProposalStep {
  const said = [reason, inferred ? STEP_INFERRED : null, note].filter((part) => part !== null).join(' ');
  return { at, kind, by, reason: said === '' ? null : said, officialCost, other: null };
}
