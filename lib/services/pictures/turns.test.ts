import { expect, it } from 'vitest';
import { oneAtATime } from '@/lib/services/pictures/turns';

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

it('does one work after the other, and turns away what comes when two wait', async () => {
  const turns = oneAtATime(2);
  const log: string[] = [];
  const work = (name: string) => async () => {
    log.push(`${name} begins`);
    await soon();
    log.push(`${name} ends`);
    return name;
  };
  const answers = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => turns(work(name))));
  expect(answers).toEqual(['a', 'b', 'c', 'busy', 'busy']);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(await turns(work('f'))).toBe('f');
});

it('is not held up by a work that fails', async () => {
  const turns = oneAtATime(1);
  const failing = turns(() => Promise.reject(new Error('no')));
  const next = turns(() => Promise.resolve(1));
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe(1);
  expect(await Promise.all([turns(soon), turns(soon), turns(soon)])).toEqual([undefined, undefined, 'busy']);
});
