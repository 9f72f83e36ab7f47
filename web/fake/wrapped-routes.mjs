// The yearly story's own half of the contract.
import { randomBytes, randomUUID } from 'node:crypto';
import { cardSvg, deck } from './cards.mjs';
import { routeOf, Watching, watchingRoutes } from './watching.mjs';

const at = (seconds = 0) => new Date(Date.now() + seconds * 1000).toISOString();

export class Wrapped extends Watching {
  constructor(options = {}) {
    super('wrapped', { ...options, filled: options.watched ?? options.filled });
    this.runs = [];
    this.shares = [];
    this.mailReady = options.mailReady ?? true;
    this.address = { email: null, verified: false, waiting: null };
    if ((options.watched ?? options.filled) !== false) {
      this.make(2025, 'ready');
      this.shares.push({ id: 1, cards: [1, 3, 12], redact: ['longest_session'], language: 'en', palette: 'lantern', year: 2025, created_at: at(-86_400), expires_at: at(86_400 * 29), views: 12 });
    }
  }

  years() {
    if (this.imports.some((one) => one.example && this.imports.length === 1)) return [{ year: 2025, videos: 9004, days_active: 341, days_spanned: 365, days_in_year: 365 }];
    const all = [];
    if (this.imports.some((one) => one.state === 'done' && one.last?.startsWith('2025'))) all.push({ year: 2025, videos: 9012, days_active: 330, days_spanned: 358, days_in_year: 365 });
    if (this.imports.some((one) => one.state === 'done' && one.last?.startsWith('2024'))) all.push({ year: 2024, videos: 7001, days_active: 290, days_spanned: 333, days_in_year: 366 });
    return all;
  }

  make(year, status = 'pending', part = {}) {
    this.runs = this.runs.filter((run) => run.year !== year);
    const run = {
      wrapped_run_id: randomUUID(), year, time_zone: this.zone, language: 'en', status, stage: 'ready', kept: 'history', example: this.imports.some((one) => one.example), videos: status === 'ready' ? 9012 : null,
      first: `${year}-01-01`, last: `${year}-12-31`, reason: null, job: null, stale: false, created_at: at(), updated_at: at(), ready_at: status === 'ready' ? at() : null, expires_at: null, ...part,
    };
    if (status === 'pending') run.began = Date.now();
    this.runs.unshift(run);
    return run;
  }

  look(run) {
    if (run.began) {
      const stages = ['waiting', 'counting', 'telling', 'keeping'];
      const step = Math.floor((Date.now() - run.began) / this.tick);
      if (step < stages.length) run.job = { id: 9, state: 'running', stage: stages[step], done: 4000, total: step === 1 ? 9012 : 0 };
      else {
        delete run.began;
        Object.assign(run, { status: 'ready', job: null, videos: 9012, ready_at: at(), updated_at: at() });
      }
    }
    const { began, ...shown } = run;
    return shown;
  }
}

const figure = (name, value, unit, used = 9012) => ({ name, value, unit, basis: { code: 'counted', sentence: 'Every entry of the history counts once. A session ends when more than 300 seconds pass before the next video.' }, coverage: { used, all: 9012, percent: Math.round((used / 9012) * 1000) / 10 } });
const figures = { videos: [figure('videos', 9012, 'videos'), figure('per_day', 27, 'videos')], watch_time: [figure('watch_time', { low: 1_126_800, high: 1_789_200 }, 'seconds')], night: [figure('night_percent', 41.2, 'percent')], early: [figure('first_day_percent', 8, 'percent', 8120)], thumb: [figure('thumb_feet', 2253, 'feet')] };

function story(run) {
  return {
    state: 'ready', year: 2025, time_zone: 'Europe/Berlin', language: 'en', example: run.example ?? false, reason: null,
    cards: deck.map(([kind, title, headline, unit, text], i) => ({
      n: i + 1, kind, title, headline, headline_unit: unit || null, text, coverage_text: 'From all 9,012 views, over 358 of 365 days.', basis_text: 'Every entry of the history counts once. Nothing is extrapolated.', alt: `${title} ${headline} ${unit}. ${text}`,
      figures: figures[kind] ?? [], motif: { kind, series: [], mark: null }, lines: [], narrated: kind === 'closing',
    })),
    persona: { code: 'night_owl', name: 'Night owl', sure: 'clear', score: 0.82, reasons: ['41 % of your time fell between 22 and 4 o’clock.', 'Your busiest hour is 22.'], runner_up: 'marathoner' },
    unknown: [{ kind: 'taste', code: 'not_in_export', text: 'TikTok’s export names no creators and no sounds.' }], left_out: ['skips'],
    redactable: [{ name: 'videos', label: 'Number of videos' }, { name: 'watch_time', label: 'Watch time' }, { name: 'longest_session', label: 'Longest session' }, { name: 'night_percent', label: 'Share of the night' }, { name: 'thumb_feet', label: 'Way of the thumb' }],
  };
}

const route = routeOf('wrapped');
const open = (method, path, work) => route(method, path, work, true);
const withRun = (work) => (context) => {
  const { run } = context.params;
  const found = context.app.runs.find((one) => one.wrapped_run_id === run) ?? (/^\d{4}$/.test(run) ? { wrapped_run_id: run, year: Number(run), status: 'ready' } : null);
  return found ? work({ ...context, found }) : context.refuse(404, 'not_found', 'There is no such story.');
};
const picture = { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'private' };
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
const slugged = (context) => context.app.shares.find((share) => share.slug === context.params.slug);

const deskRuns = (app) => [
  ...app.runs.map((run) => ({ wrapped_run_id: run.wrapped_run_id, app_user_id: '4f1c0a5e', platform_username: null, year: run.year, time_zone: run.time_zone, status: run.status, stage: run.stage, is_stuck: false, next_step: 'none', next_text: '', attempts: 1, max_attempts: 4, error: null, job_id: 9, created_at: run.created_at, updated_at: run.updated_at })),
  { wrapped_run_id: '77aa01c2-1', app_user_id: '9b2c1f00', platform_username: 'min.seo', year: 2025, time_zone: 'Asia/Seoul', status: 'pending', stage: 'analysis', is_stuck: true, next_step: 'retry_analysis', next_text: 'The worker that held it is gone. Try the analysis again.', attempts: 2, max_attempts: 4, error: null, job_id: 12, created_at: at(-9000), updated_at: at(-4000) },
  { wrapped_run_id: '51be22f0-2', app_user_id: 'c1a98e77', platform_username: null, year: 2025, time_zone: 'UTC', status: 'failed', stage: 'watch_history', is_stuck: false, next_step: 'retry_watch_history', next_text: 'Fetch the history again.', attempts: 4, max_attempts: 4, error: { code: 'cursor_stalled', text: 'The Archive answered the same page four times, so the pull was ended.' }, job_id: 11, created_at: at(-90_000), updated_at: at(-80_000) },
];

export const wrappedRoutes = [
  ...watchingRoutes('wrapped'),
  route('GET', 'api/v1/me/address', ({ app, send }) => send(200, app.address)),
  route('POST', 'api/v1/me/address', ({ app, body, send, refuse }) => {
    if (!app.mailReady) return refuse(503, 'mail_off', 'Mail is switched off in the settings of this house. Set rowhouse.mail.transport to folder, smtp or ses and start it again.');
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(body.email)) return refuse(422, 'email_invalid', 'This is not an address that mail can be sent to. Check it for typing errors; it looks like name@example.com.');
    app.address.waiting = body.email;
    send(202, { status: 'confirmation_sent' });
  }),
  route('DELETE', 'api/v1/me/address', ({ app, send }) => {
    app.address = { email: null, verified: false, waiting: null };
    send(204);
  }),
  open('POST', 'api/v1/address/confirm', ({ app, body, send, refuse }) => {
    const { waiting } = app.address;
    if (body.token !== 'of-the-letter' || !waiting) return refuse(404, 'address_link_invalid', 'This link does not work, or not any more: it is valid for two days, and a newer address takes its place. Have a new letter sent from “My data”, or open the link of the newest letter.');
    app.address = { email: waiting, verified: true, waiting: null };
    send(200, { email: `${waiting[0]}•••@${waiting.split('@')[1]}` });
  }),
  route('GET', 'api/v1/wrapped', ({ app, send }) => send(200, { runs: app.runs.map((run) => app.look(run)) })),
  route('POST', 'api/v1/wrapped', ({ app, body, send }) => {
    const run = app.make(body.year);
    send(202, { wrapped_run_id: run.wrapped_run_id, job: { id: 9 }, status: 'pending' });
  }),
  route('POST', 'api/v1/wrapped/forget', ({ app, file, search, send, refuse }) => {
    if (!file) return refuse(422, 'file_missing', 'No file came. Choose one and try again.');
    const run = app.make(Number(search.get('year')), 'ready', { kept: 'figures' });
    send(201, { ...run, receipt: { events_read: 9040, events_kept: 0, files_kept: 0, kept: ['figures', 'story'], text: '9,040 entries were read while the file arrived. None of them was kept, and neither was the file.', expires_at: null } });
  }),
  route('GET', 'api/v1/wrapped/years', ({ app, send }) => send(200, { years: app.years() })),
  route('GET', 'api/v1/wrapped/compare', ({ search, send }) => {
    const [a, b] = [Number(search.get('a')), Number(search.get('b'))];
    const row = (name, label, unit, x, y, percent, total = true) => ({ name, label, unit, a: x, b: y, difference: typeof x === 'number' ? y - x : null, change_percent: percent, total });
    send(200, {
      a: { year: a, videos: 7001, days_active: 290, days_spanned: 333, days_in_year: 366 }, b: { year: b, videos: 9012, days_active: 330, days_spanned: 358, days_in_year: 365 }, comparable: false,
      note: 'The history of 2024 reaches over fewer days, so totals are not compared, only what falls on an active day.',
      figures: [row('videos_per_day', 'Videos per active day', 'videos', 24, 27, 12.5, false), row('watch_time', 'Watch time per active day', 'seconds', { low: 2600, high: 4100 }, { low: 3400, high: 5400 }, null, false), row('night', 'Share of the night', 'percent', 33.1, 41.2, 24.5, false), row('peak', 'Busiest hour', 'hour_of_day', 21, 22, null, false), row('streak', 'Longest streak', 'days', 31, 46, 48.4)],
    });
  }),
  route('GET', 'api/v1/wrapped/(?<run>[^/]+)/story', withRun(({ found, send }) => send(200, story(found)))),
  route('GET', 'api/v1/wrapped/(?<run>[^/]+)/cards/(?<n>\\d+)\\.svg', withRun(({ params, search, send }) => send(200, cardSvg(Number(params.n), search.get('palette'), (search.get('redact') ?? '').split(',').flatMap((one) => [one, one.replace(/_.*/, '')])), picture))),
  route('GET', 'api/v1/wrapped/(?<run>[^/]+)/cards/(?<n>\\d+)\\.png', withRun(({ send }) => send(200, pixel, { 'Content-Type': 'image/png', 'Content-Disposition': 'attachment; filename="wrapped-2025.png"' }))),
  route('GET', 'api/v1/wrapped/(?<run>[^/]+)/shares', withRun(({ app, send }) => send(200, { shares: app.shares.map(({ slug, ...share }) => share) }))),
  route('POST', 'api/v1/wrapped/(?<run>[^/]+)/share', withRun(({ app, body, send }) => {
    const slug = randomBytes(16).toString('base64url');
    const share = { id: app.shares.length + 1, cards: body.cards, redact: body.redact, language: body.language, palette: body.palette, year: 2025, created_at: at(), expires_at: body.expires_days ? at(86_400 * body.expires_days) : null, views: 0, slug };
    app.shares.unshift(share);
    send(201, { ...share, url: `s/${slug}` });
  })),
  route('DELETE', 'api/v1/shares/(?<id>\\d+)', ({ app, params, send }) => {
    app.shares = app.shares.filter((share) => share.id !== Number(params.id));
    send(204);
  }),
  route('GET', 'api/v1/wrapped/(?<run>[^/]+)', withRun(({ app, found, send }) => send(200, app.look(found)))),
  open('GET', 'api/v1/shares/(?<slug>[\\w-]+)', (context) => {
    const share = slugged(context);
    if (!share) return context.refuse(404, 'share_not_found', 'There is no such share.');
    const whole = story({ wrapped_run_id: 'x' });
    return context.send(200, { year: 2025, cards: share.cards.map((n, i) => ({ ...whole.cards[n - 1], n: i + 1, svg: `s/${share.slug}/cards/${i + 1}.svg`, png: `s/${share.slug}/cards/${i + 1}.png` })) });
  }),
  open('GET', 's/(?<slug>[\\w-]+)/cards/(?<n>\\d+)\\.svg', (context) => {
    const share = slugged(context);
    return share ? context.send(200, cardSvg(share.cards[Number(context.params.n) - 1], share.palette, share.redact), picture) : context.refuse(404, 'share_not_found', 'There is no such share.');
  }),
  route('GET', 'admin/runs', ({ app, search, send }) => {
    const all = deskRuns(app);
    const items = all.filter((run) => (!search.get('stage') || run.stage === search.get('stage')) && (!search.get('stuck') || run.is_stuck));
    send(200, { items, total: items.length, page: 1, size: 50, counts: { watch_history: 1, analysis: 1, email: 0, ready: app.runs.length, no_run: 2, stuck: 1 } });
  }),
  route('POST', 'admin/test/runs/(?<run>[^/]+)/retry-[a-z-]+', ({ send }) => send(200, { success: true })),
  route('GET', 'admin/users', ({ app, send }) => send(200, {
    items: [
      { app_user_id: '4f1c0a5e', member_id: 1, owner: true, platform_username: 'lena.watches', email_masked: 'l•••@example.com', linked: true, is_watch_history_available: 'yes', time_zone: 'Europe/Berlin', events: app.rows(), runs: 1, stage: 'ready', is_stuck: false, created_at: at(-86_400 * 40) },
      { app_user_id: '9b2c1f00', member_id: 2, owner: false, platform_username: 'min.seo', email_masked: null, linked: false, is_watch_history_available: 'unknown', time_zone: 'Asia/Seoul', events: 12_040, runs: 1, stage: 'analysis', is_stuck: true, created_at: at(-86_400 * 3) },
    ], total: 2, page: 1, size: 50,
  })),
  route('DELETE', 'admin/users/(?<id>[^/]+)', ({ send }) => send(200, { app_user_id: 'x', deleted: { history: 12_040, imports: 1 }, total: 12_041 })),
];
