import { type Answer, type Asked, isLast, type Question } from '@/lib/client/recount/protocol';

/**
 * One worker for one file. A question that comes while another is being answered ends that one: the worker with it, since a count
 * cannot be interrupted, and a new one begins.
 */
export class Counter {
  private worker: Worker | null = null;
  private busy = false;

  constructor(private readonly file: Blob) {}

  /** Asks; answers come until the last one, or until something else is asked. */
  ask(question: Question, heard: (answer: Answer) => void): void {
    if (this.busy) this.stop();
    const worker = (this.worker ??= startWorker());
    this.busy = true;
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (isLast(data)) this.busy = false;
      heard(data);
    };
    worker.onerror = ({ message }) => {
      this.stop();
      heard({ kind: 'failed', reason: 'error', text: message });
    };
    worker.postMessage({ file: this.file, question } satisfies Asked);
  }

  /** Ends what goes on; nothing more is heard of it. */
  stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.busy = false;
  }
}

const startWorker = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
