/** What long work says on stderr: one line a step with its time; on a terminal a bar while it runs. */
const terminal = process.stderr.isTTY === true;

/** Tells how far a step is: `done` of `total` units; ignored where there is no terminal to draw on. */
export type Report = (done: number, total: number) => void;

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;

function bar(title: string, done: number, total: number): void {
  if (!terminal) return;
  const filled = total > 0 ? Math.min(24, Math.floor((24 * done) / total)) : 0;
  process.stderr.write(
    `\r\x1b[2K${title} [${'#'.repeat(filled)}${'.'.repeat(24 - filled)}] ${done}/${total}`,
  );
}

/**
 * Runs one step: prints its title, a bar on a terminal, and how long it took.
 * @returns what `work` returns
 */
export async function step<T>(
  title: string,
  work: (report: Report) => Promise<T>,
  detail?: (result: T) => string,
): Promise<T> {
  const began = performance.now();
  process.stderr.write(terminal ? title : `${title} …\n`);
  try {
    const result = await work((done, total) => bar(title, done, total));
    const more = detail === undefined ? '' : `: ${detail(result)}`;
    finish(`✓ ${title}${more} (${seconds(performance.now() - began)})`);
    return result;
  } catch (error) {
    finish(`✗ ${title} (${seconds(performance.now() - began)})`);
    throw error;
  }
}

function finish(line: string): void {
  process.stderr.write(terminal ? `\r\x1b[2K${line}\n` : `${line}\n`);
}
