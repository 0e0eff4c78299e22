import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { sitePool } from '@/lib/db/site-pool';
import type { RenderStatus, Status } from '@/lib/domain/status';
import { buildDirectory } from '@/lib/env';
import { renderCounts } from '@/lib/http/render-count';
import { readStatus } from '@/lib/queries/status';

/** How the portal stands now, as this instance of the site sees it. Never cached. */
export async function siteStatus(): Promise<Status> {
  return readStatus(sitePool(), { build: await readBuild(), renders: readRenders() });
}

const stamp = z.object({ code: z.string(), databaseId: z.string() });

/** Null where the site runs without a finished build, as in development. */
async function readBuild(): Promise<z.infer<typeof stamp> | null> {
  const file = path.join(buildDirectory(), 'gotgan-build.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : stamp.parse(JSON.parse(text));
}

const SHOWN = 500;

/** The pages rendered most often. */
function readRenders(): RenderStatus {
  const { total, paths } = renderCounts();
  const list = Object.entries(paths).map(([name, renders]) => ({ path: name, renders }));
  list.sort((a, b) => b.renders - a.renders || a.path.localeCompare(b.path));
  return { total, paths: list.slice(0, SHOWN) };
}
