// The house's half of the contract: owner, settings, sessions, audit and the desk of jobs.
const later = (seconds) => new Date(Date.now() + seconds * 1000).toISOString();

function house(state) {
  const working = state.vault.jobs.filter((job) => job.state === 'running').length;
  const waiting = state.vault.jobs.filter((job) => job.state === 'ready').length;
  const apps = Object.entries(state.states).map(([name, word]) => ({
    name,
    state: word,
    href: `${name}/`,
    ...(state.signedIn ? { reason: state.reasons[name] ?? null, working: name === 'vault' ? working + (state.extraWorking ?? 0) : 0, waiting: name === 'vault' ? waiting : 0 } : {}),
  }));
  return {
    name: 'Rowhouse', version: '0.1.0', first_run: state.firstRun, signed_in: state.signedIn, csrf: state.csrf, language: 'en',
    base_url: 'https://house.example', apps,
  };
}

const audit = Array.from({ length: 46 }, (_, i) => ({
  room: i % 5 === 2 || i % 5 === 3 ? 'vault' : 'house', id: 100 - i, at: later(-i * 5400 - 300), who: i % 5 === 4 ? 'stranger' : 'owner',
  what: ['session.opened', 'settings.changed', 'vault.token.rotated', 'vault.content.deleted', 'session.refused'][i % 5],
  target: ['', 'base_url', 'api token', '41', ''][i % 5] || null, detail: i % 5 === 4 ? '203.0.113.7' : null,
}));

function archiveOf(state) {
  if (state.archive) return state.archive;
  const kinds = ['vault.content.keep', 'vault.content.refresh', 'vault.media.sweep'];
  state.archive = Array.from({ length: 140 }, (_, i) => {
    const word = i === 2 ? 'failed' : i === 5 || i === 17 ? 'dead' : i === 9 ? 'cancelled' : i === 1 ? 'delayed' : 'done';
    const begin = -i * 700 - 60;
    return {
      id: 380 - i, kind: kinds[i % 7 === 3 ? 2 : i % 3 === 1 ? 1 : 0], state: word, priority: 0, attempt: word === 'dead' ? 4 : word === 'failed' ? 2 : 1, max_attempts: 4,
      stage: word === 'done' ? 'indexing' : 'fetching', done: 1, total: 1, created_at: later(begin - 20), started_at: word === 'delayed' ? null : later(begin),
      finished_at: ['done', 'dead', 'cancelled'].includes(word) ? later(begin + 3) : null, run_at: word === 'failed' || word === 'delayed' ? later(140) : null,
      error: ['failed', 'dead'].includes(word) ? 'The site did not answer within 20 s (members.example).' : null,
    };
  });
  state.paused = new Set();
  return state.archive;
}

const allJobs = (state) => [...state.vault.jobs, ...archiveOf(state)];
const find = (state, id) => allJobs(state).find((job) => job.id === Number(id));

function desk(state) {
  const jobs = allJobs(state);
  const counts = Object.fromEntries(['ready', 'delayed', 'waiting', 'running', 'failed', 'done', 'dead', 'cancelled'].map((word) => [word, jobs.filter((job) => job.state === word).length]));
  counts.done += 18_240;
  const kinds = [...new Set(jobs.map((job) => job.kind))].sort();
  return {
    apps: [{
      app: 'vault', counts, oldest_ready_seconds: counts.ready ? 4 : null,
      kinds: kinds.map((kind) => {
        const of = (word) => jobs.filter((job) => job.kind === kind && job.state === word).length;
        return { kind, ready: of('ready'), running: of('running'), dead: of('dead'), paused: state.paused.has(kind) };
      }),
      workers: [{ id: 'w-1', host: 'rowhouse-1', started_at: later(-86_000), heartbeat_at: later(-4), kinds: null, running: counts.running }],
      timers: [
        { name: 'vault.media.sweep', cron: '0 4 * * *', zone: 'Europe/Berlin', next_run_at: later(32_000), last_run_at: later(-54_400) },
        { name: 'vault.events.prune', cron: '*/30 * * * *', zone: 'UTC', next_run_at: later(600), last_run_at: later(-1200) },
      ],
    }],
  };
}

const qr = (() => {
  let cells = '';
  for (let y = 0; y < 25; y++) for (let x = 0; x < 25; x++) if ((x * 7 + y * 13 + x * y) % 3 === 0) cells += `M${x} ${y}h1v1h-1z`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 25 25"><path d="M0 0h25v25H0z" fill="#fff"/><path d="${cells}"/></svg>`;
})();

export const houseRoutes = [
  ['GET', /^health(\/live|\/ready)?$/, ({ send }) => send(200, { status: 'ok' })],
  ['GET', /^api\/house$/, ({ state, send }) => send(200, house(state))],
  ['POST', /^api\/setup$/, ({ state, body, send, refuse }) => {
    if (body.token !== 'first') return refuse(403, 'setup_token_invalid', 'The setup link is not valid.');
    if (body.password.length < 10) return refuse(422, 'password_too_weak', 'The password is too easy to guess.');
    Object.assign(state, { firstRun: false, signedIn: true, password: body.password });
    send(201, {});
  }],
  ['POST', /^api\/session$/, ({ state, body, send, refuse }) => {
    if (state.failures >= 3) return refuse(429, 'locked_out', 'Too many attempts.', { 'Retry-After': '3' });
    if (body.password !== state.password) {
      state.failures += 1;
      return refuse(401, 'sign_in_failed', 'The password or the code is not right. Try again.');
    }
    if (state.totp && !body.code) return refuse(401, 'totp_required', 'A code is needed.');
    if (state.totp && body.code !== '123456') return refuse(401, 'totp_code_wrong', 'The code is not right.');
    Object.assign(state, { signedIn: true, failures: 0 });
    send(200, {});
  }],
  ['POST', /^vault\/api\/enter$/, ({ state, body, send, refuse }) => {
    if (body.ticket !== 'from-the-house') return refuse(401, 'ticket_invalid', 'This ticket is not valid any more.');
    state.signedIn = true;
    send(200, {});
  }],
  ['DELETE', /^api\/session$/, ({ state, send }) => {
    state.signedIn = false;
    send(204);
  }, true],
  ['GET', /^api\/settings$/, ({ state, send }) => send(200, { base_url: state.baseUrl ?? 'https://house.example', language: 'en', totp_enabled: state.totp }), true],
  ['PATCH', /^api\/settings$/, ({ state, body, send, refuse }) => {
    if ('base_url' in body) {
      if (body.password !== state.password) return refuse(401, 'sign_in_failed', 'The password or the code is not right. Try again.');
      state.baseUrl = body.base_url;
    }
    send(200, { base_url: state.baseUrl ?? null, language: body.language ?? 'en' });
  }, true],
  ['POST', /^api\/settings\/password$/, ({ state, body, send, refuse }) => {
    if (body.current !== state.password) return refuse(403, 'password_wrong', 'The present password is not right.');
    state.password = body.password;
    send(204);
  }, true],
  ['POST', /^api\/settings\/totp$/, ({ state, body, send, refuse }) => {
    if (body.password !== state.password) return refuse(401, 'sign_in_failed', 'The password or the code is not right. Try again.');
    send(200, { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Rowhouse', qr_svg: qr });
  }, true],
  ['POST', /^api\/settings\/totp\/confirm$/, ({ state, body, send, refuse }) => {
    if (body.code !== '123456') return refuse(422, 'totp_code_wrong', 'The code is not right.');
    state.totp = true;
    send(204);
  }, true],
  ['DELETE', /^api\/settings\/totp$/, ({ state, body, send, refuse }) => {
    if (body.password !== state.password) return refuse(403, 'password_wrong', 'The present password is not right.');
    state.totp = false;
    send(204);
  }, true],
  ['GET', /^api\/sessions$/, ({ state, send }) => {
    state.sessions ??= [
      { id: 'a', created_at: later(-7200), last_seen_at: later(-10), agent: 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0', here: true },
      { id: 'b', created_at: later(-860_000), last_seen_at: later(-40_000), agent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) Safari/605', here: false },
    ];
    send(200, state.sessions);
  }, true],
  ['DELETE', /^api\/sessions\/(?<id>\w+)$/, ({ state, params, send }) => {
    state.sessions = state.sessions.filter((session) => session.id !== params.id);
    send(204);
  }, true],
  ['GET', /^api\/audit$/, ({ search, send }) => {
    const before = Number(search.get('before') ?? 1e9);
    const items = audit.filter((line) => line.id < before).slice(0, Number(search.get('limit') ?? 50));
    send(200, { items, next: items.length && items.at(-1).id > 55 ? String(items.at(-1).id) : null });
  }, true],
  ['POST', /^api\/ws-ticket$/, ({ send }) => send(200, { ticket: 'one-use' }), true],
  ['GET', /^api\/jobs$/, ({ state, send }) => send(200, desk(state)), true],
  ['GET', /^api\/jobs\/vault$/, ({ state, search, send }) => {
    const [word, kind, q] = ['state', 'kind', 'q'].map((name) => search.get(name));
    const before = Number(search.get('before') ?? 1e9);
    const all = allJobs(state).filter((job) => (!word || job.state === word) && (!kind || job.kind === kind) && (!q || `${job.id} ${job.kind} ${job.error ?? ''}`.includes(q)) && job.id < before);
    const items = all.slice(0, Number(search.get('limit') ?? 50));
    send(200, { items, next: all.length > items.length ? items.at(-1).id : null });
  }, true],
  ['GET', /^api\/jobs\/vault\/(?<id>\d+)$/, ({ state, params, send, refuse }) => {
    const job = find(state, params.id);
    if (!job) return refuse(404, 'not_found', 'There is no such job.');
    const failed = ['failed', 'dead'].includes(job.state) ? job.attempt : job.attempt - 1;
    const attempts = Array.from({ length: Math.max(0, failed) }, (_, i) => ({
      attempt: i + 1, worker: '1', started_at: job.started_at ?? job.created_at, finished_at: job.finished_at ?? job.started_at,
      outcome: i + 1 === job.attempt && job.state === 'dead' ? 'dead' : 'failed', error: `${job.error}\n  at the first hop\n  at the second hop`,
    }));
    send(200, { ...job, payload: { content_id: job.content_id ?? 17, token: '*** [masked] ***' }, attempts });
  }, true],
  ['POST', /^api\/jobs\/vault\/(?<id>\d+)\/(?<verb>retry|cancel)$/, ({ state, params, send, refuse }) => {
    const job = find(state, params.id);
    if (!job) return refuse(404, 'not_found', 'There is no such job.');
    Object.assign(job, params.verb === 'retry' ? { state: 'ready', error: null, finished_at: null } : { state: 'cancelled', finished_at: later(0) });
    send(200, job);
  }, true],
  ['POST', /^api\/jobs\/vault\/retry-dead$/, ({ state, body, send }) => {
    const dead = allJobs(state).filter((job) => job.kind === body.kind && job.state === 'dead');
    for (const job of dead) Object.assign(job, { state: 'ready', error: null, finished_at: null });
    send(200, { retried: dead.length });
  }, true],
  ['POST', /^api\/jobs\/vault\/kinds\/(?<kind>[^/]+)\/(?<verb>pause|resume)$/, ({ state, params, send }) => {
    archiveOf(state);
    if (params.verb === 'pause') state.paused.add(params.kind);
    else state.paused.delete(params.kind);
    send(200, {});
  }, true],
  ['POST', /^api\/jobs\/vault\/timers\/[^/]+\/run$/, ({ send }) => send(202, {}), true],
];
