import { setTimeout as pause } from 'node:timers/promises';
import { SourceError } from '@/lib/sources/source';
import { type Envelope, type LofinRow, openEnvelope } from '@/lib/sources/lofin/envelope';
import { PageFaultError, TrafficError, TransientError, UnsettledError } from '@/lib/sources/lofin/errors';
import { Gate } from '@/lib/sources/lofin/gate';
import { getText } from '@/lib/sources/lofin/request';
import { type Conduct, conductOf } from '@/lib/sources/lofin/result-codes';
import {
  type LofinSettings,
  LONGEST_PAUSE_MS,
  PAGE_SIZE,
  SAMPLE_SIZE,
  withoutKey,
} from '@/lib/sources/lofin/settings';

/** What is asked for, apart from page and key: fyr, exe_ymd, laf_cd … */
export type Params = Readonly<Record<string, string>>;

/** One page. `sample`: the first five rows only, as no registered key came with the request. */
export interface Page {
  total: number;
  rows: LofinRow[];
  sample: boolean;
  /** As received, the key taken out should it stand there. */
  body: string;
}

/** What the client did, for the run's warnings. */
export interface ClientTally {
  requests: number;
  retries: number;
}

/** The Open API of 지방재정365: one page at a time, as often as it takes, never more at once than agreed. */
export class LofinClient {
  readonly tally: ClientTally = { requests: 0, retries: 0 };
  private readonly gate: Gate;

  /** @param wait pauses between tries; a test passes its own */
  constructor(
    readonly settings: LofinSettings,
    private readonly wait: (ms: number) => Promise<unknown> = (ms) => pause(ms),
  ) {
    this.gate = new Gate(settings.concurrency);
  }

  /** Whether only samples can be had. */
  get keyless(): boolean {
    return this.settings.key === null;
  }

  /** How many rows one page holds. */
  get pageSize(): number {
    return this.keyless ? SAMPLE_SIZE : PAGE_SIZE;
  }

  /**
   * One page of a service.
   * @param check throws a PageFaultError for a page that should be asked for again
   * @returns null where nothing is published for the condition (INFO-200): missing, not zero
   * @throws TrafficError when the daily number of requests is used up
   * @throws UnsettledError when the page does not pass the check however often it is asked for
   * @throws SourceError when the service refuses, or fails however often it is asked
   */
  async page(
    service: string,
    params: Params,
    index: number,
    check?: (page: Page) => void,
  ): Promise<Page | null> {
    return this.gate.run(() =>
      this.insistently(`${service} page ${index}`, async () => {
        const page = await this.once(service, params, index);
        if (page !== null) check?.(page);
        return page;
      }),
    );
  }

  private async insistently<T>(what: string, work: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried += 1) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        const message = withoutKey(`${what}: ${error.message}`, this.settings.key);
        if (error instanceof TrafficError) throw new TrafficError(message);
        if (!(error instanceof TransientError)) throw new SourceError(message);
        if (tried >= this.settings.tries) throw givenUp(error, `${message}, ${tried} times`);
        this.tally.retries += 1;
        await this.rest(tried);
      }
    }
  }

  /** Waits before a further try, the longer the more there were. */
  async rest(tried: number): Promise<void> {
    await this.wait(this.pauseAfter(tried));
  }

  /** Doubling, with a random half, so that clients that failed together do not come back together. */
  private pauseAfter(tried: number): number {
    const longest = Math.min(LONGEST_PAUSE_MS, this.settings.pauseMs * 2 ** (tried - 1));
    return longest / 2 + (Math.random() * longest) / 2;
  }

  private async once(service: string, params: Params, index: number): Promise<Page | null> {
    const query = new URLSearchParams({
      Type: 'json',
      pIndex: String(index),
      pSize: String(this.pageSize),
      ...params,
    });
    if (this.settings.key !== null) query.set('Key', this.settings.key);
    this.tally.requests += 1;
    const body = await getText(this.settings, service, query);
    return this.pageOf(openEnvelope(service, body), body);
  }

  private pageOf({ code, message, total, rows }: Envelope, body: string): Page | null {
    const { conduct, meaning } = conductOf(code);
    const said = `${code} ${meaning}${message === '' ? '' : ` (“${message.slice(0, 200)}”)`}`;
    const failure = failureOf(conduct, said);
    if (failure !== null) throw failure;
    if (conduct === 'missing') return null;
    const sample = conduct === 'sample' || this.keyless;
    if (rows.length === 0) return emptyPage(said, total, sample);
    if (total === null && !sample) throw new SourceError('the answer does not say how many rows there are');
    return { total: total ?? rows.length, rows, sample, body };
  }
}

function givenUp(error: SourceError, message: string): SourceError {
  return error instanceof PageFaultError ? new UnsettledError(message) : new TransientError(message);
}

function failureOf(conduct: Conduct, said: string): SourceError | null {
  if (conduct === 'again') return new TransientError(said);
  if (conduct === 'traffic') return new TrafficError(said);
  return conduct === 'stop' ? new SourceError(said) : null;
}

/** No rows and a total of none is "nothing published"; no rows where there should be some is half an answer. */
function emptyPage(said: string, total: number | null, sample: boolean): null {
  if (sample && total === null) throw new SourceError(`${said}, and no rows with it: set LOFIN_API_KEY`);
  if (total !== null && total > 0) throw new TransientError(`no rows where ${total} are announced`);
  return null;
}
