// What every way through the house begins and ends with.
import assert from 'node:assert/strict';
import { startFake } from '../fake/server.mjs';
import { newPage, openBrowser } from './browser.mjs';

/** Waits for what a page or the fake comes to. */
export async function until(what, check, limit = Number(process.env.PATIENCE ?? 8000)) {
  const end = Date.now() + limit;
  for (;;) {
    if (await check()) return;
    if (Date.now() > end) throw new Error(`never happened: ${what}`);
    await new Promise((done) => setTimeout(done, 40));
  }
}

/** A named way through the house: a fake of its own, an empty browser, and no fault heard on the way. */
export function flow(name, options, work) {
  return [
    name,
    async () => {
      const { browser: wishes, mayBeRefused, ...rest } = options;
      const fake = await startFake(rest);
      const browser = await openBrowser(wishes);
      try {
        const { page, faults } = await newPage(browser.context, fake.url);
        await work({ page, fake, context: browser.context });
        assert.deepEqual(mayBeRefused ? faults.filter((fault) => !fault.includes('inline event handler')) : faults, []);
      } finally {
        await browser.close();
        await fake.close();
      }
    },
  ];
}
