import type pg from 'pg';
import { DAY, officeMoment, seoul } from '@/prisma/demo/participation/calendar';
import type { DemoProposal } from '@/prisma/demo/participation/proposals';
import type { Winner } from '@/prisma/demo/participation/result';
import type { Random } from '@/prisma/demo/random';

/** A project as the portal has it. */
export interface PortalProject {
  id: string;
  name: string;
  budget: number;
}

export interface DemoLink {
  number: number;
  kind: 'linked' | 'unlinked';
  at: number;
  project: string;
  name: string;
  whole: boolean;
}

/** A government's projects of a year, those that winners can be tied to. */
export async function projectsOf(
  client: pg.PoolClient,
  lafCd: string,
  fyr: number,
): Promise<PortalProject[]> {
  const { rows } = await client.query<{ id: string; name: string; budget: string }>(
    `SELECT id, name, current_budget AS budget FROM project
     WHERE laf_cd = $1 AND fyr = $2 AND serving AND removed_as_of IS NULL AND NOT is_internal_transfer(name) AND current_budget > 0
     ORDER BY current_budget, id`,
    [lafCd, fyr],
  );
  return rows
    .filter(({ name }) => !NOT_WORKS.test(name))
    .map(({ budget, ...row }) => ({ ...row, budget: Number(budget) }));
}

/** So many winners share a project that is larger than any of them. */
const SHARING = 3;
/** How many times a winner's cost such a project may have. */
const LARGER = 40;
/** Benefits, wages and grants build nothing, whatever else their names say. */
const NOT_WORKS =
  /급여|수당|보육료|양육비|연금|인건비|출연|의료비|직불|활동지원|활동비|특별지원|일자리|피해보상/;
/** What pays for residents' wishes of any kind. */
const ANY_WISH = /주민숙원|주민참여예산/;

/** Whether there is a project that can be a winner's: those are let win more often. */
export function fitsAny({ idea }: DemoProposal, projects: readonly PortalProject[]): boolean {
  return projects.some(({ name }) => idea.fits.test(name));
}

/**
 * Ties winners to projects that fit them by name: to one of about their cost alone, else to a larger one that pays for other things
 * too. Winners that nothing fits stay without.
 * @param now what comes later is left out
 */
export function tie(
  winners: readonly Winner[],
  projects: readonly PortalProject[],
  fiscalYear: number,
  now: number,
  chance: Random,
): DemoLink[] {
  const uses = new Map<string, number>();
  return winners
    .flatMap((winner) => {
      const fit = choose(winner, projects, uses);
      return fit === null ? [] : linksOf(winner, fit, fiscalYear, chance);
    })
    .filter(({ at }) => at < now)
    .sort((a, b) => a.at - b.at);
}

interface Fit {
  project: PortalProject;
  whole: boolean;
  /** Another one that fits, too. */
  second: PortalProject | undefined;
}

function choose(
  { proposal, cost }: Winner,
  projects: readonly PortalProject[],
  uses: Map<string, number>,
): Fit | null {
  const used = ({ id }: PortalProject) => uses.get(id) ?? 0;
  const fitting = projects.filter(({ name }) => proposal.idea.fits.test(name));
  const others = projects.filter(({ name, budget }) => ANY_WISH.test(name) && budget > 2 * cost);
  const alone = fitting.filter(
    (one) => used(one) === 0 && one.budget >= 0.4 * cost && one.budget <= 2 * cost,
  );
  const larger = fitting.filter(({ budget }) => budget > 2 * cost && budget <= LARGER * cost);
  const shared = [...larger, ...others].filter((one) => used(one) < SHARING);
  const [project, second] = [...alone, ...shared];
  if (project === undefined) return null;
  const whole = alone.includes(project);
  uses.set(project.id, whole ? SHARING : used(project) + 1);
  return { project, whole, second };
}

/** Mostly one; now and then an official ties the wrong one first, or a winner is paid from two, or a project had another name then. */
function linksOf(
  { proposal: { number } }: Winner,
  { project, whole, second }: Fit,
  fiscalYear: number,
  chance: Random,
): DemoLink[] {
  const [from, to] = [seoul(`${fiscalYear}-01-12`), seoul(`${fiscalYear}-02-20`)];
  const at = officeMoment(chance, from, to) ?? from;
  const later = officeMoment(chance, to, to + 30 * DAY) ?? to;
  const link = (one: PortalProject, more: Partial<DemoLink> = {}): DemoLink => ({
    ...{ number, kind: 'linked', at, project: one.id, name: one.name, whole },
    ...more,
  });
  const draw = chance.next();
  if (draw < 0.08 && second !== undefined)
    return [
      link(second, { whole: false }),
      link(second, { kind: 'unlinked', at: later, whole: false }),
      link(project, { at: later }),
    ];
  if (draw < 0.2 && second !== undefined)
    return [link(project, { whole: false }), link(second, { whole: false })];
  return [link(project, draw < 0.35 ? { name: `${project.name}(주민참여예산)` } : {})];
}
