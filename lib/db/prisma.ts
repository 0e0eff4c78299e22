import { PrismaPg } from '@prisma/adapter-pg';
import type pg from 'pg';
import { PrismaClient } from '@/lib/db/generated/client';

const clients = new WeakMap<pg.Pool, PrismaClient>();

/** The Prisma client over a pool, one for each: for services and small reads. What it returns never leaves a read. */
export function prismaOn(pool: pg.Pool): PrismaClient {
  const known = clients.get(pool);
  if (known !== undefined) return known;
  const made = new PrismaClient({ adapter: new PrismaPg(pool) });
  clients.set(pool, made);
  return made;
}
