import type pg from 'pg';
import { inTransaction } from '@/prisma/demo/database';
import { SPECS } from '@/prisma/demo/participation/specs';

/**
 * Invented people that anybody may act as in demo mode: two residents, and for each government with a process those who run it. Their
 * ids never change, so that a page about them can be linked to.
 */
interface DemoAccount {
  name: string;
  role?: 'reviewer' | 'committee' | 'editor' | 'election-office' | 'auditor' | 'operator';
  lafCd?: string;
  department?: string;
}

export const DEMO_DEPARTMENT = '도로과';

const RESIDENTS: readonly DemoAccount[] = [{ name: '느린걸음' }, { name: '두아이아빠' }];
const EVERYWHERE: readonly DemoAccount[] = [
  { name: '감사 담당 (체험)', role: 'auditor' },
  { name: '운영자 (체험)', role: 'operator' },
];

function officials(lafCd: string, place: string): DemoAccount[] {
  return [
    { name: `${place} ${DEMO_DEPARTMENT}`, role: 'reviewer', lafCd, department: DEMO_DEPARTMENT },
    { name: `${place} 위원`, role: 'committee', lafCd },
    { name: `${place} 예산과`, role: 'editor', lafCd },
    officer(lafCd, `${place} 투표 담당`),
  ];
}

function officer(lafCd: string, name: string): DemoAccount {
  return { name, role: 'election-office', lafCd };
}

/** Opening, extending and closing a vote takes two. */
const SECOND = '투표 담당 2';
const [FIRST, LATER, LAST] = [SPECS.slice(0, 2), SPECS.slice(2, 5), SPECS.slice(5)];

/** Whoever comes later comes behind the others, so that their ids stay. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  ...RESIDENTS,
  ...FIRST.flatMap(({ lafCd, ko }) => officials(lafCd, ko)),
  ...LATER.flatMap(({ lafCd, ko }) => officials(lafCd, ko).slice(0, 3)),
  ...EVERYWHERE,
  ...FIRST.map(({ lafCd, ko }) => officer(lafCd, `${ko} ${SECOND}`)),
  ...LATER.flatMap(({ lafCd, ko }) => ['투표 담당', SECOND].map((name) => officer(lafCd, `${ko} ${name}`))),
  ...LAST.flatMap(({ lafCd, ko }) => [...officials(lafCd, ko), officer(lafCd, `${ko} ${SECOND}`)]),
];

/** The two demo residents. */
export const DEMO_RESIDENTS: readonly string[] = RESIDENTS.map((_, index) => demoAccountId(index));

/** Those who hold the election office of a government. @returns their ids and names */
export function demoOfficers(lafCd: string): { id: string; name: string }[] {
  return DEMO_ACCOUNTS.flatMap(({ name, role, lafCd: own }, index) =>
    role === 'election-office' && own === lafCd ? [{ id: demoAccountId(index), name }] : [],
  );
}

export function demoAccountId(index: number): string {
  return `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
}

/** Puts the invented people in, with their roles, where they are not yet. @param pool the owner's */
export async function fillDemoAccounts(pool: pg.Pool): Promise<void> {
  await inTransaction(pool, async (client) => {
    for (const [index, account] of DEMO_ACCOUNTS.entries())
      await fillOne(client, demoAccountId(index), account);
  });
}

async function fillOne(client: pg.PoolClient, id: string, account: DemoAccount): Promise<void> {
  const { name, role, lafCd, department } = account;
  const { rowCount } = await client.query(
    'INSERT INTO person (id, name, demo, said_age_at) VALUES ($1, $2, true, now()) ON CONFLICT (id) DO NOTHING',
    [id, name],
  );
  if (rowCount === 0 || role === undefined) return;
  await client.query(
    `INSERT INTO role_grant (person, role, laf_cd, department, granted_by) VALUES ($1, $2, $3, $4, 'gotgan demo')`,
    [id, role, lafCd ?? null, department ?? null],
  );
}
