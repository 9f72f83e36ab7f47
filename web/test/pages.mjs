// Every page and state worth seeing, for the screenshots and for axe.
const text = (selector) => (page) => page.locator(selector).first().waitFor();
const guest = { signedIn: false, visitors: true };
const bring = (name, type = 'application/zip') => async (page) => {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: type, buffer: Buffer.from('PK export') });
};
const six = { wrapped: 'open', weekly: 'open', lifelog: 'off', vault: 'open', shorts: 'down', tarot: 'maintenance' };

export const pages = [
  { name: 'street', path: '', options: { extraWorking: 2 }, act: text('main ul li') },
  { name: 'street-three', path: '', options: { states: { wrapped: 'open', vault: 'open', tarot: 'open' } }, act: text('main ul li') },
  { name: 'street-six', path: '', options: { states: six, reasons: { shorts: 'The database file is of a newer version. Update Rowhouse.' } }, act: text('main ul li') },
  { name: 'street-stranger', path: '', options: { signedIn: false }, act: text('main ul li') },
  { name: 'setup', path: 'setup?token=first', options: { firstRun: true, signedIn: false }, act: (page) => page.locator('input[type=password]').fill('four quiet lamps') },
  { name: 'signin', path: 'sign-in', options: { signedIn: false }, act: async (page) => {
    await page.locator('input[type=password]').fill('wrong');
    await page.locator('button[type=submit]').click();
    await page.locator('[role=alert]').waitFor();
  } },
  { name: 'house-settings', path: 'settings', act: text('table'), full: true },
  { name: 'house-totp', path: 'settings', act: async (page) => {
    await page.locator('section').nth(3).locator('input[type=password]').fill('correct horse battery');
    await page.locator('section').nth(3).locator('button[type=submit]').click();
    await page.locator('section img').waitFor();
    await page.locator('section img').scrollIntoViewIfNeeded();
  } },
  { name: 'desk', path: 'jobs', act: text('main section li button') },
  { name: 'desk-job', path: 'jobs?job=378', act: text('[role=dialog] pre') },
  { name: 'library', path: 'vault', act: text('[data-item]') },
  { name: 'library-list', path: 'vault', act: async (page) => {
    await page.locator('[data-item]').first().waitFor();
    await page.keyboard.press('v');
  } },
  { name: 'library-filter', path: 'vault?tag=tea', act: async (page) => {
    await page.locator('main [role=group] button').nth(1).click();
    await page.locator('[role=dialog] input').first().waitFor();
  } },
  { name: 'search', path: 'vault?q=%E8%8C%B6', act: text('mark') },
  { name: 'search-help', path: 'vault', act: async (page) => {
    await page.locator('[role=search] button').click();
    await page.locator('[role=dialog] code').first().waitFor();
  } },
  { name: 'search-none', path: 'vault?q=zebra', act: text('main h2') },
  { name: 'empty', path: 'vault', options: { filled: false }, act: text('main h2') },
  { name: 'keys', path: 'vault', act: async (page) => {
    await page.locator('[data-item]').first().waitFor();
    await page.keyboard.press('?');
    await page.locator('[role=dialog] kbd').first().waitFor();
  } },
  { name: 'add', path: 'vault/add?url=https%3A%2F%2Fslowmornings.example%2Fnew', options: { tick: 450 }, act: async (page) => {
    await page.locator('main form button[type=submit]').click();
    await page.locator('main li').first().waitFor();
    await page.locator('textarea').first().fill('https://a.example/one https://b.example/slow https://c.example/timeout');
    await page.locator('main form button[type=submit]').click();
    await page.waitForTimeout(2400);
  } },
  { name: 'add-empty', path: 'vault/add', options: { filled: false }, act: text('textarea') },
  { name: 'reader-en', path: 'vault/contents/58', act: text('article h2'), full: true },
  { name: 'reader-zh', path: 'vault/contents/57', act: text('article h2'), full: true },
  { name: 'reader-ko', path: 'vault/contents/56', act: text('article h2'), full: true },
  { name: 'reader-going', path: 'vault/contents/58', options: { tick: 60_000 }, act: async (page, fake) => {
    const content = fake.state.vault.contents.get(58);
    fake.state.vault.start(content);
    Object.assign(content, { status: 'processing', progress: { stage: 'pictures', done: 3, total: 12 }, body_html: null });
    await page.reload();
    await page.locator('ol li[data-state=now]').waitFor();
  } },
  { name: 'reader-failed', path: 'vault/contents/59', act: text('[role=alert]') },
  { name: 'reader-pictures', path: 'vault/contents/52/pictures', act: text('article ul img') },
  { name: 'reader-snapshot', path: 'vault/contents/58/snapshot', act: text('iframe') },
  { name: 'reader-sources', path: 'vault/contents/58/sources', act: text('dl') },
  { name: 'reader-history', path: 'vault/contents/58/history', act: text('article ol li') },
  { name: 'reader-edit', path: 'vault/contents/58', act: async (page) => {
    await page.locator('article h2').first().waitFor();
    await page.keyboard.press('e');
    await page.locator('[role=dialog] input').first().waitFor();
  } },
  { name: 'reader-saved', path: 'vault/contents/58', act: async (page) => {
    await page.locator('article h2').first().waitFor();
    await page.keyboard.press('e');
    await page.locator('[role=dialog] form [type=submit]').click();
    await page.locator('.mantine-Notification-root').waitFor();
    await page.locator('[role=dialog]').waitFor({ state: 'detached' });
  } },
  { name: 'vault-jobs', path: 'vault/jobs', options: { tick: 900 }, act: async (page, fake) => {
    for (const url of ['https://a.example/1', 'https://b.example/timeout', 'https://c.example/slow']) fake.state.vault.share({ url });
    await page.waitForTimeout(3600);
    await page.locator('main li').first().waitFor();
  } },
  { name: 'vault-settings', path: 'vault/settings', act: text('main section strong'), full: true },
  { name: 'vault-down', path: 'vault', options: { down: 'The disk that holds the vault is not mounted. Mount it, and the vault opens by itself.', states: { vault: 'down' } }, act: text('main h1') },
  { name: 'wrapped', path: 'wrapped', act: text('article img') },
  { name: 'wrapped-empty', path: 'wrapped', options: { watched: false }, act: text('main h1') },
  { name: 'wrapped-guest', path: 'wrapped', options: { ...guest, watched: false }, act: text('main h1') },
  { name: 'wrapped-stranger', path: 'wrapped', options: { signedIn: false }, act: text('main h1') },
  { name: 'wrapped-story', path: 'wrapped/story/2025?card=3', act: text('section img[data-state=there]') },
  { name: 'wrapped-story-paper', path: 'wrapped/story/2025?card=6', act: async (page) => {
    await page.locator('header button').last().click();
    await page.locator('section[data-away="0"] img[data-state=there]').waitFor();
  } },
  { name: 'wrapped-basis', path: 'wrapped/story/2025?card=13', act: async (page) => {
    await page.locator('footer button').click();
    await page.locator('[role=dialog] h3').waitFor();
  } },
  { name: 'wrapped-making', path: 'wrapped/files', options: { tick: 9000 }, act: async (page, fake) => {
    const run = fake.state.wrapped.make(2024);
    run.began -= 9000;
    await page.goto(`${fake.url}wrapped/story/${run.wrapped_run_id}`);
    await page.locator('ol [data-state=now]').waitFor();
  } },
  { name: 'wrapped-files', path: 'wrapped/files', act: async (page) => {
    await page.locator('summary').first().click();
    await page.locator('details[open] ul').waitFor();
  }, full: true },
  { name: 'wrapped-sending', path: 'wrapped/files', options: { watched: false, tick: 60_000 }, act: async (page) => {
    await bring('TikTok_Data_1767312000.zip')(page);
    await page.locator('ol [data-state=now]').waitFor();
  } },
  { name: 'wrapped-refused', path: 'wrapped/files', options: { watched: false, tick: 60 }, act: async (page) => {
    await bring('broken.json')(page);
    await page.locator('[role=alert]').first().waitFor();
  } },
  { name: 'wrapped-brought', path: 'wrapped/files', options: { watched: false, tick: 60 }, act: async (page) => {
    await bring('TikTok_Data.zip')(page);
    await page.locator('main [role=status] p').first().waitFor();
  } },
  { name: 'wrapped-forget', path: 'wrapped/files', options: { watched: false }, act: async (page) => {
    await page.locator('main [role=radiogroup] label').last().click();
    await page.locator('select').first().waitFor();
    await bring('TikTok_Data.zip')(page);
    await page.locator('main dl').waitFor();
  } },
  { name: 'wrapped-how', path: 'wrapped/how', act: text('main ol li'), full: true },
  { name: 'wrapped-share', path: 'wrapped/share/2025', act: text('main li img'), full: true },
  { name: 'wrapped-shared', path: 'wrapped/share/2025', act: async (page) => {
    await page.locator('main li img').first().waitFor();
    await page.locator('main button[data-size=md]').click();
    await page.locator('[role=dialog] li img').first().waitFor();
  } },
  { name: 'wrapped-compare', path: 'wrapped/compare', act: text('main li h2') },
  { name: 'wrapped-connect', path: 'wrapped/connect?portability=ok', act: text('main section button') },
  { name: 'wrapped-data', path: 'wrapped/data', act: text('main dl'), full: true },
  { name: 'wrapped-receipt', path: 'wrapped/data', act: async (page) => {
    await page.locator('input[type=checkbox]').check();
    await page.locator('main section').last().locator('button').click();
    await page.locator('table').waitFor();
  } },
  { name: 'wrapped-data-waiting', path: 'wrapped/data', act: async (page, fake) => {
    fake.state.wrapped.address = { email: 'lena@example.com', verified: true, waiting: 'lena.watches@a-rather-long-name.example.com' };
    await page.goto(`${fake.url}wrapped/data`);
    await page.locator('main [role=status] p').nth(1).waitFor();
  }, full: true },
  { name: 'wrapped-data-no-mail', path: 'wrapped/data', options: { mailReady: false }, act: async (page) => {
    await page.locator('input[type=email]').fill('lena@example.com');
    await page.locator('main form button').click();
    await page.locator('[role=alert]').waitFor();
  }, full: true },
  { name: 'wrapped-address', path: 'wrapped/address?token=of-the-letter', options: { signedIn: false }, act: text('main h1') },
  { name: 'wrapped-address-done', path: 'wrapped/address?token=of-the-letter', options: { signedIn: false }, act: async (page, fake) => {
    fake.state.wrapped.address.waiting = 'lena@example.com';
    await page.locator('main [role=status] button').click();
    await page.locator('main [role=status] a').waitFor();
  } },
  { name: 'wrapped-address-wrong', path: 'wrapped/address?token=of-another-letter', options: { signedIn: false }, act: async (page) => {
    await page.locator('main [role=status] button').click();
    await page.locator('[role=alert]').waitFor();
  } },
  { name: 'wrapped-desk', path: 'wrapped/desk', act: text('main ul li') },
  { name: 'wrapped-desk-users', path: 'wrapped/desk/users', act: text('main ul li') },
  { name: 'wrapped-desk-files', path: 'wrapped/desk/fingerprints', act: async (page) => {
    await page.locator('summary').first().click();
    await page.locator('pre').first().waitFor();
  } },
  { name: 'wrapped-down', path: 'wrapped', options: { down: 'The disk is not mounted. Mount it, and the app opens by itself.', downApp: 'wrapped', states: { wrapped: 'down', vault: 'open' } }, act: text('main h1') },
  { name: 'weekly', path: 'weekly', act: text('main iframe'), full: true },
  { name: 'weekly-empty', path: 'weekly', options: { watched: false }, act: text('main h1') },
  { name: 'weekly-stranger', path: 'weekly', options: { signedIn: false }, act: async (page) => {
    await page.locator('input[type=email]').fill('not an address@x');
    await page.locator('form button').click();
    await page.locator('[role=alert]').waitFor();
  } },
  { name: 'weekly-asked', path: 'weekly', options: { signedIn: false }, act: async (page) => {
    await page.locator('input[type=email]').fill('lena@example.com');
    await page.locator('form button').click();
    await page.locator('main [role=status] strong').waitFor();
  } },
  { name: 'weekly-no-data', path: 'weekly?week=2026-W45', options: { mailReady: false }, act: text('main h2') },
  { name: 'weekly-letters', path: 'weekly/letters', act: text('main li') },
  { name: 'weekly-sources', path: 'weekly/connect', act: text('summary'), full: true },
  { name: 'weekly-settings', path: 'weekly/settings', act: text('fieldset'), full: true },
  { name: 'weekly-paused', path: 'weekly', act: async (page, fake) => {
    Object.assign(fake.state.weekly.subscriptions[0], { state: 'paused', paused_until: '2026-12-20T08:00:00Z', next_issue_at: null });
    await page.goto(`${fake.url}weekly/settings`);
    await page.locator('main fieldset').waitFor();
  } },
  { name: 'weekly-data', path: 'weekly/data', act: text('main dl') },
  { name: 'weekly-desk', path: 'weekly/desk', act: text('main table') },
  { name: 'weekly-issue', path: 'weekly/desk', act: async (page) => {
    await page.locator('main li button').last().click();
    await page.locator('[role=dialog] iframe').waitFor();
  } },
  { name: 'weekly-preview', path: 'weekly/desk', act: async (page) => {
    await page.locator('main button[data-variant=default]').last().click();
    await page.locator('[role=dialog] iframe').waitFor();
  } },
  { name: 'weekly-suppressions', path: 'weekly/desk/suppressions', act: text('main li strong') },
  { name: 'weekly-deliverability', path: 'weekly/desk/deliverability', act: text('main table'), full: true },
  { name: 'not-found', path: 'nowhere', act: text('main h1') },
  { name: 'lost', path: 'vault', act: async (page, fake) => {
    await page.locator('[data-item]').first().waitFor();
    fake.dropSockets();
    await page.context().setOffline(true);
    await page.keyboard.press('v');
    await page.evaluate(() => dispatchEvent(new Event('focus')));
    await page.locator('[role=search] input').fill('tea');
    await page.getByRole('status').getByRole('button').waitFor();
  } },
];
