// The vault's half of the contract.
import { picture } from './pictures.mjs';

const V = 'vault/api/v1/';
const route = (method, path, handle) => [method, new RegExp(`^${V}${path}$`), handle, true];
const brief = ({ body, body_html, pictures, snapshot, sources, history, job, ...item }) => item;
const short = (content) => ({ id: content.id, platform: content.platform, url: content.url, status: content.status, created_at: content.created_at });

function paged(rows, search) {
  const page = Number(search.get('page') ?? 1);
  const size = Number(search.get('size') ?? 20);
  return { items: rows.slice((page - 1) * size, page * size), total: rows.length, page, size, has_more: page * size < rows.length };
}

const one = (work) => (context) => {
  const content = context.state.vault.contents.get(Number(context.params.id));
  if (!content) return context.refuse(404, 'not_found', 'There is no such page.');
  return work({ ...context, content });
};

const counted = (values) => {
  const counts = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

export const vaultRoutes = [
  route('GET', 'init-status', ({ send }) => send(200, { needs_setup: false, has_bot: false, version: '0.1.0' })),
  route('GET', 'contents', ({ state, search, send }) => {
    const page = paged(state.vault.list(search), search);
    send(200, { ...page, items: page.items.map(brief) });
  }),
  route('GET', 'search', ({ state, search, send, refuse }) => {
    const found = state.vault.find(search);
    if (found.fault) return refuse(400, ...found.fault);
    const page = paged(found.rows, search);
    send(200, { query: search.get('q'), total: page.total, took_ms: 3, items: page.items.map(brief), facets: found.facets });
  }),
  route('POST', 'shares', ({ state, body, send, refuse }) => {
    const { content, error } = state.vault.share(body);
    return error ? refuse(400, error.code, error.message) : send(200, short(content));
  }),
  route('POST', 'shares/batch', ({ state, body, send }) => {
    const items = body.items.map((item) => {
      const { content, error } = state.vault.share(item);
      return error ? { url: item.url, error } : { url: item.url, id: content.id, status: content.status };
    });
    send(200, { items });
  }),
  route('GET', 'contents/(?<id>\\d+)', one(({ content, send }) => send(200, content))),
  route('PATCH', 'contents/(?<id>\\d+)', one(({ content, body, send }) => {
    Object.assign(content, body);
    content.history.push({ at: new Date().toISOString(), event: 'changed', detail: 'owner' });
    send(200, content);
  })),
  route('DELETE', 'contents/(?<id>\\d+)', one(({ state, content, send }) => {
    state.vault.remove(content.id);
    send(200, { status: 'deleted', content_id: content.id });
  })),
  route('POST', 'contents/(?<id>\\d+)/retry', one(({ state, content, send }) => {
    content.url = content.url.replace(/timeout|no-host|locked|members/, 'fixed');
    state.vault.start(content);
    send(200, { success: true, content_id: content.id, status: content.status });
  })),
  route('GET', 'contents/(?<id>\\d+)/snapshot', one(({ content, send }) =>
    send(200, `<!doctype html><html lang="${content.language}"><meta charset="utf-8"><title>${content.title}</title><style>body{max-width:40rem;margin:3rem auto;padding:0 1rem;font:18px/1.6 Georgia,serif}img{max-width:100%}</style><h1>${content.title}</h1>${(content.body_html ?? '').replace(/<figure>.*?<\/figure>/gs, '')}</html>`, {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
    }),
  )),
  route('GET', 'media/p(?<seed>\\d+)', ({ params, search, send }) => {
    const small = search.get('size') === 'thumb';
    send(200, picture(Number(params.seed), small ? 480 : 1200, small ? 320 : 800), { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=600' });
  }),
  route('GET', 'tags', ({ state, send }) => {
    const counts = counted([...state.vault.contents.values()].flatMap((content) => content.tags));
    send(200, Object.entries(counts).map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count));
  }),
  route('GET', 'jobs', ({ state, search, send }) => {
    const limit = Number(search.get('limit') ?? 50);
    const fits = (job) => [null, job.state].includes(search.get('state')) && job.id < Number(search.get('before') ?? Infinity);
    const items = state.vault.jobs.filter(fits).slice(0, limit).map(({ kind, ...job }) => ({ ...job, type: kind }));
    send(200, { items, next: items.length < limit ? null : items.at(-1).id });
  }),
  route('POST', 'jobs/(?<id>\\d+)/(?<verb>retry|cancel)', ({ state, params, send }) => {
    const job = state.vault.jobs.find((each) => each.id === Number(params.id));
    if (params.verb === 'cancel') job.state = 'cancelled';
    else {
      const content = state.vault.contents.get(job.content_id);
      if (content) state.vault.start(content);
    }
    send(200, job);
  }),
  route('GET', 'dashboard/stats', ({ state, send }) =>
    send(200, { platform_counts: counted([...state.vault.contents.values()].map((content) => content.platform)), daily_growth: [], storage_usage_bytes: 84_300_000 }),
  ),
  route('GET', 'storage/stats', ({ send }) =>
    send(200, { total_bytes: 84_312_412, media_count: 412, by_platform: { universal: 71_200_000, zhihu: 13_100_000 }, by_type: { 'image/webp': 52_100_000, 'text/html': 29_800_000, 'image/gif': 2_400_000 } }),
  ),
  route('GET', 'events', ({ state, search, send }) => {
    const after = search.get('after');
    send(200, { events: after === null ? [] : state.vault.events.slice(Number(after)), last_id: state.vault.events.length });
  }),
  route('GET', 'settings/pictures', ({ state, send }) => send(200, state.vault.pictures)),
  route('PUT', 'settings/pictures', ({ state, body, send }) => {
    state.vault.pictures = body;
    send(200, body);
  }),
  route('GET', 'settings/token', ({ state, send }) => send(200, { masked: state.vault.token, configured: false })),
  route('POST', 'settings/token/rotate', ({ state, body, send, refuse }) => {
    if (body.password !== state.password) return refuse(401, 'sign_in_failed', 'The password or the code is not right. Try again.');
    send(200, { token: 'vt_c41d9be07a5c4f2e8d31f60b7e29a8c5' });
  }),
  route('GET', 'example', ({ state, send }) => send(200, { loaded: state.vault.example })),
  route('POST', 'example', ({ state, send }) => send(202, { ids: state.vault.loadExample() })),
  route('DELETE', 'example', ({ state, send }) => send(200, { deleted: state.vault.removeExample() })),
];
