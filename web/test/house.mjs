// `node test/house.mjs <what>`: what a person does, in a real browser against a real house. A test of the server starts it, gives
// addresses in the environment, and lets the held picture go when it reads "held" on the output.
import assert from 'node:assert/strict';
import { axe, closeBrowser, newPage, openBrowser, sideways } from './browser.mjs';

const { HOUSE, SETUP, PASSWORD, PAGE, TITLE } = process.env;
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
  const ways = { settings: 'settings', desk: 'jobs', library: 'vault', add: 'vault/add', 'vault jobs': 'vault/jobs', 'vault settings': 'vault/settings' };
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
  await (what === 'walk' ? walk() : look(...rest));
  console.log('fine');
} catch (fault) {
  console.error(fault);
  process.exitCode = 1;
} finally {
  await closeBrowser();
}
