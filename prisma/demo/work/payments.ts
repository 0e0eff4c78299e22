import type pg from 'pg';
import type { Payment } from '@/prisma/demo/work/desk';
import { updateProjects } from '@/prisma/demo/work/update';

/** Payments: cumulative spending grows. */
export async function pay(client: pg.PoolClient, payments: readonly Payment[]): Promise<number> {
  return updateProjects(client, 'ep_amt = p.ep_amt + c.amount', payments);
}
