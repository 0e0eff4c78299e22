import { expect, type FileChooser, type Locator, type Page } from '@playwright/test';

/** More stops than any page of a journey has. */
const MOST_STOPS = 400;

interface Stop {
  /** Whether the focus is on one of the controls that were asked for. */
  here: boolean;
  /** What is wrong with what has the focus; null: it can be seen, or nothing has it. */
  fault: string | null;
}

/** Runs in the page: where the focus is, and whether it can be seen there. */
async function stopOf(wanted: Element[]): Promise<Stop> {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return { here: false, fault: null };
  // The skip links slide in.
  await Promise.allSettled(focused.getAnimations().map(({ finished }) => finished));
  const { outlineStyle, outlineWidth } = getComputedStyle(focused);
  // On the button in a field for a time the browser draws its own.
  const inside = focused.matches('input[type^="date"]');
  const ring = inside || (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2);
  const { left, right, top, bottom } = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].map((part) => [
    left + (right - left) * part,
    Math.max(top, 0) + (Math.min(bottom, window.innerHeight) - Math.max(top, 0)) * part,
  ]);
  const shown = points.some(([x = 0, y = 0]) => focused.contains(document.elementFromPoint(x, y)));
  const fault = ring ? (shown ? null : 'is hidden') : 'has no ring';
  return {
    here: wanted.includes(focused),
    fault: fault === null ? null : `what has the focus ${fault}: ${focused.outerHTML.slice(0, 160)}`,
  };
}

/** What is wrong with where the focus is; null: nothing, or nothing has it. */
export async function focusFault(page: Page): Promise<string | null> {
  return (await page.evaluate(stopOf, [])).fault;
}

/** Goes on by the tabulator until the focus is on a control; wherever it is on the way, it can be seen. */
export async function tabTo(page: Page, control: Locator): Promise<void> {
  // A page that a form leads to stands there before its styles do.
  await page.waitForLoadState('load');
  for (let presses = 0; presses <= MOST_STOPS; presses += 1) {
    const { here, fault } = await control.evaluateAll(stopOf);
    expect(fault, page.url()).toBeNull();
    if (here) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${control.toString()} is not reached on ${page.url()}`);
}

/** Goes to a button or a link and presses it. */
export async function press(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Enter');
}

/** Goes to a link and follows it to its page. */
export async function follow(page: Page, link: Locator): Promise<void> {
  const from = page.url();
  await press(page, link);
  await page.waitForURL(({ href }) => href !== from);
}

/** Goes to a box or one of a group of radio buttons, and ticks or unticks it. Of a group, Tab stops at the chosen one alone. */
export async function tick(page: Page, control: Locator): Promise<void> {
  await tabTo(page, control);
  await page.keyboard.press('Space');
}

/** Goes to a text field and writes this in the place of what stands there. */
export async function write(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Goes to a list and chooses by the arrows. */
export async function choose(page: Page, list: Locator, label: string): Promise<void> {
  await tabTo(page, list);
  await page.keyboard.press('Home');
  const chosen = () => list.evaluate((one: HTMLSelectElement) => one.selectedOptions[0]?.label ?? '');
  for (let presses = 0; presses < 30 && (await chosen()) !== label; presses += 1)
    await page.keyboard.press('ArrowDown');
  expect(await chosen()).toBe(label);
}

/** Goes to a field for a time and types it part by part, in the order of an English browser: its own language, not the page's. */
export async function writeTime(page: Page, field: Locator, time: string): Promise<void> {
  const [, year = '', month = '', day = '', hour = '', rest = ''] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d:\d\d)$/.exec(time) ?? [];
  await tabTo(page, field);
  await page.keyboard.type(`${month}${day}${year}`);
  await page.keyboard.press('ArrowRight');
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  await page.keyboard.type(
    `${String(Number(hour) % 12 || 12).padStart(2, '0')}${rest.replace(':', '')}${half}`,
  );
  await expect(field).toHaveValue(time);
}

/** Goes to a field for a file and opens the chooser by the keyboard. */
export async function give(
  page: Page,
  field: Locator,
  file: Parameters<FileChooser['setFiles']>[0],
): Promise<void> {
  // Waited for from here on: the browser is told so before the key comes.
  const chooser = page.waitForEvent('filechooser', { timeout: 30_000 });
  await tabTo(page, field);
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(file);
}

/** Something has the focus, also after what had it is gone. */
export async function expectFocus(page: Page): Promise<void> {
  await expect(page.locator(':focus'), 'the focus was lost').toHaveCount(1);
}
