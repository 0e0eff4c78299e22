import { DAY } from '@/prisma/demo/participation/calendar';
import { WINNER_CASES, type WinnerCase } from '@/prisma/demo/participation/cases';
import type { DemoStep } from '@/prisma/demo/participation/life';
import { committeeOf, FEASIBLE } from '@/prisma/demo/participation/reasons';
import type { ProcessSpec, Span } from '@/prisma/demo/participation/specs';
import type { DemoLink, PortalProject } from '@/prisma/demo/participation/winners';

/** A case with the number that its proposal has. */
export interface SeededWinner {
  number: number;
  given: WinnerCase;
}

/** @param drawn how many proposals the process has beside these */
export function seedWinners(
  cases: readonly WinnerCase[],
  stage: ProcessSpec['stage'],
  drawn: number,
): SeededWinner[] {
  return cases
    .filter((one) => one.stage === stage)
    .map((given, index) => ({ number: drawn + index + 1, given }));
}

/** Whether a project is of a case, and no other winner's. */
export function isSeeded(name: string): boolean {
  return WINNER_CASES.some(({ projects }) => projects.includes(name));
}

/** The proposal as it was handed in. */
export function proposalOf({ number, given }: SeededWinner) {
  const { title, need, content, place, author, cost } = given;
  return {
    ...{ number, title, need, content, place, author },
    ...{ track: 'general', effect: null, beneficiaries: null, estimate: cost },
  };
}

/** What is left of a process's money for the others. */
export function withoutSeeded(
  { ceilings, ...spec }: ProcessSpec,
  seeded: readonly SeededWinner[],
): ProcessSpec {
  const taken = seeded.reduce((sum, { given }) => sum + given.cost, 0) / 1_000_000;
  return { ...spec, ceilings: { ...ceilings, general: ceilings.general - taken } };
}

const HOUR = DAY / 24;

/** The straight way from the last day of proposing to the result. */
export function stepsOf(
  { number, given }: SeededWinner,
  spans: readonly Span[],
  { ko }: ProcessSpec,
): DemoStep[] {
  const at = (phase: Span['phase'], edge: 'begins' | 'ends') =>
    spans.find((span) => span.phase === phase)?.[edge] ?? 0;
  const by = given.department;
  const step = (kind: DemoStep['kind'], when: number, more: Partial<DemoStep> = {}): DemoStep => ({
    ...{ number, kind, at: when, by, reason: null, officialCost: null, other: null },
    ...more,
  });
  const review = at('review', 'begins');
  return [
    step('submitted', at('proposing', 'ends') - HOUR, { by: null }),
    step('assigned', review + 2 * HOUR),
    step('judged-feasible', review + 20 * DAY + 3 * HOUR, {
      reason: FEASIBLE[0] ?? null,
      officialCost: given.cost,
    }),
    step('screened-in', at('screening', 'begins') + 9 * DAY + 5 * HOUR, { by: committeeOf(by) }),
    step('won', at('result', 'begins') + HOUR, {
      by: `${ko} 주민참여예산위원회`,
      reason: `주민투표 ${given.votes.toLocaleString('en-US')}표`,
    }),
  ];
}

/** Ties to the projects that the portal has of these names. */
export function seededLinks(
  seeded: readonly SeededWinner[],
  projects: readonly PortalProject[],
  { at, now }: { at: number; now: number },
): DemoLink[] {
  if (at >= now) return [];
  return seeded.flatMap(({ number, given }) =>
    projects
      .filter(({ name }) => given.projects.includes(name))
      .map(({ id, name }): DemoLink => ({
        number,
        kind: 'linked',
        at,
        project: id,
        name: given.nameThen ?? name,
        whole: given.whole,
      })),
  );
}
