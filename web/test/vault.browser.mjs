// What must not be lost on the way through the vault.
import assert from 'node:assert/strict';
import { flow, until } from './flow.mjs';

export const vaultFlows = [
  flow('when the next part of the library does not come, the page says so and asks again only when told to', {}, async ({ page, fake }) => {
    let asked = 0;
    await page.route(/contents\?page=2/, async (route) => {
      asked += 1;
      await route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ code: 'fault', detail: 'The disk is full.' }) });
    });
    await page.goto(`${fake.url}vault`);
    await page.locator('[data-item]').first().waitFor();
    await page.mouse.wheel(0, 20_000);
    await page.getByRole('alert').getByText('The disk is full.').waitFor();
    assert.equal(asked, 1);
    await page.getByRole('button', { name: 'Show more' }).click();
    await until('it is asked once more', () => asked === 2);
    await page.getByRole('alert').waitFor();
    await page.unroute(/contents\?page=2/);
    await page.getByRole('button', { name: 'Show more' }).click();
    await until('the second part', async () => (await page.locator('[data-item]').count()) === 59);
    assert.equal(await page.getByRole('alert').count(), 0);
  }),

  flow('a search keeps the chosen states, and the last day of the chosen time', {}, async ({ page, fake }) => {
    const day = fake.state.vault.contents.get(58).created_at.slice(0, 10);
    await page.goto(`${fake.url}vault?q=teapot&to=${day}&status=parse_success&status=unprocessed`);
    await page.getByRole('link', { name: 'What a teapot teaches about waiting', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Kept and In line' }).click();
    await page.getByRole('checkbox', { name: 'Kept', exact: true }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Nothing found' }).waitFor();
  }),

  flow('what is typed in the form of a page outlives news of that page', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault/contents/58`);
    await page.locator('article img').first().waitFor();
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Title' }).fill('Half a ti');
    await until('somebody listens', () => fake.state.vault.listeners.size > 0);
    fake.state.vault.pass('content_updated', { id: 58, status: 'processing', stage: 'pictures', done: 1, total: 4, title: 'A newer title' });
    await page.locator('article h1').getByText('A newer title').waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Title' }).inputValue(), 'Half a ti');
    await page.getByRole('textbox', { name: 'Tags' }).fill('tea, later');
    const [sent] = await Promise.all([page.waitForRequest((one) => one.method() === 'PATCH'), page.getByRole('button', { name: 'Save' }).click()]);
    assert.deepEqual(sent.postDataJSON(), { title: 'Half a ti', tags: ['tea', 'later'] });
  }),

  flow('an open menu has the keys for itself, and the way back leads to the same search', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault?q=teapot&status=parse_success`);
    await page.getByRole('link', { name: 'What a teapot teaches about waiting', exact: true }).click();
    await page.locator('article img').first().waitFor();
    const menu = page.getByRole('menu');
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).waitFor();
    await until('the menu has the focus', () => page.evaluate(() => !!document.activeElement.closest('[role=menu]')));
    await page.keyboard.press('u');
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    assert.match(page.url(), /contents\/58$/);
    await page.keyboard.press('Escape');
    await page.waitForURL(/vault\?q=teapot&status=parse_success$/);
    await page.getByRole('link', { name: 'What a teapot teaches about waiting', exact: true }).click();
    await page.locator('article img').first().waitFor();
    await page.locator('article').getByRole('link', { name: 'Library' }).click();
    await page.waitForURL(/vault\?q=teapot&status=parse_success$/);
  }),

  flow('of more links than one request takes, the others stay in the field', { filled: false }, async ({ page, fake }) => {
    const links = Array.from({ length: 103 }, (_, i) => `https://a.example/${i}`);
    await page.goto(`${fake.url}vault/add`);
    await page.getByLabel('Links').fill(links.join('\n'));
    await page.getByText('103 links found').waitFor();
    await page.getByRole('button', { name: 'Keep 103 pages' }).click();
    await until('the others are left', async () => (await page.getByLabel('Links').inputValue()) === links.slice(100).join('\n'));
    await page.getByRole('button', { name: 'Keep 3 pages' }).click();
    await until('all are kept', () => fake.state.vault.contents.size === 103);
    await until('none is left', async () => (await page.getByLabel('Links').inputValue()) === '');
  }),

  flow('a condition that is half typed is not asked, and one that cannot be read leaves the old hits', {}, async ({ page, fake }) => {
    const asked = [];
    page.on('request', (one) => one.url().includes('/search?') && asked.push(new URL(one.url()).searchParams.get('q')));
    const hit = page.getByRole('link', { name: 'What a teapot teaches about waiting', exact: true });
    await page.goto(`${fake.url}vault?q=teapot`);
    await hit.waitFor();
    await page.getByRole('button', { name: 'How to search' }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^before:/ }).click();
    await until('the condition is inserted', async () => (await page.getByRole('searchbox').inputValue()) === 'teapot before:');
    await page.getByRole('searchbox').press('2');
    await page.getByRole('status').getByText('What stands after “before:” is not a date.').waitFor();
    await hit.waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
    await page.getByRole('searchbox').pressSequentially('031');
    await until('the whole search is asked', () => asked.at(-1) === 'teapot before:2031');
    await page.getByText('What stands after').waitFor({ state: 'detached' });
    await hit.waitFor();
    assert.equal(asked.includes('teapot before:'), false);
  }),

  flow('an attempt that will be repeated is told in the language of the page', { filled: false, tick: 200, browser: { language: 'zh' } }, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault/add?url=https://tea.example/shaky`);
    await page.locator('main form button[type=submit]').click();
    await page.getByText('稍后会自动再试').waitFor();
    assert.match(await page.getByText('稍后会自动再试').textContent(), /^\P{Script=Latin}+$/u);
    const { id } = fake.state.vault.newest()[0];
    await page.goto(`${fake.url}vault/contents/${id}/history`);
    await page.getByText('稍后会自动再试').waitFor();
    assert.doesNotMatch(await page.locator('article').textContent(), /did not answer/);
    await until('it is kept in the end', () => fake.state.vault.contents.get(id).status === 'parse_success', 12_000);
  }),

  flow('the failed jobs are found behind many others, and older jobs come when told to', { filled: false }, async ({ page, fake }) => {
    const at = new Date().toISOString();
    const job = (id, state) => ({ id, kind: 'vault.content.keep', state, attempt: 1, max_attempts: 4, stage: null, done: 0, total: 0, created_at: at, started_at: at, finished_at: at, run_at: null, error: state === 'dead' ? 'It broke.' : null, content_id: null, url: `https://a.example/${id}`, title: null });
    fake.state.vault.jobs = Array.from({ length: 120 }, (_, i) => job(120 - i, i === 119 ? 'dead' : 'done'));
    await page.goto(`${fake.url}vault/jobs`);
    const rows = page.locator('main li');
    await until('the newest', async () => (await rows.count()) === 50);
    await page.getByRole('button', { name: 'Show more' }).click();
    await until('older ones', async () => (await rows.count()) === 100);
    await page.getByText('Failed', { exact: true }).click();
    await page.getByText('It broke.').waitFor();
    assert.equal(await rows.count(), 1);
  }),
];
