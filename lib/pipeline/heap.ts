import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * From now on the heap grows by a fifth at most between two collections. Rows that come as records are objects that live for as long
 * as their batch, and each year of several has arrays of its own: left alone, the engine lets hundreds of megabytes of what is
 * done with gather before it looks. One year of rows that come as bytes leaves next to nothing behind, and would only pay for it.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--heap-growing-percent=20');
}

type Collect = (options?: { type: 'minor' | 'major' }) => void;
let collector: Collect | undefined;

function collect(type: 'minor' | 'major'): void {
  if (collector === undefined) {
    setFlagsFromString('--expose-gc');
    // Known to a context that is made after the flag was set.
    collector = runInNewContext('gc') as Collect;
  }
  collector({ type });
}

/**
 * Gives back at once what is held for nobody. The arrays of a year that is finished are large and few: left alone, the engine keeps
 * them until those of the next year stand beside them.
 */
export function releaseMemory(): void {
  collect('major');
}

/**
 * The same for what was made lately, in a millisecond or two. Blocks of bytes lie outside of the heap: of a hundred of them the engine sees
 * a hundred small objects, and has no reason to look.
 */
export function releaseBlocks(): void {
  collect('minor');
}
