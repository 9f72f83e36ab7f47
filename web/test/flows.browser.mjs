// The ways a person goes through the house.
import assert from 'node:assert/strict';
import { flow, until } from './flow.mjs';

export const flows = [
  flow('the setup link makes the owner, and signing out and in again needs the password', { firstRun: true, signedIn: false }, async ({ page, fake }) => {
    await page.goto(`${fake.url}setup?token=first`);
    await page.getByLabel('Your password').fill('four quiet lamps');
    await page.getByRole('button', { name: 'Open the door' }).click();
    await page.getByRole('link', { name: /Vault/ }).waitFor();
    await page.getByRole('button', { name: 'Your account' }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.waitForURL(/sign-in/);
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The password or the code is not right.').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill('four quiet lamps');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: /Vault/ }).waitFor();
  }),

  flow('a code is asked for once the password is right, and too many failures have to wait', { signedIn: false, totp: true }, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault/contents/58`);
    await page.waitForURL(/sign-in\?next=%2Fvault%2Fcontents%2F58/);
    await page.getByRole('textbox', { name: 'Password' }).fill('correct horse battery');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByLabel('Code from your authenticator').fill('123456');
    fake.state.failures = 3;
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('Too many attempts.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Sign in' }).isDisabled(), true);
    fake.state.failures = 0;
    await until('the wait is over', () => page.getByRole('button', { name: 'Sign in' }).isEnabled());
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { level: 1, name: 'What a teapot teaches about waiting' }).waitFor();
  }),

  flow('the second step and the address of the house are had with the password alone', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}settings`);
    await page.getByRole('textbox', { name: 'Address of this house' }).fill('https://tea.example');
    await page.getByLabel('Your password, to change the address').fill('correct horse battery');
    await page.getByRole('button', { name: 'Save' }).click();
    await until('the address is kept', () => fake.state.baseUrl === 'https://tea.example');
    await page.getByLabel('Your password, to turn it on').fill('correct horse battery');
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByText('Scan this with your authenticator app').waitFor();
  }),

  flow('links are kept in live stages that go on through a reload', { filled: false, tick: 220 }, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault/add`);
    await page.getByLabel('Links').fill('看看 https://tea.example/slow ，还有 https://b.example/timeout 和 https://c.example/page');
    await page.getByText('3 links found').waitFor();
    await page.getByLabel('Tags').fill('tea, 茶');
    await page.getByRole('button', { name: 'Keep 3 pages' }).click();
    const rows = page.getByRole('region', { name: 'Added from here' }).getByRole('listitem').filter({ has: page.locator('p') });
    await until('a stage is seen', async () => (await page.locator('[aria-current=step]').count()) > 0);
    await page.reload();
    await until('stages after the reload', async () => (await page.locator('[aria-current=step]').count()) > 0);
    await page.getByText('The site did not answer in time.').waitFor();
    await page.getByText('Pictures').first().waitFor();
    await until('counts are shown', async () => (await page.getByText(/^[1-4] of 4$/).count()) > 0);
    await until('one is kept', async () => (await rows.filter({ hasText: 'Kept' }).count()) >= 1, 12_000);
    assert.deepEqual(fake.state.vault.newest()[0].tags, ['tea', '茶']);
  }),

  flow('without a socket the same stages come by asking again', { filled: false, tick: 500, socketOpen: false }, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault/add`);
    await page.getByLabel('Links').fill('https://tea.example/slow');
    await page.getByRole('button', { name: 'Keep this page' }).click();
    await until('a later stage', async () => /Reading|Pictures/.test((await page.locator('[aria-current=step]').textContent().catch(() => '')) ?? ''), 15_000);
  }),

  flow('the library is searched in three languages, narrowed, and walked by keyboard', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault`);
    await page.locator('[data-item]').first().waitFor();
    for (const [word, title] of [['茶叶', '一只茶壶教会我的等待'], ['가로등', '골목 끝 가로등이 켜지는 시간'], ['"good teapot"', 'What a teapot teaches about waiting']]) {
      await page.keyboard.press('/');
      await page.keyboard.press('Control+A');
      await page.keyboard.type(word);
      await page.getByRole('link', { name: title, exact: true }).waitFor();
      await page.locator('mark').first().waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    }
    await page.getByText('59 pages kept').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const first = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: first, exact: true }).waitFor();
    await page.keyboard.press('j');
    await until('the next page', async () => (await page.getByRole('heading', { level: 1 }).textContent()) !== first);
    await page.keyboard.press('u');
    await page.locator('[data-item]').first().waitFor();
    await page.getByRole('button', { name: 'Tags' }).click();
    await page.getByRole('checkbox', { name: /craft/ }).check();
    await page.keyboard.press('Escape');
    await until('only crafts', async () => (await page.locator('[data-item]').count()) === 2);
    await page.reload();
    await until('only crafts after the reload', async () => (await page.locator('[data-item]').count()) === 2);
  }),

  flow('more pages come when one reaches the end', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault`);
    await page.locator('[data-item]').first().waitFor();
    assert.equal(await page.locator('[data-item]').count(), 30);
    await page.mouse.wheel(0, 20_000);
    await until('the second page', async () => (await page.locator('[data-item]').count()) === 59);
  }),

  flow('a page is edited, retried when it failed, and deleted after one more question', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault/contents/59`);
    await page.getByText('This page could not be kept').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Clay remembers').or(page.locator('article h2')).first().waitFor();
    await until('it is kept', () => fake.state.vault.contents.get(59).status === 'parse_success');
    await page.keyboard.press('e');
    await page.getByRole('textbox', { name: 'Title' }).fill('A better title');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { level: 1, name: 'A better title' }).waitFor();
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await until('it is gone', () => !fake.state.vault.contents.has(59));
    await page.getByRole('heading', { level: 1, name: 'What a teapot teaches about waiting' }).waitFor();
  }),

  flow('an empty vault offers the example, which fills it while one looks on', { filled: false, tick: 60 }, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault`);
    await page.getByRole('button', { name: 'Load the example' }).click();
    await page.getByRole('link', { name: '一只茶壶教会我的等待' }).waitFor();
    await page.goto(`${fake.url}vault/settings`);
    await page.getByRole('button', { name: 'Remove the example' }).click();
    await page.getByText('6 example pages removed.').waitFor();
  }),

  flow('hostile markup in a kept page runs nothing and asks nothing of others', { mayBeRefused: true }, async ({ page, fake }) => {
    const content = fake.state.vault.contents.get(58);
    content.body_html = '<p onclick="window.bad=1">Fine words</p><script>window.bad=1</script><img src="https://evil.example/x.png"><img src="x" onerror="window.bad=1"><iframe src="https://evil.example"></iframe><a href="javascript:window.bad=1">link</a><svg onload="window.bad=1"></svg><form action="https://evil.example"><input name="q"></form>';
    content.title = '<img src=x onerror=window.bad=1>';
    content.snippet_html = '';
    await page.goto(`${fake.url}vault/contents/58`);
    await page.getByText('Fine words').waitFor();
    assert.equal(await page.evaluate(() => window.bad), undefined);
    assert.equal(await page.locator('article iframe, article script, article form, article [onclick], article a[href^="javascript"]').count(), 0);
  }),

  flow('the snapshot stands in a frame that may run nothing', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault/contents/58/snapshot`);
    const frame = page.locator('iframe');
    await frame.waitFor();
    assert.equal(await frame.getAttribute('sandbox'), '');
    await page.frameLocator('iframe').getByRole('heading', { level: 1 }).waitFor();
  }),

  flow('the desk of jobs filters, shows a job, revives the dead and pauses a kind', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}jobs`);
    await page.getByRole('button', { name: /Dead/ }).first().click();
    await until('two dead', async () => (await page.locator('button[aria-haspopup=dialog]').count()) === 2);
    await page.locator('main button[aria-haspopup=dialog][aria-expanded]').filter({ hasText: 'vault' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('*** [masked] ***').waitFor();
    await dialog.getByText('Attempt 4').waitFor();
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await dialog.getByText('Ready', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Pause vault.content.keep' }).click();
    await page.getByRole('button', { name: 'Go on with vault.content.keep' }).waitFor();
    await page.getByRole('button', { name: 'Run now' }).first().click();
    await page.getByText('is started.').waitFor();
  }),

  flow('a new token is shown once, and only to who knows the password', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault/settings`);
    await page.getByRole('button', { name: 'Make a new token' }).click();
    await page.getByLabel('Your password, to make a new token').fill('a wrong guess');
    await page.getByRole('button', { name: 'Make a new token' }).click();
    await page.getByText('The password or the code is not right.').waitFor();
    await page.getByLabel('Your password, to make a new token').fill('correct horse battery');
    await page.getByRole('button', { name: 'Make a new token' }).click();
    await page.getByText('vt_c41d9be07a5c4f2e8d31f60b7e29a8c5').waitFor();
    await page.reload();
    await page.getByText('vt_7f3a…19c2').waitFor();
  }),

  flow('a stale page fetches a fresh token and goes on', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault/settings`);
    await page.getByRole('button', { name: 'Remove the example' }).waitFor();
    fake.state.csrf = 'a-new-one';
    await page.getByRole('button', { name: 'Remove the example' }).click();
    await page.getByText('example pages removed.').waitFor();
  }),

  flow('when the server is away a banner says so, and the page comes back by itself', {}, async ({ page, fake, context }) => {
    await page.goto(`${fake.url}vault`);
    await page.locator('[data-item]').first().waitFor();
    await context.setOffline(true);
    fake.dropSockets();
    await page.getByRole('searchbox').fill('tea');
    await page.getByText('The server does not answer.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('The server does not answer.').waitFor();
    await context.setOffline(false);
    await page.getByText('pages found').waitFor();
    assert.equal(await page.getByText('The server does not answer.').count(), 0);
  }),

  flow('an app that is down says why, and opens by itself when it is up again', { down: 'The disk is not mounted.', states: { vault: 'down' } }, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault`);
    await page.getByText('The disk is not mounted.').waitFor();
    fake.state.down = null;
    await page.locator('[data-item]').first().waitFor({ timeout: 9000 });
  }),

  flow('below another path, and behind its own door, the same page works', { base: '/home/row/' }, async ({ page, fake }) => {
    await page.goto(fake.url);
    await page.getByRole('link', { name: /Vault/ }).click();
    await page.locator('[data-item]').first().waitFor();
    assert.match(page.url(), /\/home\/row\/vault$/);
    await page.reload();
    await page.locator('[data-item] >> nth=1').click();
    await page.locator('article img').first().waitFor();
    Object.assign(fake.state, { app: 'vault' });
    await page.goto(`${fake.url}contents/58`);
    await page.locator('article img').first().waitFor();
    await until('the picture is there', () => page.evaluate(() => document.querySelector('article img').naturalWidth > 0));
    await page.getByRole('link', { name: 'Library' }).first().click();
    await page.locator('[data-item]').first().waitFor();
    assert.match(page.url(), /\/home\/row\/$/);
    fake.state.signedIn = false;
    await page.goto(`${fake.url}sign-in#ticket=from-the-house`);
    await page.locator('[data-item]').first().waitFor();
  }),

  ...['light', 'dark'].map((theme) =>
    flow(`the first paint in ${theme} has its colour and language before any script of ours has run`, { browser: { theme, language: 'ko' } }, async ({ page, fake }) => {
      await page.route(/assets\/.*\.js$/, (route) => route.abort());
      await page.goto(fake.url);
      const seen = await page.evaluate(() => [document.documentElement.lang, getComputedStyle(document.body).backgroundColor]);
      assert.deepEqual(seen, ['ko', theme === 'dark' ? 'rgb(23, 21, 19)' : 'rgb(246, 243, 236)']);
    }),
  ),

  flow('a chosen theme and language are there on the next visit', {}, async ({ page, fake }) => {
    await page.goto(fake.url);
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    await page.getByRole('button', { name: 'Language' }).click();
    await page.getByRole('menuitem', { name: '中文' }).click();
    await page.getByRole('link', { name: /藏页阁/ }).waitFor();
    await page.reload();
    const html = await (await page.request.get(fake.url, { headers: { accept: 'text/html' } })).text();
    assert.match(html, /<html lang="zh" data-mantine-color-scheme="dark">/);
    await page.getByRole('link', { name: /藏页阁/ }).waitFor();
  }),

  flow('the keyboard goes on in the page one came to, also where the frame is another one', {}, async ({ page, fake }) => {
    const inMain = () => page.evaluate(() => document.activeElement?.id === 'main');
    await page.goto(`${fake.url}jobs`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await inMain(), false);
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await until('the settings have the focus', inMain);
    await page.getByRole('link', { name: 'Street' }).click();
    await page.getByRole('link', { name: /Vault/ }).waitFor();
    await until('the street has the focus', inMain);
    await page.getByRole('link', { name: /Vault/ }).click();
    await page.locator('[data-item]').first().waitFor();
    await until('the vault has the focus', inMain);
    await page.goto(`${fake.url}vault/contents/58`);
    await page.locator('article img').first().waitFor();
    assert.equal(await inMain(), false);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await page.waitForURL(/contents\/57$/);
    await until('the next page has the focus', inMain);
    await page.getByRole('link', { name: 'Sources' }).click();
    await page.locator('article dl').waitFor();
    assert.equal(await inMain(), false);
  }),

  flow('a page that takes its time says that it loads', { lateBy: 900 }, async ({ page, fake }) => {
    await page.goto(`${fake.url}vault/jobs`);
    await page.getByRole('status').getByText('Loading').waitFor({ state: 'attached' });
  }),

  flow('of a token that could not be asked for it is not said that there is none', {}, async ({ page, fake }) => {
    await page.route(/settings\/token$/, (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify({ code: 'fault', detail: 'The disk is full.' }) }));
    await page.goto(`${fake.url}vault/settings`);
    await page.getByRole('alert').getByText('The disk is full.').waitFor();
    assert.equal(await page.getByText('There is no token.').count(), 0);
  }),
];
