import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { buildDirectory } from '@/lib/env';

/** What the build that is served was made from; written by `gotgan start` after a build that succeeded. */
const form = z.object({
  code: z.string(),
  databaseId: z.string(),
  outboxId: z.string().regex(/^\d+$/),
  migrations: z.array(z.string()),
});
export type BuildStamp = z.infer<typeof form>;

let served: Promise<BuildStamp | null> | undefined;

/**
 * The stamp of the build that this instance serves, as it was when it was first asked for: a newer build beside it is not
 * the one that this process loaded. Null where the site runs without a finished build, as in development.
 */
export function servedBuild(): Promise<BuildStamp | null> {
  served ??= read();
  return served;
}

async function read(): Promise<BuildStamp | null> {
  const file = path.join(buildDirectory(), 'gotgan-build.json');
  const text = await readFile(file, 'utf8').catch(() => null);
  return text === null ? null : form.parse(JSON.parse(text));
}
