import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { childEnvironment } from '@/lib/env';

export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** Runs a program of this project's Node; its output goes where this process's goes. @returns the exit code */
export function runNode(args: string[], changes: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, { stdio: ['ignore', 2, 2], env: childEnvironment(changes) });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

/** A check that passes or fails as a whole: the formatter, the linter, the compiler. What it says comes at its end: others run beside it. */
export async function runCheck(name: string, args: string[]): Promise<Counts> {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment({}),
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
  const code = await new Promise<number>((resolve) => child.once('close', (ended) => resolve(ended ?? 1)));
  const passed = code === 0;
  process.stderr.write(`\n── ${name}\n${Buffer.concat(said).toString()}${passed ? '✓' : '✗'} ${name}\n`);
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numFailedTestSuites: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Unit, database and contract tests. A file that fails before its first test counts as one failure. */
export async function runVitest(
  changes: Record<string, string>,
  filters: readonly string[] = [],
): Promise<Counts> {
  process.stderr.write('\n── unit, database and contract tests\n');
  const report = await withReport(async (file) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    await runNode(['node_modules/vitest/vitest.mjs', 'run', ...reporters, ...filters], changes);
  });
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  // The report's form is Vitest's own, the one of Jest.
  const result = report as VitestReport;
  const broken = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + broken.length,
    skipped: result.numPendingTests,
  };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

/** Browser tests of one project against a running site. A test that passed only when tried again counts as failed. */
export async function runPlaywright(project: string, changes: Record<string, string>): Promise<Counts> {
  process.stderr.write(`\n── browser tests: ${project}\n`);
  const report = await withReport(async (file) => {
    const args = [
      'node_modules/@playwright/test/cli.js',
      'test',
      '--project',
      project,
      '--reporter=list,json',
    ];
    await runNode(args, { ...changes, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  });
  if (report === null) return { passed: 0, failed: 1, skipped: 0 };
  const { stats, errors } = report as PlaywrightReport;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

async function withReport(work: (file: string) => Promise<void>): Promise<unknown> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gotgan-report-'));
  const file = path.join(folder, 'report.json');
  await work(file);
  const text = await readFile(file, 'utf8').catch(() => null);
  await rm(folder, { recursive: true, force: true });
  return text === null ? null : (JSON.parse(text) as unknown);
}
