// Each page is looked at by axe, measured for sideways scroll, and listened to for errors and requests to elsewhere.
import assert from 'node:assert/strict';
import { startFake } from '../fake/server.mjs';
import { axe, newPage, openBrowser, sideways } from './browser.mjs';
import { pages } from './pages.mjs';

const variants = ['desk', 'phone'].flatMap((size) => ['light', 'dark'].flatMap((theme) => ['en', 'zh', 'ko'].map((language) => [size, theme, language])));

const only = new RegExp(process.env.PAGES ?? '.');
/** In the sample every page is seen once, and the variants take turns over the pages. */
const wanted = (page, variant) => process.env.FULL || (page + 5 * Math.floor(page / variants.length)) % variants.length === variant;

export const looks = variants.map(([size, theme, language], variant) => [
  `pages in ${language}, ${theme}, on a ${size}, have no fault that axe finds and no sideways scroll`,
  async () => {
    const browser = await openBrowser({ size, theme, language });
    const found = [];
    try {
      for (const [at, { name, options, path, act }] of pages.entries()) {
        if (!wanted(at, variant) || !only.test(name)) continue;
        const fake = await startFake(options);
        const { page, faults } = await newPage(browser.context, fake.url);
        try {
          await page.goto(fake.url + path);
          await act?.(page, fake);
          await page.waitForTimeout(150);
          for (const fault of await axe(page)) found.push(`${name}: ${fault}`);
          const wide = await sideways(page);
          if (wide > 0) found.push(`${name}: ${wide} px too wide`);
          const spoken = await page.evaluate(() => document.documentElement.lang);
          if (spoken !== language) found.push(`${name}: speaks ${spoken}`);
          found.push(...faults.map((fault) => `${name}: ${fault}`));
        } catch (fault) {
          found.push(`${name}: ${fault.message.split('\n')[0]}`);
        } finally {
          await browser.context.setOffline(false);
          await page.close();
          await fake.close();
        }
      }
    } finally {
      await browser.close();
    }
    assert.deepEqual(found, []);
  },
]);
