import { setImmediate } from 'node:timers/promises';

const AT_A_STRETCH_MS = 20;
let since = 0;

/** Between parts of a long piece of work: lets others of this process have their turn, now and then. */
export async function pause(): Promise<void> {
  if (performance.now() - since < AT_A_STRETCH_MS) return;
  await setImmediate();
  since = performance.now();
}
