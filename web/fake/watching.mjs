// What wrapped and weekly share in the contract: who is here, imports, the link to an account, erasing and taking out.
import { randomUUID } from 'node:crypto';

const at = (seconds = 0) => new Date(Date.now() + seconds * 1000).toISOString();
const words = {
  en: { watch_history: 'Watch history', likes: 'Likes', favorite_videos: 'Favourites', searches: 'Searches', shares: 'Shares', comments: 'Comments', live: 'Live', posts: 'Own posts', profile: 'Profile' },
};
const sections = (rows) => Object.entries(words.en).map(([name, text], i) => ({
  name, text, presence: ['found', 'found', 'found', 'found', 'found', 'found', 'missing', 'null', 'found'][i], rows: [rows, 2210, 340, 512, 128, 77, 0, 0, 1][i],
}));

/** The people and files of one app, in memory. */
export class Watching {
  constructor(app, options = {}) {
    this.app = app;
    this.tick = options.tick ?? 250;
    this.visitors = options.visitors ?? false;
    this.member = options.member ?? false;
    this.zone = 'Europe/Berlin';
    this.imports = [];
    this.linked = null;
    this.number = 0;
    this.begun = false;
    if (options.filled !== false) this.fill();
  }

  fill() {
    this.add({ name: 'TikTok_Data_1767312000.zip', bytes: 1_840_211, rows_new: 9012, rows_duplicate: 20, rows_bad: 8, bad: { date_format: 8 }, created_at: at(-86_400 * 3), finished_at: at(-86_399 * 3), warnings: [{ code: 'links_without_id', text: '3 entries have a link without a video id. They are counted, but nothing can be said about their videos.' }] });
    this.add({ name: 'holiday-photos.pdf', bytes: 220_100, state: 'refused', rows_new: 0, sections: [], layout: null, first: null, last: null, created_at: at(-86_400 * 4), problem: { status: 415, code: 'unsupported_file', detail: 'This is a PDF. Choose the ZIP, JSON or TXT that TikTok sent you.' } });
    this.add({ name: 'user_data_tiktok.json', bytes: 812_440, rows_new: 7001, created_at: at(-86_400 * 320), finished_at: at(-86_400 * 320), layout: 'nested', first: '2024-02-03T08:00:00Z', last: '2024-12-31T22:10:00Z' });
  }

  add(part) {
    this.number += 1;
    const one = {
      id: this.number, state: 'done', source: 'export', name: 'TikTok_Data.zip', bytes: 1000, example: false, created_at: at(), finished_at: at(), job: null, layout: 'current', fingerprint: null,
      account: 'lena.watches', rows_new: 0, rows_duplicate: 0, rows_bad: 0, bad: {}, rows_without_id: 0, first: '2025-01-01T00:03:11Z', last: '2025-12-31T21:40:00Z', sections: [], no_history: null, warnings: [], problem: null, ...part,
    };
    one.rows_total = part.rows_total ?? one.rows_new + one.rows_duplicate + one.rows_bad;
    if (!part.sections && one.state === 'done') one.sections = sections(one.rows_total);
    this.imports.unshift(one);
    return one;
  }

  rows() {
    return this.imports.reduce((sum, one) => sum + one.rows_new, 0);
  }

  me(state) {
    const who = state.signedIn ? 'owner' : this.member ? 'member' : 'stranger';
    const rows = who === 'stranger' ? 0 : this.rows();
    return {
      who, visitors: this.visitors, csrf: who === 'stranger' ? null : state.csrf, app_user_id: who === 'stranger' ? null : '4f1c0a5e-8d1b-4d11-9d0e-6a3f0e7b2c11', time_zone: this.zone, language: 'en',
      platform_username: null, email: null, linked: this.linked === 'completed', example: this.imports.some((one) => one.example), created_at: who === 'stranger' ? null : '2026-01-02T10:00:00Z', imports: this.imports.length,
      coverage: { rows, first: rows ? '2024-02-03T08:00:00Z' : null, last: rows ? '2025-12-31T21:40:00Z' : null },
      sources: { upload: true, archive: 'embedded', portability: true }, limits: { upload_bytes: 536_870_912, events: 5_000_000 },
    };
  }

  /** Begins an import whose name says how it ends. */
  take(name, bytes, confirmed) {
    const one = this.add({ name, bytes, state: 'reading', sections: [], rows_new: 0, finished_at: null, first: null, last: null });
    Object.assign(one, { began: Date.now(), confirmed });
    return one;
  }

  /** Lets the time that has passed show in an import. */
  seen(one) {
    if (!one.began) return one;
    const step = (Date.now() - one.began) / this.tick;
    if (step < 3) one.job = { id: 70 + one.id, stage: 'reading', done: Math.round(step * 3000), total: 0 };
    else if (step < 6) one.job = { id: 70 + one.id, stage: 'keeping', done: Math.round((step - 3) * 3000), total: 9040 };
    else {
      delete one.began;
      Object.assign(one, { job: null, finished_at: at() }, this.end(one));
    }
    return one;
  }

  end(one) {
    if (/broken/.test(one.name)) return { state: 'refused', problem: { status: 422, code: 'bad_json', detail: 'The file breaks off at byte 812. Fetch it from TikTok again; the download was cut short.', byte_offset: 812 } };
    if (/other/.test(one.name) && !one.confirmed) return { state: 'refused', problem: { status: 409, code: 'different_account', detail: 'This is the export of another account: somebody.else. Upload it once more and confirm that it is meant; nothing of it was kept.' } };
    if (/strange/.test(one.name)) return { state: 'unknown_layout', fingerprint: 'f-3c9a12' };
    if (/empty/.test(one.name)) return { state: 'done', sections: sections(0), no_history: { code: 'section_missing', text: 'TikTok left the watch history out. Ask for the file again with “Activity” ticked.' } };
    return { state: 'done', rows_new: 9012, rows_duplicate: 20, rows_bad: 8, rows_total: 9040, bad: { date_format: 8 }, sections: sections(9040), first: '2025-01-01T00:03:11Z', last: '2025-12-31T21:40:00Z' };
  }
}

/** Writes an app's routes: for those who are inside, or with `open` for everybody; none answers while the app is down. */
export function routeOf(app) {
  return (method, path, handle, open = false) => [
    method, new RegExp(`^${app}/${path}$`),
    (context) => {
      const { state } = context;
      if (state.down && state.downApp === app) return context.refuse(503, 'app_down', state.down, { 'Retry-After': '5' });
      if (!open && !state.signedIn && !state[app].member) return context.refuse(401, 'sign_in_needed', 'You are not signed in. Sign in and try again.');
      return handle({ ...context, app: state[app] });
    },
  ];
}

export function watchingRoutes(app) {
  const route = routeOf(app);
  const one = (work) => (context) => {
    const found = context.app.imports.find((entry) => entry.id === Number(context.params.id));
    return found ? work({ ...context, found }) : context.refuse(404, 'not_found', 'There is no such file.');
  };
  return [
    route('GET', 'api/v1/me', ({ state, app: mine, send }) => send(200, mine.me(state)), true),
    route('POST', 'api/v1/me', ({ state, app: mine, send, refuse }) => {
      if (!state.signedIn && !mine.visitors) return refuse(403, 'visitors_closed', 'Only the owner may use this. Sign in as the owner.');
      mine.member = true;
      send(201, mine.me(state));
    }, true),
    route('PATCH', 'api/v1/me', ({ state, app: mine, body, send }) => {
      if (body.time_zone) mine.zone = body.time_zone;
      send(200, mine.me(state));
    }),
    route('GET', 'api/v1/me/export', ({ app: mine, send }) => send(200, JSON.stringify({ app, imports: mine.imports }), { 'Content-Disposition': 'attachment; filename="my-data.json"' })),
    route('DELETE', 'api/v1/me/data', ({ state, app: mine, body, send, refuse }) => {
      if (!body.confirm) return refuse(422, 'confirm_missing', 'Say that you are sure.');
      const receipt = [{ name: 'history', rows: mine.rows() }, { name: 'imports', rows: mine.imports.length }, { name: 'runs', rows: state.wrapped.runs?.length ?? 0 }, { name: 'shares', rows: 2 }];
      mine.imports = [];
      mine.member = false;
      state.wrapped.runs = [];
      send(200, { erased_at: at(), receipt, total: receipt.reduce((sum, line) => sum + line.rows, 0), job_id: null });
    }),
    route('GET', 'api/v1/imports', ({ app: mine, send }) => send(200, { imports: mine.imports.map((entry) => mine.seen(entry)) })),
    route('GET', 'api/v1/imports/(?<id>\\d+)', one(({ app: mine, found, send }) => send(200, mine.seen(found)))),
    route('POST', 'api/v1/imports', ({ app: mine, file, search, send, refuse }) => {
      if (!file) return refuse(422, 'file_missing', 'No file came. Choose one and try again.');
      if (/\.(pdf|png|jpg)$/.test(file.name)) return refuse(415, 'unsupported_file', 'This is no export of TikTok: it is neither a ZIP nor JSON nor text. Choose the file that TikTok sent you.');
      const taken = mine.take(file.name, file.bytes, search.get('confirm') === 'true');
      send(202, { import_id: taken.id, job_id: 70 + taken.id, state: 'reading' });
    }),
    route('DELETE', 'api/v1/imports/(?<id>\\d+)', one(({ app: mine, found, send }) => {
      mine.imports = mine.imports.filter((entry) => entry !== found);
      send(200, { rows_deleted: found.rows_new });
    })),
    route('POST', 'api/v1/example', ({ app: mine, send }) => {
      const made = mine.add({ name: null, source: 'example', example: true, bytes: null, rows_new: 9004, account: null });
      send(201, made);
    }),
    route('DELETE', 'api/v1/example', ({ app: mine, send }) => {
      mine.imports = mine.imports.filter((entry) => !entry.example);
      send(200, { rows_deleted: 9004 });
    }),
    route('GET', 'admin/fingerprints', ({ send }) => send(200, { fingerprints: [{ fingerprint: 'f-3c9a12d0', times: 4, structure: { 'Your Activity': { '?': { '?': [{ Date: 'text', '?': 'text' }] } } } }, { fingerprint: 'f-88ab40e1', times: 1, structure: ['?'] }] })),
    route('POST', 'link/tiktok/start', ({ app: mine, send }) => {
      mine.linked = 'pending';
      send(201, { archive_job_id: randomUUID(), expires_at: at(900), queue_position: 3, failed_count: 0 });
    }),
    route('GET', 'link/tiktok/redirect', ({ app: mine, send }) => send(mine.linked === 'pending' ? 202 : 200, { status: mine.linked ?? 'expired', queue_status: 'queued', queue_position: 3, redirect_url: `/${app}/connect?job=1` })),
    route('DELETE', 'link/tiktok/disconnect', ({ app: mine, send }) => {
      mine.linked = null;
      send(204);
    }),
    route('POST', 'api/v1/pulls', ({ send }) => send(202, { import_id: 1, job_id: 1 })),
    route('POST', 'api/v1/sources/portability/start', ({ send }) => send(200, { authorize_url: `/${app}/connect?portability=ok` })),
  ];
}
