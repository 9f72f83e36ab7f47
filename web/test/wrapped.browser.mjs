// The ways a person goes through the yearly story.
import assert from 'node:assert/strict';
import { flow, until } from './flow.mjs';

const exported = { name: 'TikTok_Data.zip', mimeType: 'application/zip', buffer: Buffer.from('PK an export') };
const shownCard = (page) => page.locator('section[data-away="0"]').getAttribute('aria-label');

export const wrappedFlows = [
  flow('a file becomes a story, a picture, and a link that is taken back', { watched: false, tick: 120 }, async ({ page, fake }) => {
    await page.goto(`${fake.url}wrapped`);
    await page.getByRole('button', { name: 'Bring your file' }).click();
    await page.locator('input[type=file]').setInputFiles(exported);
    await until('a stage with its count', async () => (await page.locator('[aria-current=step]').count()) > 0);
    await page.reload();
    await page.getByText('9,012 new entries').waitFor();
    await page.getByRole('button', { name: 'Make my 2025' }).click();
    await until('the first card', async () => (await shownCard(page).catch(() => null)) === 'Card 1 of 14: Your year');
    const [picture] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Picture' }).click()]);
    assert.match(picture.suggestedFilename(), /\.png$/);
    await page.getByRole('link', { name: 'Share' }).click();
    await page.getByRole('checkbox', { name: 'Your year' }).uncheck();
    await page.getByRole('switch', { name: 'Longest session' }).check();
    await page.getByRole('button', { name: 'Make the link' }).click();
    const address = await page.getByRole('dialog').locator('code').textContent();
    assert.match(address, new RegExp(`^${fake.url}wrapped/s/[\\w-]{22}$`));
    await until('the cards that are shared', async () => (await page.getByRole('dialog').locator('li img').count()) === 13);
    assert.deepEqual(fake.state.wrapped.shares[0].redact, ['longest_session']);
    await page.keyboard.press('Escape');
    await page.getByRole('region', { name: 'Your links' }).getByRole('button', { name: 'Take back' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await page.getByText('The link is taken back.').waitFor();
    assert.equal(fake.state.wrapped.shares.length, 0);
  }),

  flow('a story is walked by keyboard, says every card, and shows how sure it is', {}, async ({ page, fake }) => {
    await page.goto(`${fake.url}wrapped/story/2025`);
    const card = async (n, title) => until(`card ${n}`, async () => (await shownCard(page)) === `Card ${n} of 14: ${title}`);
    await card(1, 'Your year');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await card(3, 'It took');
    assert.match(page.url(), /\?card=3$/);
    await page.keyboard.press('ArrowLeft');
    await card(2, 'You watched');
    assert.match(await page.locator('main > p[aria-live]').textContent(), /Card 2 of 14\. You watched 9,012 videos/);
    await page.keyboard.press('i');
    const sheet = page.getByRole('dialog');
    await sheet.getByText('9,012 of 9,012 (100%)').first().waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await card(2, 'You watched');
    await page.keyboard.press('End');
    await card(14, 'That was');
    assert.equal(await page.getByRole('button', { name: 'Next card' }).isDisabled(), true);
    await page.keyboard.press('Home');
    await card(1, 'Your year');
    await page.reload();
    await page.getByRole('button', { name: 'Card 7: Your week' }).click();
    await card(7, 'Your week');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { level: 1, name: 'Your stories' }).waitFor();
  }),

  flow('a story plays by itself, and the space bar stops it', { browser: { motion: 'no-preference' } }, async ({ page, fake }) => {
    await page.clock.install();
    await page.goto(`${fake.url}wrapped/story/2025`);
    await until('the first card', async () => (await shownCard(page).catch(() => null)) === 'Card 1 of 14: Your year');
    const line = page.locator('header i').first();
    await line.evaluate((element) => element.getAnimations().forEach((one) => one.finish()));
    await until('the next card by itself', async () => (await shownCard(page)) === 'Card 2 of 14: You watched');
    await page.keyboard.press(' ');
    await page.getByRole('button', { name: 'Play' }).waitFor();
    assert.equal(await page.locator('header i').last().evaluate((element) => element.getAnimations().length), 0);
  }),

  flow('a finger swipes the cards and pulls the story away', { browser: { size: 'phone' } }, async ({ page, fake, context }) => {
    await page.clock.install();
    await page.goto(`${fake.url}wrapped/story/2025`);
    await until('the first card', async () => (await shownCard(page).catch(() => null)) === 'Card 1 of 14: Your year');
    // Time tells a tap from a long press: it stands still, and both ends of a tap are sent at once, however busy the machine.
    await page.clock.pauseAt(Date.now() + 1_000);
    const touch = await context.newCDPSession(page);
    const swipe = async (from, to) => {
      await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] });
      for (let i = 1; i <= 5; i++) {
        await touch.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from.x + ((to.x - from.x) * i) / 5, y: from.y + ((to.y - from.y) * i) / 5 }] });
      }
      await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await swipe({ x: 300, y: 400 }, { x: 120, y: 410 });
    await until('swiped on', async () => (await shownCard(page)) === 'Card 2 of 14: You watched');
    await swipe({ x: 120, y: 400 }, { x: 300, y: 410 });
    await until('swiped back', async () => (await shownCard(page)) === 'Card 1 of 14: Your year');
    const tap = (point) =>
      Promise.all([
        touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] }),
        touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
      ]);
    await tap({ x: 330, y: 400 });
    await until('tapped on', async () => (await shownCard(page)) === 'Card 2 of 14: You watched');
    await tap({ x: 40, y: 400 });
    await until('tapped back', async () => (await shownCard(page)) === 'Card 1 of 14: Your year');
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 330, y: 400 }] });
    await page.clock.runFor(1000);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await tap({ x: 330, y: 400 });
    await until('held, then tapped on', async () => (await shownCard(page)) === 'Card 2 of 14: You watched');
    await page.clock.resume();
    await swipe({ x: 190, y: 300 }, { x: 200, y: 520 });
    await page.getByRole('heading', { level: 1, name: 'Your stories' }).waitFor();
  }),

  flow('a wrong file is answered in a sentence, and a broken line sends the file again by itself', { watched: false, tick: 60 }, async ({ page, fake, context }) => {
    await page.goto(`${fake.url}wrapped/files`);
    const field = page.locator('input[type=file]');
    await field.setInputFiles({ ...exported, name: 'photo.png' });
    await page.getByText('This is no export of TikTok').waitFor();
    await field.setInputFiles({ ...exported, name: 'empty.json' });
    await page.getByText('There is no watch history in this file').waitFor();
    await field.setInputFiles({ ...exported, name: 'other.json' });
    await page.getByRole('button', { name: 'Take it all the same' }).click();
    await page.getByText('9,012 new entries').waitFor();
    await page.getByRole('button', { name: 'Bring another file' }).click();
    await field.setInputFiles({ ...exported, name: 'other.json' });
    await page.getByRole('button', { name: 'Take it all the same' }).waitFor();
    await page.reload();
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('button', { hasText: 'Choose it again and take it' }).click()]);
    await chooser.setFiles({ ...exported, name: 'other.json' });
    await page.getByText('9,012 new entries').waitFor();
    await page.getByRole('button', { name: 'Bring another file' }).click();
    await context.setOffline(true);
    await field.setInputFiles({ ...exported, name: 'Second.zip' });
    await page.getByText('The line broke').waitFor();
    await context.setOffline(false);
    await page.getByText('9,012 new entries').waitFor({ timeout: 20_000 });
  }),

  flow('a guest comes in, forgets, sees the story, and erases everything', { signedIn: false, visitors: true, watched: false }, async ({ page, fake }) => {
    await page.goto(`${fake.url}wrapped`);
    await page.getByRole('button', { name: 'Bring your file' }).click();
    await page.getByText('Compute and forget').click();
    await page.locator('input[type=file]').setInputFiles(exported);
    await page.getByText('None of them was kept').waitFor();
    await page.getByRole('link', { name: 'Watch the story' }).click();
    await until('the first card', async () => (await shownCard(page).catch(() => null)) === 'Card 1 of 14: Your year');
    await page.goto(`${fake.url}wrapped/data`);
    await page.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Erase everything' }).click();
    await page.getByRole('row', { name: 'All together' }).waitFor();
    await page.getByRole('button', { name: 'To the first page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Your year of watching' }).waitFor();
  }),

  flow('an address is given by keyboard, confirmed from its letter, changed, and taken away', {}, async ({ page, fake }) => {
    const address = () => fake.state.wrapped.address;
    await page.goto(`${fake.url}wrapped/data`);
    const card = page.getByRole('region', { name: 'Letters' });
    await card.getByLabel('E-mail address').fill('lena@nowhere');
    await page.keyboard.press('Enter');
    await card.getByText('it looks like name@example.com').waitFor();
    await card.getByLabel('E-mail address').fill('lena@example.com');
    await page.keyboard.press('Enter');
    await card.getByText('We wrote to lena@example.com.').waitFor();
    await card.getByRole('button', { name: 'Other address' }).click();
    await card.getByLabel('E-mail address').fill('lena.watches@example.com');
    await card.getByRole('button', { name: 'Send the link' }).click();
    await card.getByText('We wrote to lena.watches@example.com.').waitFor();
    await card.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('it is on its way').waitFor();
    await page.goto(`${fake.url}wrapped/address?token=of-the-letter`);
    await page.getByRole('button', { name: 'Yes, it is mine' }).waitFor();
    assert.equal(address().verified, false);
    await page.getByRole('button', { name: 'Yes, it is mine' }).click();
    await page.getByText('Letters now go to l•••@example.com.').waitFor();
    await page.getByRole('link', { name: 'To the stories' }).click();
    await page.getByRole('link', { name: 'My data' }).first().click();
    await card.getByText('Letters go to lena.watches@example.com.').waitFor();
    await card.getByRole('button', { name: 'Stop writing to me' }).click();
    await card.getByLabel('E-mail address').waitFor();
    assert.deepEqual(address(), { email: null, verified: false, waiting: null });
  }),

  flow('the example makes a story in one click', { watched: false, tick: 40 }, async ({ page, fake }) => {
    await page.goto(`${fake.url}wrapped`);
    await page.getByRole('button', { name: 'Look at an example' }).click();
    await until('the first card', async () => (await shownCard(page).catch(() => null)) === 'Card 1 of 14: Your year');
    await page.getByText('Example').first().waitFor();
  }),

  flow('behind its own door the story works at the root', {}, async ({ page, fake }) => {
    Object.assign(fake.state, { app: 'wrapped' });
    await page.goto(fake.url);
    await page.getByRole('link', { name: 'Watch the story' }).click();
    await until('the first card', async () => (await shownCard(page).catch(() => null)) === 'Card 1 of 14: Your year');
    await until('its picture', () => page.locator('section[data-away="0"] img').evaluate((img) => img.naturalWidth > 0));
    assert.match(new URL(page.url()).pathname, /^\/story\//);
  }),
];
