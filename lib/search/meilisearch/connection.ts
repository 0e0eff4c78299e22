import { type Index, Meilisearch, type Task } from 'meilisearch';
import type { MeiliProject } from '@/lib/search/meilisearch/documents';

/** How long a request may take, and how long a task of a large batch may. */
const REQUEST_MS = 120_000;
const TASK_MS = 1_800_000;

/** The names of the indexes: with a prefix, so that several portals may share a server. */
export interface MeiliIndexes {
  projects: string;
  next: string;
  governments: string;
  glossary: string;
}

export function indexNames(prefix: string): MeiliIndexes {
  return {
    projects: `${prefix}projects`,
    next: `${prefix}projects_next`,
    governments: `${prefix}governments`,
    glossary: `${prefix}glossary`,
  };
}

/**
 * Answers are asked for as they are: a compressed one of a kilobyte and more is sent in two pieces, and the second waits for this side's
 * acknowledgement of the first, which comes 40 ms later.
 */
const AS_IT_IS = { headers: { 'Accept-Encoding': 'identity' } };

/** @param timeout milliseconds for a request */
export function connect(host: string, apiKey: string | undefined, timeout = REQUEST_MS): Meilisearch {
  return new Meilisearch({
    host,
    ...(apiKey === undefined ? {} : { apiKey }),
    timeout,
    requestInit: AS_IT_IS,
  });
}

export function projectsIndex(client: Meilisearch, indexes: MeiliIndexes): Index<MeiliProject> {
  return client.index<MeiliProject>(indexes.projects);
}

/** What the server was told to do and did not do. */
export class MeiliTaskFailed extends Error {
  override readonly name = 'MeiliTaskFailed';
}

/** Waits for tasks to end. @throws MeiliTaskFailed with the server's reason */
export async function finished(client: Meilisearch, tasks: readonly { taskUid: number }[]): Promise<Task[]> {
  const ended: Task[] = [];
  for (const { taskUid } of tasks) {
    const task = await client.tasks.waitForTask(taskUid, { timeout: TASK_MS, interval: 20 });
    if (task.status !== 'succeeded')
      throw new MeiliTaskFailed(
        `Meilisearch: task ${task.uid} (${task.type}) ${task.status}: ${task.error?.message ?? ''}`,
      );
    ended.push(task);
  }
  return ended;
}
