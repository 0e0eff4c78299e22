import { defineConfig } from '@playwright/test';

/** Run through `gotgan test`, which starts the sites and finds the browser. */
const { BASE_URL, CHROMIUM_PATH } = process.env;
const launchOptions = {
  ...(CHROMIUM_PATH === undefined || CHROMIUM_PATH === '' ? {} : { executablePath: CHROMIUM_PATH }),
  args: [
    '--no-sandbox',
    '--disable-quic',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-first-run',
  ],
};

export default defineConfig({
  testDir: 'tests/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  forbidOnly: true,
  use: { baseURL: BASE_URL ?? 'http://127.0.0.1:3000', launchOptions, trace: 'off', locale: 'ko-KR' },
  projects: [
    { name: 'demo', testMatch: /demo\/.*\.spec\.ts/ },
    // While nothing else is done to the site: what it answers is compared with what it answered before.
    { name: 'alone', testMatch: /alone\/.*\.spec\.ts/, workers: 1 },
    // One after the other: these pull into the site that they look at.
    { name: 'files', testMatch: /files\/.*\.spec\.ts/, fullyParallel: false, workers: 1 },
  ],
});
