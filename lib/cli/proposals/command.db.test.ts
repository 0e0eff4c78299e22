import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { ImportReport } from '@/lib/cli/proposals/report';
import { gotgan } from '@/lib/cli/testing/site';
import { createTestDatabase, type TestDatabase } from '@/lib/db/testing';

let db: TestDatabase;
let folder: string;
beforeAll(async () => {
  db = await createTestDatabase(inject('testServer'));
  folder = mkdtempSync(path.join(os.tmpdir(), 'gotgan-proposals-cli-'));
});
afterAll(async () => {
  await db.drop();
  rmSync(folder, { recursive: true, force: true });
});
const run = (...args: string[]) =>
  gotgan(['proposals', 'import', ...args], {
    DATABASE_URL: db.urls.owner,
    FINANCE_DATABASE_URL: db.urls['finance-owner'],
    GOTGAN_DATA_DIR: folder,
  });
const document = (text: string) => JSON.parse(text) as ImportReport;

it(
  'imports, says the same again, and refuses with exit codes that tell them apart',
  { timeout: 120_000 },
  async () => {
    const file = path.join(folder, 'a.csv');
    writeFileSync(file, '번호,제목,사업비\n1,그늘막,12\n2,화단,=1\n');
    expect((await run(file)).code).toBe(2);
    const process = ['--process', '4111000-2023'];
    const noUnit = await run(file, ...process, '--json');
    expect([noUnit.code, noUnit.stderr]).toEqual([
      3,
      'a.csv: column “사업비” does not say its unit: write 사업비(원), or give --unit\n',
    ]);
    const unit = [...process, '--unit', '백만원'];
    expect((await run(file, ...unit)).code).toBe(3);
    const noDate = await run(file, ...unit, '--most-rejected', '50');
    expect([noDate.code, noDate.stderr]).toEqual([3, expect.stringContaining('give --proposing')]);
    const whole = [...unit, '--proposing', '2023-03-01..2023-03-31', '--rejected', '--json'];
    const refused = await run(file, ...whole);
    expect([refused.code, document(refused.stdout).imported]).toEqual([3, 0]);
    expect(readFileSync(`${file}.rejected.csv`, 'utf8').split('\r\n')[1]).toContain(
      "3,사업비,'=1,bad-amount,",
    );
    const done = await run(file, ...whole, '--most-rejected', '50');
    expect([done.code, document(done.stdout).imported]).toEqual([0, 1]);
    const again = await run(file, ...unit, '--most-rejected', '50');
    expect(again.code).toBe(0);
    expect(again.stdout).toContain(
      '2 rows: 0 imported, 1 there already, 0 there and different, 1 kept aside',
    );
    expect(again.stdout).toContain('Nothing was changed.');
  },
);
