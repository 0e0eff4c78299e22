import { castAll } from '@/lib/cli/demo-election/casting';
import type { CastingAnswer, CastingTask } from '@/lib/cli/demo-election/casting-pool';
import { officeOf } from '@/lib/cli/demo-election/office';
import { createPool } from '@/lib/db/pool';

/** Some of the voters of `gotgan demo election`, in a process of their own: tasks come by message, and so do the answers. */
let pools: ReturnType<typeof poolsOf> | undefined;

function poolsOf({ member, ballot, web }: CastingTask['urls']) {
  return { member: createPool(member), ballot: createPool(ballot), web: createPool(web) };
}

async function take({ urls, process: id, voters, now }: CastingTask): Promise<void> {
  pools ??= poolsOf(urls);
  const report = (done: number) => answer({ done });
  answer({ claims: await castAll(officeOf(pools, id), voters, { now: new Date(now), report }) });
}

const answer = (message: CastingAnswer) => void process.send?.(message);

process.on('message', (task) => {
  // Sent by `CastingPool`, which made it of this type.
  take(task as CastingTask).catch((error: unknown) => {
    answer({ error: error instanceof Error ? error.message : String(error) });
  });
});
