import type { Recounted, ToRecount } from '@/lib/client/result/protocol';
import { recount } from '@/lib/domain/participation/result-document';

/** The whole count, beside the page: it may take as long as it takes. */
async function countAgain({ folder, files, seed }: ToRecount): Promise<Recounted> {
  const ballots: Record<string, Uint8Array<ArrayBuffer>> = {};
  for (const file of files) ballots[file] = await load(folder, file);
  const { sha256 } = await recount({
    rules: await load(folder, 'rules.json'),
    ballots,
    seed: seed ? new TextDecoder().decode(await load(folder, 'seed.txt')) : null,
  });
  return { sha256 };
}

async function load(folder: string, name: string): Promise<Uint8Array<ArrayBuffer>> {
  const answer = await fetch(new URL(encodeURIComponent(name), folder), { credentials: 'omit' });
  if (!answer.ok) throw new Error(`${name}: HTTP ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

addEventListener('message', ({ data }: MessageEvent<ToRecount>) => {
  countAgain(data).then(
    (answer) => postMessage(answer),
    (error: unknown) =>
      postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies Recounted),
  );
});
