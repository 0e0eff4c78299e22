import { sitePool } from '@/lib/db/site-pool';
import type { RenderStatus, Status } from '@/lib/domain/status';
import { servedBuild } from '@/lib/http/build-stamp';
import { renderCounts } from '@/lib/http/render-count';
import { readStatus } from '@/lib/queries/status';

/** How the portal stands now, as this instance of the site sees it. Never cached. */
export async function siteStatus(): Promise<Status> {
  return readStatus(sitePool(), { build: await servedBuild(), renders: readRenders() });
}

const SHOWN = 500;

/** The pages rendered most often. */
function readRenders(): RenderStatus {
  const { total, paths } = renderCounts();
  const list = Object.entries(paths).map(([name, renders]) => ({ path: name, renders }));
  list.sort((a, b) => b.renders - a.renders || a.path.localeCompare(b.path));
  return { total, paths: list.slice(0, SHOWN) };
}
