// `npm run test:browser`: what a person does, in a real browser against the fake. FULL=1 looks at every page in every
// language, theme and size instead of a sample; PAGES=vault looks at the pages of that name alone.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { built } from '../fake/server.mjs';
import { closeBrowser, program } from './browser.mjs';
import { flows } from './flows.browser.mjs';
import { looks } from './looks.browser.mjs';
import { vaultFlows } from './vault.browser.mjs';
import { weeklyFlows } from './weekly.browser.mjs';
import { wrappedFlows } from './wrapped.browser.mjs';

if (!existsSync(join(built, 'index.html'))) {
  console.error('There is no build to test: run `npm run build` first.');
  process.exit(1);
}
if (!existsSync(program)) {
  console.warn(`The browser tests need chromium, and ${program} is not there.`);
  process.exit(process.env.CI ? 1 : 0);
}
const filter = process.argv[2] ? new RegExp(process.argv[2]) : /./;
let failed = 0;
let passed = 0;
const left = [...flows, ...vaultFlows, ...wrappedFlows, ...weeklyFlows, ...looks].filter(([name]) => filter.test(name));

async function worker() {
  for (let next = left.shift(); next; next = left.shift()) await run(...next);
}

async function run(name, work) {
  const begin = Date.now();
  try {
    await work();
    passed += 1;
    console.log(`  ok    ${name} (${Date.now() - begin} ms)`);
  } catch (fault) {
    failed += 1;
    console.log(`  FAIL  ${name}\n        ${String(fault.stack ?? fault).split('\n').slice(0, 14).map((line) => line.slice(0, 300)).join('\n        ')}`);
  }
}
// Much of the time is waiting, so three go at once.
await Promise.all([worker(), worker(), worker()]);
await closeBrowser();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
