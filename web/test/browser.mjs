// A real browser for the tests: Debian's chromium, an empty profile each time, and ears for everything that goes wrong.
import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars'];

export const sizes = { desk: { width: 1280, height: 860 }, phone: { width: 390, height: 844 } };

/** The program that is tested with. */
export const program = process.env.CHROMIUM ?? '/usr/bin/chromium';

let launched;

export async function openBrowser({ size = 'desk', theme = 'light', language = 'en', motion = 'reduce', script = true } = {}) {
  launched ??= chromium.launch({ executablePath: program, headless: true, args: flags });
  const context = await (await launched).newContext({
    viewport: sizes[size],
    hasTouch: size === 'phone',
    deviceScaleFactor: Number(process.env.SCALE ?? 1),
    colorScheme: theme,
    reducedMotion: motion,
    javaScriptEnabled: script,
    locale: { en: 'en-GB', zh: 'zh-CN', ko: 'ko-KR' }[language],
    timezoneId: 'UTC',
  });
  context.setDefaultTimeout(Number(process.env.PATIENCE ?? 10_000));
  return { context, close: () => context.close() };
}

export async function closeBrowser() {
  await (await launched)?.close();
}

/** A page of a fresh visitor; `faults` gathers errors of script, refused content and requests to other hosts. */
export async function newPage(context, origin) {
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (fault) => faults.push(`error: ${fault.message}`));
  page.on('console', (line) => {
    const text = line.text();
    if (line.type() === 'error' && !/Failed to load resource|WebSocket connection/.test(text)) faults.push(`console: ${text}`);
    if (/Content Security Policy/.test(text)) faults.push(`policy: ${text}`);
  });
  page.on('request', (request) => {
    if (!/^(data:|blob:)/.test(request.url()) && !request.url().startsWith(origin)) faults.push(`outside: ${request.url()}`);
  });
  return { page, faults };
}

export async function axe(page) {
  const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).exclude('iframe').analyze();
  return found.violations.map((fault) => `${fault.id}: ${fault.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} — ${node.failureSummary?.split('\n').slice(1, 2).join(' ').trim()}`).join(' | ')}`);
}

/** How many pixels the page can be pushed sideways; anything above 0 is a fault. */
export function sideways(page) {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - innerWidth, document.body.scrollWidth - innerWidth));
}
