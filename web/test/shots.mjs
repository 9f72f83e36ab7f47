// Screenshots of every page to look at: `node test/shots.mjs [folder] [filter]`; FULL=1 takes every language, theme and size.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startFake } from '../fake/server.mjs';
import { closeBrowser, newPage, openBrowser } from './browser.mjs';
import { pages } from './pages.mjs';

const folder = process.argv[2] ?? '/tmp/shots';
const filter = process.argv[3] ? new RegExp(process.argv[3]) : /./;
mkdirSync(folder, { recursive: true });
const sampled = [['desk', 'light', 'en'], ['phone', 'light', 'en'], ['desk', 'dark', 'zh'], ['phone', 'dark', 'ko']];
const all = ['desk', 'phone'].flatMap((size) => ['light', 'dark'].flatMap((theme) => ['en', 'zh', 'ko'].map((language) => [size, theme, language])));

for (const [size, theme, language] of process.env.FULL ? all : sampled) {
  const browser = await openBrowser({ size, theme, language });
  for (const { name, options, path, act, full } of pages) {
    const file = `${name}-${size}-${theme}-${language}.png`;
    if (!filter.test(file)) continue;
    await browser.context.setOffline(false);
    await browser.context.clearCookies();
    const fake = await startFake(options);
    const { page, faults } = await newPage(browser.context, fake.url);
    try {
      await page.goto(fake.url + path);
      await act?.(page, fake);
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(folder, file), fullPage: full ?? false });
    } catch (fault) {
      console.log(`${file}: ${fault.message.split('\n')[0]}`);
      await page.screenshot({ path: join(folder, `${file}.failed.png`) });
    }
    if (faults.length) console.log(file, faults.slice(0, 3));
    await page.close();
    await fake.close();
  }
  await browser.close();
}
await closeBrowser();
