// The ways a person goes through the weekly letter.
import assert from 'node:assert/strict';
import { flow, until } from './flow.mjs';

export const weeklyFlows = [
  flow('a stranger subscribes at an hour of their own, and hears where to look next', { signedIn: false }, async ({ page, fake }) => {
    await page.goto(`${fake.url}weekly`);
    await page.getByText('(UTC) · change').click();
    await page.getByLabel('Day').selectOption('7');
    await page.getByLabel('Hour').selectOption('19');
    await page.getByLabel('E-mail address').fill('lena@nowhere');
    await page.getByRole('button', { name: 'Subscribe' }).click();
    await page.getByText('This is no e-mail address.').waitFor();
    await page.getByLabel('E-mail address').fill('lena@example.com');
    const [asked] = await Promise.all([page.waitForRequest(/subscriptions$/), page.getByRole('button', { name: 'Subscribe' }).click()]);
    await page.getByText('Look into your mailbox').waitFor();
    const { weekday, hour, time_zone: zone } = asked.postDataJSON();
    assert.deepEqual([weekday, hour, zone], [7, 19, 'UTC']);
  }),

  flow('a week is seen beside its letter, and the weeks before it', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}weekly`);
    await page.getByText('5 hr 35 min – 8 hr 51 min').waitFor();
    const letter = page.locator('main iframe');
    assert.equal(await letter.getAttribute('sandbox'), '');
    await page.frameLocator('main iframe').getByRole('heading', { name: '5 to 9 hours' }).waitFor();
    assert.equal(await page.frameLocator('main iframe').locator('.c').evaluate((box) => getComputedStyle(box).maxWidth), '560px');
    await page.getByRole('button', { name: 'Week before' }).click();
    await page.getByText('Nothing was watched in this week').waitFor();
    assert.match(page.url(), /week=2026-W45/);
    await page.getByRole('button', { name: 'Week after' }).click();
    await page.getByText('5 hr 35 min – 8 hr 51 min').waitFor();
    await page.getByRole('button', { name: 'Send a test' }).click();
    await page.getByLabel('E-mail address').fill('me@example.com');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    await page.getByText('A test is on its way to me@example.com.').waitFor();
  }),

  flow('preferences are kept, and a pause begins and ends', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}weekly/settings`);
    const card = page.getByRole('region', { name: /^Letter to/ });
    await card.getByLabel('Hour', { exact: true }).selectOption('20');
    await card.getByLabel('This week a year ago').uncheck();
    await card.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    assert.equal(fake.state.weekly.subscriptions[0].hour, 20);
    assert.deepEqual(fake.state.weekly.subscriptions[0].sections, ['summary', 'rhythm', 'rabbit_hole', 'comparison', 'nudge']);
    await card.getByRole('button', { name: 'Pause' }).click();
    await card.getByText('Paused until').waitFor();
    await card.getByRole('button', { name: 'Go on now' }).click();
    await card.getByText('Active').waitFor();
    assert.match(await card.getByRole('link', { name: 'Unsubscribe' }).getAttribute('href'), /u\/tok$/);
  }),

  flow('the desk looks at a letter, approves it, and lets an address receive again', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}weekly/desk`);
    await page.getByRole('button', { name: /Your week in one letter/ }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByText('phones show about 40').waitFor();
    await drawer.getByRole('button', { name: 'Approve' }).click();
    await drawer.getByText('Queued').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'No letters to' }).click();
    await page.getByLabel('Send no letters to').fill('loud@example.com');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByText('l•••@example.com').waitFor();
    await page.getByRole('button', { name: 'Allow again' }).first().click();
    await until('it is lifted', () => fake.state.weekly.suppressed.length === 2);
    await page.getByRole('link', { name: 'Deliverability' }).click();
    await page.getByText('7 of 952 accepted letters').waitFor();
  }),

  flow('the example shows a week and its letter in one click', { watched: false }, async ({ page, fake }) => {
    await page.goto(`${fake.url}weekly`);
    await page.getByRole('button', { name: 'Look at an example' }).click();
    await page.frameLocator('main iframe').getByRole('heading', { name: '5 to 9 hours' }).waitFor();
    await page.getByRole('link', { name: 'Letters' }).click();
    await page.getByText('An example of a letter').waitFor();
  }),

  flow('another language asks the server for its own sentences again', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}weekly`);
    await page.getByText('5 hr 35 min – 8 hr 51 min').waitFor();
    await page.getByRole('button', { name: 'Language' }).click();
    const [asked] = await Promise.all([page.waitForRequest(/me\/week(\?|$)/), page.getByRole('menuitem', { name: '中文' }).click()]);
    assert.match((await asked.allHeaders()).cookie, /rowhouse_lang=zh/);
  }),

  flow('the owner approves the week that waits, and says what became of a letter without an answer', {}, async ({ page, fake }) => {
    const { weekly } = fake.state;
    Object.assign(weekly.issues.find((one) => one.state === 'awaiting_approval'), { week: '2026-W46' });
    await page.goto(`${fake.url}weekly/desk`);
    await page.getByRole('button', { name: 'Approve all of 2026-W46' }).click();
    await until('it is approved', () => weekly.issues.every((one) => one.state !== 'awaiting_approval'));
    await page.getByRole('link', { name: 'Deliverability' }).click();
    const card = page.getByRole('region', { name: 'Letters of unknown fate' });
    await card.getByText('m•••@slow.example').waitFor();
    await card.getByRole('button', { name: 'It went out' }).click();
    await page.getByText('The letter to m•••@slow.example counts as sent.').waitFor();
    await card.waitFor({ state: 'detached' });
    assert.equal(weekly.letters[0].state, 'accepted');
  }),
];
