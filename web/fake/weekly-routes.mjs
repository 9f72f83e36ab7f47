// The weekly letter's own half of the contract.
import { routeOf, Watching, watchingRoutes } from './watching.mjs';

const at = (seconds = 0) => new Date(Date.now() + seconds * 1000).toISOString();
const sections = ['summary', 'rhythm', 'rabbit_hole', 'comparison', 'last_year', 'nudge'];

export class Weekly extends Watching {
  constructor(options = {}) {
    super('weekly', { ...options, filled: options.watched ?? options.filled });
    this.subscriptions = [];
    this.mailReady = options.mailReady ?? true;
    this.suppressed = [
      { id: 2, email_masked: 'g•••@gone.example', scope: 'all', reason: 'hard_bounce', source: 'dsn', until: null, created_at: at(-86_400 * 9) },
      { id: 1, email_masked: 't•••@tired.example', scope: 'weekly', reason: 'complaint', source: 'ses', until: null, created_at: at(-86_400 * 30) },
    ];
    if ((options.watched ?? options.filled) !== false) this.subscriptions.push(this.letterTo('l•••@example.com', 'active'));
    this.letters = [{ id: 91, key: 'issue/16', kind: 'issue', list: 'weekly', state: 'unknown', recipient: 'm•••@slow.example', domain: 'slow.example', subject: 'A quiet week, and one long Sunday', attempts: 1, size: 40_321, due_at: at(-7200), created_at: at(-7200), changed_at: at(-7000), accepted_at: null, code: 'no_answer', reason: '' }];
    this.issues = [
      issue(17, '2026-W46', 'queued', 'accepted', 'You watched 5 to 9 hours, mostly at night', { sent_at: at(-86_400 * 6) }),
      issue(16, '2026-W45', 'queued', 'delivered', 'A quiet week, and one long Sunday', { sent_at: at(-86_400 * 13) }),
      issue(15, '2026-W44', 'skipped', null, null),
      issue(18, '2026-W47', 'awaiting_approval', null, 'Your week in one letter'),
    ];
  }

  letterTo(email, state, wishes = {}) {
    return {
      token: `tok${this.subscriptions.length + 1}`, email_masked: email, state, reason: '', language: 'en', time_zone: 'Europe/Berlin', weekday: 1, hour: 8, frequency: 'weekly', sections, paused_until: null, connected: true, waiting_for_data: false,
      next_issue_at: state === 'active' ? '2026-11-23T07:00:00Z' : null, confirmed_at: state === 'active' ? at(-86_400 * 60) : null, example: false, links: { preferences: 'p/tok', unsubscribe: 'u/tok', archive: 'issues?key=tok' }, ...wishes,
    };
  }
}

function issue(id, week, state, mail, subject, more = {}) {
  return { id, week, sent_in_week: week, period_start: '2026-11-09', period_end: '2026-11-15', time_zone: 'Europe/Berlin', subject, language: 'en', kind: 'issue', state, reason: '', mail_state: mail, planned_for: '2026-11-16T07:00:00Z', sent_at: null, example: false, link: `issues/t${id}`, member_id: 1, email_masked: 'l•••@example.com', ...more };
}

const counts = [88, 102, 64, 120, 97, 171, 170];

function week(name, empty) {
  return {
    week: name, period_start: '2026-11-09', period_end: '2026-11-15', time_zone: 'Europe/Berlin', state: empty ? 'no_data' : 'ready', total_videos: empty ? 0 : 812, total_time_seconds: empty ? { low: 0, high: 0 } : { low: 20_112, high: 31_877 },
    pre_total_time_seconds: { low: 18_000, high: 28_000 }, pre_total_videos: 700, change_percent: 12.5, thumb_feet: 203, feeding_state: 'cozy', feeding_reason: { code: 'night_share', sentence: 'A third of it was after ten at night.' },
    days: counts.map((videos, i) => ({ date: `2026-11-${String(9 + i).padStart(2, '0')}`, videos: empty ? 0 : videos, low_seconds: videos * 24, high_seconds: videos * 39 })), peak_hour: 22, night_percent: 31.2, active_days: 7, sessions: 41, longest_session_seconds: 3060,
    rabbit_hole: { kind: 'session', name: null, videos: 44, started_at: '2026-11-11T23:10:00+01:00', minutes: 51 }, last_year: { week: '2025-W46', videos: 610, low_seconds: 15_000, high_seconds: 24_000 },
    nudge: { code: 'late_night', sentence: 'Three nights ran past midnight. An alarm at 23:30 is kinder than the one at 7.' },
    basis: ['A video counts until the next one, at most 60 seconds (low) or 300 seconds (high).', 'The thumb goes three inches a video.'], not_known: [{ what: 'topics', sentence: 'TikTok’s export names no topics.' }], example: false,
  };
}

const subject = 'You watched 5 to 9 hours, mostly at night';
const letter = (language) => ({
  subject, preheader: '812 videos, 12 % more than the week before', bytes: 40_321, text: `${subject}\n\n812 videos in 7 days.`,
  html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><style>body{margin:0;background:#f4efe4;font-family:Georgia,serif;color:#2a241a}.c{max-width:560px;margin:0 auto;padding:32px 28px;background:#fffdf8}h1{font-size:30px;line-height:1.25}b{color:#8a6100}@media (prefers-color-scheme:dark){body{background:#171513;color:#ece7de}.c{background:#211e1a}b{color:#e6bd5c}}</style></head><body><div class="c"><p style="letter-spacing:1px">ROWHOUSE WEEKLY · 2026-W46</p><h1>5 to 9 hours</h1><p>You watched <b>812 videos</b>, 12 % more than the week before.</p><p>Your busiest hour was <b>22:00</b>, and the longest run lasted <b>51 minutes</b>.</p><p>Three nights ran past midnight.</p><hr><p><a href="https://example.com/u">Unsubscribe</a></p></div></body></html>`,
});

const deliverability = {
  states: { queued: 3, reserved: 0, in_flight: 0, accepted: 41, delivered: 902, bounced: 7, complained: 1, unknown: 1, failed: 2, suppressed: 4 }, oldest_queued_seconds: 95, transport: 'smtp', since: '2026-10-23T00:00:00Z',
  circuit: { state: 'closed', until: null, last_error: '' }, per_second: 5, per_day: 5000, sent_today: 46, bounce_rate: { value: 0.00735, count: 7, of: 952 }, complaint_rate: { value: 0.00105, count: 1, of: 952 }, suppressed: { hard_bounce: 3, complaint: 1 },
  days: Array.from({ length: 7 }, (_, i) => ({ date: `2026-11-${String(22 - i).padStart(2, '0')}`, counts: { accepted: 40 + i, delivered: 38 + i, bounced: i % 3, complained: i === 2 ? 1 : 0, unknown: 0, failed: 0 } })),
  domains: [['gmail.com', 610, 601, 3, 1], ['outlook.com', 204, 199, 4, 0], ['naver.com', 138, 138, 0, 0]].map(([domain, accepted, delivered, bounced, complained]) => ({ domain, counts: { accepted, delivered, bounced, complained, unknown: 0, failed: 0 }, bounce_rate: { value: bounced / accepted, count: bounced, of: accepted }, complaint_rate: { value: complained / accepted, count: complained, of: accepted } })),
};

const inside = (state) => state.signedIn || state.weekly.member;
const route = routeOf('weekly');
const sub = (work) => (context) => {
  const found = context.app.subscriptions.find((one) => one.token === context.params.token);
  return found ? work({ ...context, found }) : context.refuse(404, 'link_unknown', 'This link is not known.');
};
const one = (work) => (context) => {
  const found = context.app.issues.find((entry) => entry.id === Number(context.params.id));
  return found ? work({ ...context, found }) : context.refuse(404, 'issue_not_found', 'There is no such letter.');
};

export const weeklyRoutes = [
  route('POST', 'api/v1/example/issue', ({ app, send }) => {
    app.issues.unshift(issue(40, '2026-W46', 'queued', null, 'An example of a letter', { example: true, mail_state: null }));
    send(201, app.issues[0]);
  }),
  ...watchingRoutes('weekly'),
  route('GET', 'api/v1/me/weekly', ({ app, send }) => send(200, {
    subscriptions: app.subscriptions, history: { events: app.rows(), first: app.rows() ? '2024-02-03T08:00:00Z' : null, last: app.rows() ? '2026-11-15T21:40:00Z' : null },
    last_complete_week: { week: '2026-W46', start: '2026-11-09', end: '2026-11-15', time_zone: 'Europe/Berlin' }, mail_ready: app.mailReady, mail_missing: app.mailReady ? null : 'base_url_missing',
  })),
  route('GET', 'api/v1/me/week', ({ search, send }) => send(200, week(search.get('week') ?? '2026-W46', search.get('week') === '2026-W45'))),
  route('GET', 'api/v1/me/preview', ({ search, send }) => send(200, letter(search.get('language')))),
  route('GET', 'api/v1/me/issues', ({ app, send }) => send(200, { items: app.issues, next: null })),
  route('POST', 'api/v1/subscriptions', ({ state, app, body, send, refuse }) => {
    if (!/^[^@\s]+@[^@\s]+\.\w+$/.test(body.email)) return refuse(422, 'email_invalid', 'This is no e-mail address. Check it and try again.');
    if (inside(state)) app.subscriptions.push(app.letterTo(body.email.replace(/^(.).*@/, '$1•••@'), 'pending', { weekday: body.weekday, hour: body.hour, time_zone: body.time_zone }));
    send(202, { status: 'confirmation_sent', message: 'A letter with a link is on its way. Open it to confirm your address.' });
  }, true),
  route('PATCH', 'api/v1/subscriptions/(?<token>\\w+)', sub(({ found, body, send }) => send(200, Object.assign(found, body)))),
  route('POST', 'api/v1/subscriptions/(?<token>\\w+)/pause', sub(({ found, body, send }) => send(200, Object.assign(found, { state: 'paused', paused_until: at(604_800 * body.weeks), next_issue_at: null })))),
  route('POST', 'api/v1/subscriptions/(?<token>\\w+)/resume', sub(({ found, send }) => send(200, Object.assign(found, { state: 'active', paused_until: null, next_issue_at: '2026-11-23T07:00:00Z' })))),
  route('POST', 'api/v1/subscriptions/(?<token>\\w+)/connect', sub(({ found, send }) => send(200, Object.assign(found, { connected: true })))),
  route('POST', 'api/send-test-email', ({ send }) => send(202, { mail_id: 5, status: 'queued' })),
  route('GET', 'admin/issues', ({ app, search, send }) => send(200, { items: app.issues.filter((entry) => (!search.get('state') || entry.state === search.get('state')) && (!search.get('week') || entry.week === search.get('week'))), next: null, weeks: ['2026-W47', '2026-W46', '2026-W45', '2026-W44'], approval_needed: app.issues.some((entry) => entry.state === 'awaiting_approval') })),
  route('GET', 'admin/issues/(?<id>\\d+)', one(({ found, send }) => send(200, { ...found, ...(found.subject ? { ...letter('en'), subject: found.subject, lint: [{ code: 'subject_long', sentence: 'The subject has 61 characters; phones show about 40 of them.' }] } : { html: null, text: null, preheader: null, bytes: 0, lint: [] }) }))),
  route('POST', 'admin/issues/preview', ({ body, send }) => send(200, { ...letter(body.language), lint: [] })),
  route('POST', 'admin/issues/(?<id>\\d+)/test', one(({ send }) => send(202, { mail_id: 6, status: 'queued' }))),
  route('POST', 'admin/issues/(?<id>\\d+)/(?<verb>approve|send|cancel)', one(({ found, params, send }) => send(200, Object.assign(found, { state: { approve: 'queued', send: 'queued', cancel: 'cancelled' }[params.verb], mail_state: params.verb === 'cancel' ? null : 'queued' })))),
  route('POST', 'admin/issues/approve', ({ app, body, send }) => {
    const waiting = app.issues.filter((entry) => entry.state === 'awaiting_approval' && entry.week === body.week);
    for (const entry of waiting) entry.state = 'queued';
    send(200, { approved: waiting.length });
  }),
  route('GET', 'admin/weeks', ({ send }) => send(200, { items: [46, 45, 44].map((number) => ({ id: number, week: `2026-W${number}`, period_start: '2026-11-09', period_end: '2026-11-15', total_users: 12, total_videos: 9400, total_watch_hours: { low: 71.2, high: 110.4 }, planned: 0, awaiting_approval: 0, queued: 11, skipped: 1, cancelled: 0, failed: number === 45 ? 1 : 0, status: 'completed' })) })),
  route('GET', 'admin/suppressions', ({ app, send }) => send(200, { items: app.suppressed, next: null })),
  route('POST', 'admin/suppressions', ({ app, body, send }) => {
    app.suppressed.unshift({ id: app.suppressed.length + 1, email_masked: body.email.replace(/^(.).*@/, '$1•••@'), scope: 'all', reason: 'manual', source: 'owner', until: null, created_at: at() });
    send(204);
  }),
  route('DELETE', 'admin/suppressions/(?<id>\\d+)', ({ app, params, send }) => {
    app.suppressed = app.suppressed.filter((entry) => entry.id !== Number(params.id));
    send(204);
  }),
  route('GET', 'admin/mail', ({ app, search, send }) => send(200, { items: app.letters.filter((letter) => letter.state === search.get('state')?.toLowerCase()), next: null })),
  route('POST', 'admin/mail/(?<id>\\d+)/(?<verb>resend|accepted|failed)', ({ app, params, send, refuse }) => {
    const letter = app.letters.find((entry) => entry.id === Number(params.id) && entry.state === 'unknown');
    if (!letter) return refuse(404, 'letter_not_found', 'There is no such letter.');
    letter.state = params.verb === 'resend' ? 'queued' : params.verb;
    send(200, letter);
  }),
  route('GET', 'admin/deliverability', ({ app, send }) => send(200, { ...deliverability, states: { ...deliverability.states, unknown: app.letters.filter((letter) => letter.state === 'unknown').length } })),
];
