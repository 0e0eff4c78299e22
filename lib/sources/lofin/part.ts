import { type JsonRow } from '@/lib/sources/json-record';
import { type LofinClient, type Page, type Params } from '@/lib/sources/lofin/client';
import { openEnvelope, type LofinRow } from '@/lib/sources/lofin/envelope';
import { PageFaultError, UnsettledError } from '@/lib/sources/lofin/errors';
import { fingerprint, KeySet } from '@/lib/sources/lofin/key-set';
import { type Spool, type SpoolPart } from '@/lib/sources/lofin/spool';

/** One request with all its pages: what a service says for one set of parameters. */
export interface PartRequest {
  service: string;
  params: Params;
  /** Why a row cannot belong to the answer, null where it can. */
  misfit: (row: JsonRow) => string | null;
  /** What tells rows apart; null where rows repeat by nature, and two readings must agree instead. */
  keyOf: ((row: JsonRow) => string) | null;
}

/** A request read to its end and found settled. */
export interface Part {
  params: Params;
  total: number;
  pages: number;
  /** The first five rows only: no key, or none that is registered. */
  sample: boolean;
  /** How many pages were kept from an earlier pull that was cut off. */
  resumed: number;
  /** The rows of each page, read from where they are kept. */
  read: () => AsyncGenerator<LofinRow[]>;
  /** Forgets the kept pages: the run is committed. */
  drop: () => Promise<void>;
}

/** Told as pages come in: how many of how many. */
export type PageProgress = (done: number, total: number) => void;

/** How often a request is read from the start before it counts as unsettled. */
const READINGS = 3;

/**
 * Reads all pages of a request and keeps them. Accepted only if the number of different keys is the announced total; where rows
 * repeat by nature, if the number of rows is, and a second reading brings the same rows. Otherwise it is read again from the
 * start.
 * @returns null where nothing is published for the condition
 * @throws UnsettledError when no reading was whole
 * @throws TrafficError when the daily number of requests is used up; what came is kept
 */
export async function readPart(
  client: LofinClient,
  spool: Spool,
  request: PartRequest,
  progress: PageProgress = () => undefined,
): Promise<Part | null> {
  const { service, params } = request;
  const kept = await spool.part({ base: client.settings.baseUrl, service, params, size: client.pageSize });
  for (let reading = 1; ; reading += 1) {
    try {
      return await new Reading(client, kept, request, progress).run();
    } catch (error) {
      if (!(error instanceof UnsettledError)) throw error;
      await kept.drop();
      if (reading >= READINGS) throw new UnsettledError(`${error.message} (read ${reading} times)`);
      await client.rest(reading);
    }
  }
}

class Reading {
  private readonly keys = new KeySet();
  private rows = 0;
  private mark = 0n;
  private done = 0;
  private resumed = 0;
  private total = 0;
  private broken = false;

  constructor(
    private readonly client: LofinClient,
    private readonly kept: SpoolPart,
    private readonly request: PartRequest,
    private readonly progress: PageProgress,
  ) {}

  async run(): Promise<Part | null> {
    const first = await this.page(1);
    if (first === null) return null;
    this.total = first.total;
    const pages = first.sample ? 1 : Math.ceil(first.total / this.client.pageSize);
    this.take(first, pages);
    if (!first.sample) {
      await this.takeOthers(pages);
      await this.settle(pages);
    }
    return this.part(pages, first.sample);
  }

  private part(pages: number, sample: boolean): Part {
    const { kept, request } = this;
    return {
      params: request.params,
      total: this.total,
      pages,
      sample,
      resumed: this.resumed,
      read: () => readKept(kept, request.service, pages),
      drop: () => kept.drop(),
    };
  }

  /** As many pages at once as the client allows; one that fails ends them all. */
  private async takeOthers(pages: number): Promise<void> {
    let next = 2;
    const worker = async () => {
      while (next <= pages && !this.broken) {
        const index = next;
        next += 1;
        const page = await this.page(index);
        if (page === null) throw new UnsettledError(`page ${index} of ${pages} is gone`);
        this.take(page, pages);
      }
    };
    const workers = Array.from({ length: this.client.settings.concurrency }, () =>
      worker().catch((error: unknown) => {
        this.broken = true;
        throw error;
      }),
    );
    const [failed] = (await Promise.allSettled(workers)).filter((end) => end.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  private take(page: Page, pages: number): void {
    this.done += 1;
    this.rows += page.rows.length;
    for (const { fields, text } of page.rows) {
      if (this.request.keyOf === null) this.mark += fingerprint(text);
      else this.keys.add(this.request.keyOf(fields));
    }
    this.progress(this.done, pages);
  }

  /** A page from where it is kept, else from the service. */
  private async page(index: number): Promise<Page | null> {
    const kept = await this.keptPage(index);
    if (kept !== null) {
      this.resumed += 1;
      return kept;
    }
    const { service, params } = this.request;
    const page = await this.client.page(service, params, index, (came) => this.check(came, index));
    if (page === null) return null;
    // Total and pages move while a snapshot fills: the pages that came before are of another state.
    if (index > 1 && page.total !== this.total)
      throw new UnsettledError(`the total moved from ${this.total} to ${page.total} at page ${index}`);
    await this.kept.put(index, page.body);
    return page;
  }

  private async keptPage(index: number): Promise<Page | null> {
    const body = await this.kept.get(index);
    if (body === null) return null;
    const { total, rows, code } = openEnvelope(this.request.service, body);
    const page = {
      total: total ?? rows.length,
      rows,
      sample: this.client.keyless || code === 'INFO-100',
      body,
    };
    const fits = index === 1 || page.total === this.total;
    return fits && !page.sample ? page : null;
  }

  /** @throws PageFaultError for a page that is not what was asked for */
  private check({ total, rows, sample }: Page, index: number): void {
    const expected = Math.min(this.client.pageSize, total - this.client.pageSize * (index - 1));
    const wrong = sample ? rows.length > this.client.pageSize : rows.length !== expected;
    if (wrong && (index === 1 || total === this.total))
      throw new PageFaultError(`${rows.length} rows where ${Math.max(expected, 0)} are due`);
    for (const { fields } of rows) {
      const misfit = this.request.misfit(fields);
      if (misfit !== null) throw new PageFaultError(misfit);
    }
  }

  private async settle(pages: number): Promise<void> {
    if (this.request.keyOf !== null) {
      if (this.keys.size === this.total && this.rows === this.total) return;
      throw new UnsettledError(
        `${this.total} rows announced, ${this.rows} came, ${this.keys.size} of them different`,
      );
    }
    const again = await this.markAgain(pages);
    if (again !== this.mark) throw new UnsettledError('a second reading brought other rows');
  }

  /** Adds the rows up once more, from the service: their order is of no matter, their number and content are. */
  private async markAgain(pages: number): Promise<bigint> {
    const { service, params } = this.request;
    let mark = 0n;
    for (let index = 1; index <= pages; index += 1) {
      const page = await this.client.page(service, params, index, (came) => this.check(came, index));
      for (const { text } of page?.rows ?? []) mark += fingerprint(text);
    }
    return mark;
  }
}

async function* readKept(kept: SpoolPart, service: string, pages: number): AsyncGenerator<LofinRow[]> {
  for (let index = 1; index <= pages; index += 1) {
    const body = await kept.get(index);
    if (body === null) throw new Error(`page ${index} of ${service} was kept and is gone`);
    yield openEnvelope(service, body).rows;
  }
}
