import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { LofinClient, type Params } from '@/lib/sources/lofin/client';
import { type PartRequest } from '@/lib/sources/lofin/part';
import { LOFIN_DEFAULTS, type LofinSettings } from '@/lib/sources/lofin/settings';
import { Spool } from '@/lib/sources/lofin/spool';

export const TEST_KEY = 'TESTKEY-0123/+ABCDEF';

/** A client that does not wait between tries; `waits` says how long it would have. */
export function testClient(baseUrl: string, more: Partial<LofinSettings> = {}) {
  const waits: number[] = [];
  const settings = { ...LOFIN_DEFAULTS, timeoutMs: 5000, baseUrl, key: TEST_KEY, ...more };
  const client = new LofinClient(settings, async (ms) => waits.push(ms));
  return { client, waits };
}

/** A spool in a folder of its own. */
export function testSpool() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-lofin-'));
  return { folder, spool: new Spool(folder), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A request of QWGJK rows told apart by their project code. */
export function partRequest(params: Params = { fyr: '2026', exe_ymd: '20260630' }): PartRequest {
  return {
    service: 'QWGJK',
    params,
    misfit: (row) => (String(row['fyr']) === params['fyr'] ? null : `a row of ${String(row['fyr'])}`),
    keyOf: (row) => String(row['dbiz_cd']),
  };
}
