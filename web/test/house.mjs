// `node test/house.mjs <what>`: what a person does, in a real browser against a real house. A test of the server starts it, gives
// addresses in the environment, and lets the held picture go when it reads "held" on the output.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { axe, closeBrowser, newPage, openBrowser, sideways } from './browser.mjs';

const { HOUSE, SETUP, PASSWORD, PAGE, TITLE, FILE, YEAR } = process.env;
const patience = Number(process.env.PATIENCE ?? 60_000);

async function until(what, check) {
  const end = Date.now() + patience;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

async function sound(page, name, language) {
  const found = (await axe(page)).map((fault) => `${name}: ${fault}`);
  if ((await sideways(page)) > 0) found.push(`${name}: too wide`);
  const spoken = await page.evaluate(() => document.documentElement.lang);
  if (spoken !== language) found.push(`${name}: speaks ${spoken}`);
  return found;
}

const ask = (page, path) => page.evaluate((at) => fetch(new URL(`vault/api/v1/${at}`, document.baseURI)).then((answer) => answer.json()), path);

async function walk() {
  const { context, close } = await openBrowser();
  context.setDefaultTimeout(patience);
  const { page, faults } = await newPage(context, HOUSE);
  await page.goto(`${HOUSE}setup?token=${SETUP}`);
  await page.getByLabel('Your password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Open the door' }).click();
  await page.getByRole('link', { name: /Vault/ }).first().click();
  await page.getByRole('button', { name: 'Load the example' }).click();
  await until('the example is kept', async () => (await ask(page, 'contents?status=parse_success')).total === 8);

  await page.goto(`${HOUSE}vault/add`);
  await page.getByLabel('Links').fill(`看看这个 ${PAGE} ，很好`);
  await page.getByRole('button', { name: 'Keep this page' }).click();
  const stage = page.locator('[aria-current=step]');
  await until('the stage of pictures', async () => /Pictures/.test((await stage.first().textContent().catch(() => '')) ?? ''));
  await page.reload();
  await until('the stage after the reload', async () => /Pictures/.test((await stage.first().textContent().catch(() => '')) ?? ''));
  console.log('held');
  await until('the page is kept', async () => (await ask(page, 'contents?status=parse_success')).total === 9);
  await until('the page says so', async () => (await stage.count()) === 0);

  const { id } = (await ask(page, 'contents?size=1')).items[0];
  await page.goto(`${HOUSE}vault/contents/${id}`);
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  const pictures = page.locator('article img');
  await until('three pictures', async () => (await pictures.count()) === 3);
  for (const picture of await pictures.all()) {
    await picture.scrollIntoViewIfNeeded();
    await until('a picture is seen', () => picture.evaluate((img) => img.complete && img.naturalWidth > 1));
    assert.match(await picture.evaluate((img) => img.src), /\/vault\/api\/v1\/media\/[0-9a-f]{64}/);
  }

  for (const [word, found] of [['tide', 'en'], ['葱油', 'zh'], ['제주', 'ko']]) {
    await page.goto(`${HOUSE}vault?q=${encodeURIComponent(word)}`);
    await page.locator('mark').first().waitFor();
    assert.ok((await ask(page, `search?q=${encodeURIComponent(word)}`)).total > 0, found);
  }

  await page.goto(`${HOUSE}vault/contents/${id}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await until('it is gone', async () => (await ask(page, 'contents')).total === 8);
  assert.deepEqual(faults, []);
  await close();
}

async function signIn(page) {
  await page.goto(`${HOUSE}sign-in`);
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('main ul li').first().waitFor();
}

const told = (page, path) => page.evaluate((at) => fetch(new URL(`wrapped/api/v1/${at}`, document.baseURI)).then((answer) => answer.json()), path);

/** An export becomes a story; a card leaves as a picture; a link shows what was chosen, hides what was hidden, and is taken back. */
async function story() {
  const { context, close } = await openBrowser();
  context.setDefaultTimeout(patience);
  const { page, faults } = await newPage(context, HOUSE);
  const found = [];
  await signIn(page);
  await page.getByRole('link', { name: /Wrapped/ }).first().click();
  await page.getByRole('button', { name: 'Bring your file' }).click();
  await page.locator('input[type=file]').setInputFiles(FILE);
  await page.getByText(/new entries/).first().waitFor();
  found.push(...(await sound(page, 'files', 'en')));
  await page.getByRole('button', { name: `Make my ${YEAR}` }).click();
  const card = page.locator('section[data-away="0"]');
  await until('the first card', async () => /^Card 1 of/.test((await card.getAttribute('aria-label').catch(() => null)) ?? ''));
  const run = new URL(page.url()).pathname.split('/').at(-1);
  const { cards, redactable } = await told(page, `wrapped/${run}/story?language=en`);
  assert.ok(cards.length >= 10 && cards.length <= 14, `${cards.length} cards`);
  for (const [i, one] of cards.entries()) {
    await until(`card ${i + 1}`, async () => (await card.getAttribute('aria-label')) === `Card ${i + 1} of ${cards.length}: ${one.title}`);
    await until(`the picture of card ${i + 1}`, () => card.locator('img').evaluate((img) => img.complete && img.naturalWidth > 0));
    assert.equal(await card.locator('img').getAttribute('alt'), one.alt);
    if (i === 1 || one.kind === 'persona') found.push(...(await sound(page, `card ${one.kind}`, 'en')));
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Home');
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Picture' }).click()]);
  const png = await readFile(await saved.path());
  assert.match(saved.suggestedFilename(), new RegExp(`^wrapped-${YEAR}-1-\\w+\\.png$`));
  assert.deepEqual([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)], ['PNG', 1080, 1920]);

  await page.getByRole('link', { name: 'Share' }).click();
  const secret = cards[1].headline;
  await page.getByRole('checkbox', { name: cards[2].title }).uncheck();
  await page.getByRole('switch', { name: redactable.find((one) => one.name === 'videos').label, exact: true }).check();
  await until('the preview hides it', () => page.locator('main li img').nth(1).evaluate((img) => img.src.includes('redact=') && img.complete && img.naturalWidth > 0));
  found.push(...(await sound(page, 'share', 'en')));
  await page.getByRole('button', { name: 'Make the link' }).click();
  const dialog = page.getByRole('dialog');
  const address = await dialog.locator('code').textContent();
  await until('what others see', async () => (await dialog.locator('li img').count()) === cards.length - 1);
  assert.doesNotMatch(address, new RegExp(run));
  await page.keyboard.press('Escape');

  const other = await openBrowser({ script: false });
  const stranger = await other.context.newPage();
  assert.equal((await stranger.goto(address)).status(), 200);
  await until('the shared cards', async () => (await stranger.locator('img').count()) === cards.length - 1);
  assert.ok(!(await stranger.content()).includes(secret), 'the hidden figure stands in the page');
  for (const img of await stranger.locator('img').all()) {
    const shown = await stranger.request.get(await img.evaluate((one) => one.src));
    assert.equal(shown.status(), 200);
    assert.ok(!(await shown.body()).includes(secret), 'the hidden figure stands in a picture');
  }

  await page.getByRole('region', { name: 'Your links' }).getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await page.getByText('The link is taken back.').waitFor();
  assert.equal((await stranger.request.get(address)).status(), 404);
  await other.close();
  assert.deepEqual([...found, ...faults], []);
  await close();
}

async function look(size, theme, language) {
  const { context, close } = await openBrowser({ size, theme, language });
  context.setDefaultTimeout(patience);
  const { page, faults } = await newPage(context, HOUSE);
  const found = [];
  await page.goto(`${HOUSE}sign-in`);
  await page.locator('input[type=password]').waitFor();
  found.push(...(await sound(page, 'sign-in', language)));
  await page.locator('input[type=password]').fill(PASSWORD);
  await page.locator('button[type=submit]').click();
  await page.locator('main ul li').first().waitFor();
  found.push(...(await sound(page, 'street', language)));
  const { items } = await ask(page, 'contents');
  const ways = { wrapped: 'wrapped', 'wrapped files': 'wrapped/files', 'wrapped data': 'wrapped/data', weekly: 'weekly', 'weekly sources': 'weekly/connect', 'weekly settings': 'weekly/settings', settings: 'settings', desk: 'jobs', library: 'vault', add: 'vault/add', 'vault jobs': 'vault/jobs', 'vault settings': 'vault/settings' };
  items.slice(0, 3).forEach((item) => { ways[`reader ${item.language}`] = `vault/contents/${item.id}`; });
  for (const [name, path] of Object.entries(ways)) {
    await page.goto(HOUSE + path);
    await page.locator('main h1').first().waitFor();
    await page.waitForLoadState('networkidle');
    found.push(...(await sound(page, name, language)));
  }
  await close();
  assert.deepEqual([...found, ...faults], []);
}

const [what, ...rest] = process.argv.slice(2);
try {
  await { walk, story, look }[what](...rest);
  console.log('fine');
} catch (fault) {
  console.error(fault);
  process.exitCode = 1;
} finally {
  await closeBrowser();
}
