import { expect, test } from '@playwright/test';

test('a resident finds their government by name and reads what it spends', async ({ page }) => {
  await page.goto('/');
  await page.locator('#home-q').fill('종로구');
  await page.keyboard.press('Enter');
  await page.locator('main a[href="/g/1111000"]').first().click();
  await expect(page).toHaveURL(/\/g\/1111000/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('종로구');
});

test('from a government to a project to the rows behind its figure', async ({ page }) => {
  await page.goto('/g/1111000');
  await page.locator('main a[href^="/p/"]').first().click();
  await expect(page).toHaveURL(/\/p\/[a-z2-7]{16}/);
  await page.locator('main a[href*="/receipt/"]').first().click();
  await expect(page).toHaveURL(/\/receipt\//);
  await expect(page.getByRole('main')).toContainText('원');
});

test('the keyboard reaches the content past the navigation', async ({ page }) => {
  await page.goto('/g/1111000');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#/);
});

test('the other language is the same page', async ({ page }) => {
  await page.goto('/g/1111000');
  await page.getByRole('link', { name: /English/ }).click();
  await expect(page).toHaveURL(/\/en\/g\/1111000$/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Jongno');
});

test('filters and sorting of a project list live in the address and work without JavaScript', async ({
  browser,
  baseURL,
}) => {
  const page = await browser.newPage({
    javaScriptEnabled: false,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  await page.goto('/g/1111000/projects');
  await page
    .getByRole('main')
    .getByRole('searchbox')
    .or(page.getByRole('main').getByRole('textbox'))
    .first()
    .fill('도서관');
  await page.getByRole('main').getByRole('button').first().click();
  await expect(page).toHaveURL(/%EB%8F%84%EC%84%9C%EA%B4%80/);
  await page.close();
});
