import { random, type Random } from '@/prisma/demo/random';

export interface GeneratedElection {
  seed: number;
  voters?: number;
  projects?: number;
  /** In won. */
  budget?: number;
}

/** Up to so many projects on a ballot, as in the elections of Korean cities and of Pabulib. */
const CHOICES = 5;
const FIELDS = 6;
/** How much likelier voters take projects of their own field. */
const OWN_FIELD = 5;
const [CHEAPEST, DEAREST] = [5_000_000, 200_000_000];
/** What costs are rounded to: most estimates are round. */
const ROUND = [50_000_000, 10_000_000, 10_000_000, 5_000_000, 1_000_000, 100_000, 1] as const;

interface Project {
  cost: number;
  field: number;
  appeal: number;
}

/** Costs from 5 to 200 million won, cheap ones more often than dear ones; a few projects that everybody likes, and many that few do. */
function projectOf(chance: Random): Project {
  const cost = CHEAPEST * (DEAREST / CHEAPEST) ** chance.next();
  const unit = chance.pick(ROUND);
  return {
    cost: Math.min(DEAREST, Math.max(CHEAPEST, Math.round(cost / unit) * unit)),
    field: chance.int(0, FIELDS - 1),
    appeal: 0.05 + chance.next() ** 3,
  };
}

/** Takes several different places, each in proportion to its weight. */
function drawn(weights: readonly number[], count: number, chance: Random): number[] {
  const left = [...weights];
  return Array.from({ length: count }, () => {
    let point = chance.next() * left.reduce((sum, weight) => sum + weight, 0);
    const found = left.findIndex((weight) => (point -= weight) < 0);
    const place = found < 0 ? left.findIndex((weight) => weight > 0) : found;
    left[place] = 0;
    return place;
  });
}

/** An election in won as a city's could be, in the form of Pabulib: the same seed gives the same bytes. Approval of up to five projects. */
export function generatedElection({
  seed,
  voters = 5000,
  projects: count = 60,
  budget = 1_000_000_000,
}: GeneratedElection): string {
  const chance = random(seed, 'bench tally');
  const projects = Array.from({ length: count }, () => projectOf(chance));
  const byField = Array.from({ length: FIELDS }, (_, own) =>
    projects.map(({ field, appeal }) => appeal * (field === own ? OWN_FIELD : 1)),
  );
  const ballots = Array.from({ length: voters }, (_, voter) => {
    const weights = byField[chance.int(0, FIELDS - 1)] ?? [];
    const choices = drawn(weights, Math.min(count, chance.int(1, CHOICES)), chance);
    return `v${voter + 1};${choices.map((project) => `p${project + 1}`).join(',')}`;
  });
  return [
    ...['META', 'key;value', 'description;generated', 'country;Korea', 'unit;generated', `instance;${seed}`],
    ...['currency;KRW', 'rule;equalshares', 'date_begin;01.09.2026', 'date_end;14.09.2026'],
    ...[`num_projects;${count}`, `num_votes;${voters}`, `budget;${budget}`],
    ...['vote_type;approval', 'min_length;1', `max_length;${CHOICES}`],
    ...['PROJECTS', 'project_id;cost', ...projects.map(({ cost }, at) => `p${at + 1};${cost}`)],
    ...['VOTES', 'voter_id;vote', ...ballots, ''],
  ].join('\n');
}
