import { answersTo, open, type Opened } from '@/lib/client/recount/answers';
import type { Answer, Asked } from '@/lib/client/recount/protocol';

/** The count, beside the page: it may take as long as it takes, the page goes on. A worker has one file. */
let opened: Opened | null = null;

const say = (answer: Answer) => {
  postMessage(answer);
};

async function textOf(file: Blob): Promise<string | null> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

async function answer({ file, question }: Asked): Promise<void> {
  if (opened === null) {
    const text = await textOf(file);
    if (text === null) {
      say({ kind: 'failed', reason: 'encoding', text: '' });
      return;
    }
    const read = open(text);
    opened = read.opened;
    if (question.kind === 'read' || opened === null) say(read.answer);
  }
  if (opened !== null) for (const one of answersTo(opened, question)) say(one);
}

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
  answer(data).catch((error: unknown) => {
    say({ kind: 'failed', reason: 'error', text: error instanceof Error ? error.message : String(error) });
  });
});
