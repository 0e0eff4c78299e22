import { spawn } from 'node:child_process';
import type { BrowserContext } from '@playwright/test';
import { LedgerCopy } from '@/lib/cli/mirror/copy';
import { look } from '@/lib/cli/mirror/look';
import { serveCopies } from '@/lib/cli/mirror/serve';
import { leafHash } from '@/lib/ballot/cast';
import { receiptCode, signHead, signPromise } from '@/lib/ballot/heads';
import { type Signer, signerOf } from '@/lib/ballot/signing';
import { type Bytes, fromBase64, toBase64, toHex } from '@/lib/domain/ballot/bytes';
import type { HeadData } from '@/lib/domain/ballot/ledger-data';
import {
  consistencyProof,
  inclusionProof,
  inLeafOrder,
  rootOf,
  treeInMemory,
} from '@/lib/domain/ballot/merkle';

/** A cast as a device keeps it (lib/client/ballot/kept.ts). */
interface Kept {
  counter: number;
  leaf: string;
  code: string;
  promise: string;
  cast: Record<'publicKey' | 'credential' | 'ciphertextHash' | 'signature', string>;
  void: boolean;
  choices: number[];
  points: null;
}

const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

/**
 * The ledger of a vote that only this test knows, in the form in which the site answers of its own: the page, its checks and the second host
 * are the real ones. Whether what stands in it are votes, the page does not ask.
 */
export class TestLedger {
  leaves: Bytes[] = [];
  heads: HeadData[] = [];
  state = 'on';
  mirror: string | null = null;
  private constructor(
    readonly election: string,
    private readonly signer: Signer,
  ) {}

  static async of(election: string): Promise<TestLedger> {
    return new TestLedger(election, await signerOf(random(32)));
  }

  /** A cast that was sent and promised. */
  async cast(): Promise<Kept> {
    const parts = {
      publicKey: random(32),
      credential: random(256),
      ciphertextHash: random(32),
      signature: random(64),
    };
    const leaf = await leafHash({ election: this.election, track: 'general', counter: 1, ...parts });
    const promise = await signPromise(this.signer, this.election, leaf);
    const cast = {
      publicKey: toBase64(parts.publicKey),
      credential: toBase64(parts.credential),
      ciphertextHash: toBase64(parts.ciphertextHash),
      signature: toBase64(parts.signature),
    };
    const kept = {
      counter: 1,
      leaf: toBase64(leaf),
      code: receiptCode(leaf),
      promise: toBase64(promise),
      cast,
    };
    return { ...kept, void: false, choices: [1, 2], points: null };
  }

  /** Takes a cast in, with those of others. */
  async take(kept: Kept | null, others = 4): Promise<void> {
    const batch = Array.from({ length: others }, () => random(32));
    const own = fromBase64(kept?.leaf ?? '');
    this.leaves.push(...inLeafOrder(own === null || own.length === 0 ? batch : [...batch, own]));
    const size = this.leaves.length;
    const root = await rootOf(size, await treeInMemory(this.leaves));
    const head = await signHead(this.signer, {
      election: this.election,
      size,
      root,
      at: `2026-12-0${this.heads.length + 1}T03:00:00Z`,
    });
    this.heads.push({ ...head, root: toBase64(root), signature: toBase64(head.signature) });
  }

  /** What the site would answer. */
  async answer(address: string): Promise<{ status: number; body: unknown }> {
    const { pathname, searchParams } = new URL(address);
    const part = pathname.split('/')[4] ?? '';
    const ledgerKey = toBase64(this.signer.publicKey);
    const { election, heads, state, mirror } = this;
    if (part === '')
      return {
        status: 200,
        body: {
          id: election,
          state,
          mirror,
          ledgerKey,
          paperKey: ledgerKey,
          tracks: {},
          rulesHash: toHex(random(32)),
        },
      };
    if (part === 'heads') return { status: 200, body: { election, ledgerKey, heads } };
    const body =
      part === 'leaf'
        ? await this.leaf(searchParams.get('code') ?? '')
        : await this.consistency(searchParams);
    return body === null ? { status: 404, body: { code: 'not-in-ledger' } } : { status: 200, body };
  }

  private async leaf(code: string): Promise<unknown> {
    const index = this.leaves.findIndex((hash) => receiptCode(hash) === code);
    const hash = this.leaves[index];
    if (hash === undefined) return null;
    const size = this.leaves.length;
    const proof = await inclusionProof(index, size, await treeInMemory(this.leaves));
    return { leaf: toBase64(hash), index, size, proof: proof.map(toBase64), head: this.heads.at(-1) };
  }

  private async consistency(query: URLSearchParams): Promise<unknown> {
    const [from, to] = [Number(query.get('from')), Number(query.get('to'))];
    if (from > to || to > this.leaves.length) return null;
    const proof = await consistencyProof(from, to, await treeInMemory(this.leaves));
    return { from, to, proof: proof.map(toBase64) };
  }

  /** Answers in the site's place whatever pages of a browser ask of this vote. */
  async standIn(context: BrowserContext): Promise<void> {
    await context.route(new RegExp(`/api/ballot/${this.election}(?:/|$)`), async (route) => {
      const { status, body } = await this.answer(route.request().url());
      await route.fulfill({ status, json: body });
    });
  }

  /** A second host with a copy of what has been signed so far. @param folder where it keeps it */
  async copyIn(folder: string): Promise<{ url: string; close: () => Promise<void> }> {
    const copy = await LedgerCopy.open(folder, this.election);
    const ask = async (address: string) => ({ address, ...(await this.answer(address)) });
    const { added } = await look(copy, { ask, site: 'http://portal.example' });
    if (added !== this.heads.length) throw new Error('the copy has not taken all heads');
    const server = await serveCopies(
      { copies: new Map([[this.election, copy]]), times: new Map(), site: 'http://portal.example' },
      { port: 0, host: '127.0.0.1' },
    );
    return { url: `http://127.0.0.1:${server.port}`, close: () => server.close() };
  }
}

/** A second host that runs. */
export interface SecondHost {
  url: string;
  stop: () => Promise<void>;
}

/**
 * Starts `gotgan mirror` as another body would, for one vote, and waits until it serves.
 * @param port 0: one that is free
 */
export async function startSecondHost({
  site,
  election,
  folder,
  port,
}: {
  site: string;
  election: string;
  folder: string;
  port: number;
}): Promise<SecondHost> {
  const flags = ['--from', site, '--election', election, '--dir', folder, '--every', '1'];
  const served = ['--host', '127.0.0.1', '--port', String(port)];
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'lib/cli/main.ts', 'mirror', ...flags, ...served],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  const servedOn = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /serving on port (\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    void ended.then(() => reject(new Error(`the second host ended: ${said}`)));
  });
  return { url: `http://127.0.0.1:${servedOn}`, stop };
}
