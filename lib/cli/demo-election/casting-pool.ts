import { type ChildProcess, fork } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import type { castAll } from '@/lib/cli/demo-election/casting';
import type { Report } from '@/lib/cli/progress';
import type { Claim } from '@/lib/client/verify/claim';
import type { DatabaseUrls } from '@/lib/db/connection';
import type { DemoVoter } from '@/prisma/demo/participation/voters';

type Urls = Pick<DatabaseUrls, 'member' | 'ballot' | 'web'>;

export interface CastingTask {
  urls: Urls;
  process: string;
  voters: readonly DemoVoter[];
  now: string;
}

export type CastingAnswer = { done: number } | { claims: Claim[] } | { error: string };

/** More of them are kept waiting by the database. */
const MOST_CHILDREN = 4;

/** Processes that vote side by side, since blinding and unblinding keep one processor busy. They are started as this one was. */
export class CastingPool {
  private readonly children: readonly ChildProcess[];

  constructor(private readonly urls: Urls) {
    const script = path.resolve('lib/cli/demo-election/casting-child.ts');
    const number = Math.min(MOST_CHILDREN, os.availableParallelism());
    this.children = Array.from({ length: number }, () => fork(script, { execArgv: [...process.execArgv] }));
  }

  /** As `castAll`. */
  readonly cast: typeof castAll = async ({ process: id }, voters, { now, report }) => {
    const done = this.children.map(() => 0);
    const tell =
      (at: number): Report =>
      (number) => {
        done[at] = number;
        report?.(
          done.reduce((sum, one) => sum + one, 0),
          voters.length,
        );
      };
    const claims = await Promise.all(
      this.children.map((child, at) => {
        const own = voters.filter((_, index) => index % this.children.length === at);
        return ask(child, { urls: this.urls, process: id, voters: own, now: now.toISOString() }, tell(at));
      }),
    );
    return claims.flat();
  };

  end(): void {
    for (const child of this.children) child.kill();
  }
}

function ask(child: ChildProcess, task: CastingTask, report: Report): Promise<Claim[]> {
  return new Promise((resolve, reject) => {
    const take = (message: unknown) => {
      // Sent by `casting-child.ts`, which made it of this type.
      const answer = message as CastingAnswer;
      if ('done' in answer) return report(answer.done, task.voters.length);
      child.off('message', take).off('exit', fail);
      if ('claims' in answer) resolve(answer.claims);
      else reject(new Error(answer.error));
    };
    const fail = () => reject(new Error('a process of voters ended early'));
    child.on('message', take).once('exit', fail);
    child.send(task);
  });
}
