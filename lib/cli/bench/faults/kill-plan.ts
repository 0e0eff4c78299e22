import { type Random } from '@/prisma/demo/random';
import { type Kill } from '@/lib/cli/bench/faults/job';
import { type Scenario, type Stage } from '@/lib/cli/bench/faults/scenarios';

export interface PlannedKill {
  scenario: Scenario;
  kill: Kill;
}

/** A stage's name: the points on both of its sides. */
export function stageName({ after, before }: Pick<Stage, 'after' | 'before'>): string {
  return `${after} → ${before}`;
}

/** A kill at each point of the way: in each scenario where there are kills enough, else each point once, scenario after scenario. */
export function killsAtPoints(scenarios: readonly Scenario[], everywhere: boolean): PlannedKill[] {
  const planned = scenarios.map((scenario) =>
    scenario.route.flatMap(({ before }): PlannedKill[] =>
      before === 'end' ? [] : [{ scenario, kill: { at: 'point', point: before } }],
    ),
  );
  if (everywhere) return planned.flat();
  const longest = Math.max(...planned.map((list) => list.length));
  return Array.from({ length: longest }, (_, index) => {
    const turn = planned.toSorted((a, b) => b.length - a.length)[0]?.[index];
    const other = planned[index % planned.length]?.find(({ kill }) => samePoint(kill, turn?.kill));
    return other ?? turn;
  }).filter((one) => one !== undefined);
}

function samePoint(a: Kill, b: Kill | undefined): boolean {
  return a.at === 'point' && b?.at === 'point' && a.point === b.point;
}

/** A kill somewhere within the stage that has had the fewest, in a scenario at random: on a statement's way, or at a moment. */
export function killWithin(
  scenarios: readonly Scenario[],
  had: (stage: string) => number,
  chance: Random,
): PlannedKill {
  const all = scenarios.flatMap((scenario) => scenario.route.map((stage) => ({ scenario, stage })));
  const fewest = Math.min(...all.map(({ stage }) => had(stageName(stage))));
  const { scenario, stage } = chance.pick(all.filter((one) => had(stageName(one.stage)) === fewest));
  const { after, micros, statements } = stage;
  if (statements > 0 && chance.chance(0.5))
    return { scenario, kill: { at: 'statement', after, nth: chance.int(1, statements) } };
  return { scenario, kill: { at: 'moment', after, micros: chance.int(0, micros) } };
}
