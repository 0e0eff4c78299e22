import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import os from 'node:os';
import { chromium } from '@playwright/test';
import { CliError } from '@/lib/cli/errors';
import { readEnv } from '@/lib/env';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC_CHROME = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

function onPath(name: string): string | null {
  const found = spawnSync('which', [name], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : null;
}

/** The browser that is there already. @throws CliError where CHROMIUM_PATH names none */
export function installedBrowser(): string | null {
  const named = readEnv().CHROMIUM_PATH;
  if (named !== undefined) {
    if (!existsSync(named)) throw new CliError(`CHROMIUM_PATH names ${named}, which is not there.`, 2);
    return named;
  }
  const candidates = [...NAMES.map(onPath), MAC_CHROME, chromium.executablePath()];
  return candidates.find((path) => path !== null && existsSync(path)) ?? null;
}

function isDebianRoot(): boolean {
  return os.userInfo().uid === 0 && onPath('apt-get') !== null;
}

function aptInstall(...packages: string[]): void {
  process.stderr.write(`Installing ${packages.join(', ')} with apt-get …\n`);
  const options = { stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], options);
}

function download(): void {
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], {
    stdio: ['ignore', 2, 2],
    timeout: 300_000,
  });
}

/**
 * A Chromium for the browser tests: CHROMIUM_PATH, one of the system, Playwright's own, Debian's package, a download.
 * @throws CliError that says how to get one
 */
export function findBrowser(): string {
  const known = installedBrowser();
  if (known !== null) return known;
  if (isDebianRoot()) aptInstall('chromium');
  else download();
  const found = installedBrowser();
  if (found !== null) return found;
  throw new CliError(
    'No browser was found. Install Chromium or Chrome, or name one: CHROMIUM_PATH=/path/to/chrome npm test',
    1,
  );
}

/** Whether the system has Korean glyphs; null where it cannot be asked. */
export function hasKoreanFont(): boolean | null {
  if (onPath('fc-list') === null) return null;
  return execFileSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' }).trim() !== '';
}

/** Korean glyphs, so that pages are laid out as readers see them. */
export function ensureKoreanFonts(): void {
  if (hasKoreanFont() === true) return;
  if (isDebianRoot()) aptInstall('fonts-noto-cjk');
  else process.stderr.write('No Korean font was found: pages are tested without Korean glyphs.\n');
}
