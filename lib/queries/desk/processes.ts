import type { StaffRole } from '@/lib/domain/access/roles';
import { type DeskProcess, DUTIES, type Duty, type Waiting } from '@/lib/domain/process/desk';
import type { Db } from '@/lib/queries/process/lines';

/** In which governments somebody works, and as what. */
export interface DeskGrant {
  role: StaffRole;
  /** Null: in all of them. */
  lafCd: string | null;
  department: string | null;
}

interface Row {
  id: string;
  laf_cd: string;
  title_ko: string;
  title_en: string;
  published: boolean;
  voted: boolean;
  /** Of the duties that somebody has at all. */
  counts: Partial<Record<Duty, { department: string | null; proposals: number; late: number }[]>>;
}

const COUNTS = `
  SELECT coalesce(json_agg(json_build_object('department', department, 'proposals', proposals, 'late', late)), '[]') FROM (
    SELECT d.department, count(*)::int AS proposals, (count(*) FILTER (WHERE d.due < $2::date))::int AS late
      FROM proposal q LEFT JOIN proposal_desk d USING (process_id, number) WHERE q.process_id = p.id AND`;
const WAITING: Record<Duty, string> = {
  assign: `q.state = 'submitted' AND d.department IS NULL`,
  judge: `q.state IN ('submitted', 'asked-back') AND d.department IS NOT NULL`,
  screen: `q.state = 'feasible'`,
  result: `q.state = 'on-ballot'`,
};
const of = (condition: string) => `(${COUNTS} ${condition} GROUP BY d.department) counted)`;

/** The vote is over, or the schedule has none. */
const VOTED = `NOT EXISTS (SELECT FROM process_phase h WHERE h.process_id = p.id AND h.phase = 'voting' AND (h.ends IS NULL OR h.ends > now()))`;

/**
 * The processes of somebody's governments with what waits for them in each: most late work first, then most work, then the newest.
 * @param today the day in Seoul
 */
export async function listDeskProcesses(
  db: Db,
  grants: readonly DeskGrant[],
  today: string,
): Promise<DeskProcess[]> {
  const own = DUTIES.filter((duty) => grants.some(({ role }) => DUTY_OF[role]?.includes(duty) === true));
  const everywhere = grants.some(({ lafCd }) => lafCd === null);
  const { rows } = await db.query<Row>(
    `SELECT p.id, p.laf_cd, p.title_ko, p.title_en, p.published_at IS NOT NULL AS published, ${VOTED} AS voted,
       json_build_object(${own.map((duty) => `'${duty}', ${of(WAITING[duty])}`).join(', ')}) AS counts
     FROM process p WHERE ($1::text[] IS NULL OR p.laf_cd = ANY ($1)) AND $2::date IS NOT NULL ORDER BY p.fyr DESC, p.id`,
    [everywhere ? null : grants.map(({ lafCd }) => lafCd), today],
  );
  return rows.map((row) => deskProcess(row, grants)).sort(byUrgency);
}

function deskProcess(row: Row, grants: readonly DeskGrant[]): DeskProcess {
  const own = grants.filter(({ lafCd }) => lafCd === null || lafCd === row.laf_cd);
  return {
    id: row.id,
    lafCd: row.laf_cd,
    titles: { ko: row.title_ko, en: row.title_en },
    published: row.published,
    waiting: DUTIES.flatMap((duty) => waitingOf(duty, row, own)),
  };
}

const DUTY_OF: Partial<Record<StaffRole, readonly Duty[]>> = {
  reviewer: ['judge'],
  committee: ['screen'],
  // An editor sees to it that departments judge in time.
  editor: ['assign', 'judge'],
  'election-office': ['result'],
};

/** Of a duty that nobody has there are none. */
const countsOf = (counts: Row['counts'], duty: Duty) => counts[duty] ?? [];

function waitingOf(duty: Duty, { counts, voted }: Row, grants: readonly DeskGrant[]): Waiting[] {
  if (duty === 'result' && !voted) return [];
  const charged = grants.filter(({ role }) => DUTY_OF[role]?.includes(duty) === true);
  if (charged.length === 0) return [];
  const departments = charged.some(({ department }) => department === null)
    ? null
    : charged.map(({ department }) => department);
  const counted = countsOf(counts, duty).filter(
    ({ department }) => departments === null || departments.includes(department),
  );
  const sum = (of: 'proposals' | 'late') => counted.reduce((total, one) => total + one[of], 0);
  // What is screened is the department's no longer, whatever its due date was.
  const late = duty === 'judge' ? sum('late') : 0;
  const [department = null] = departments?.length === 1 ? departments : [];
  return sum('proposals') === 0 ? [] : [{ duty, proposals: sum('proposals'), late, department }];
}

function byUrgency(a: DeskProcess, b: DeskProcess): number {
  const sum = ({ waiting }: DeskProcess, of: 'proposals' | 'late') =>
    waiting.reduce((total, one) => total + one[of], 0);
  return sum(b, 'late') - sum(a, 'late') || sum(b, 'proposals') - sum(a, 'proposals');
}
