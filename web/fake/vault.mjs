// The fake's vault: contents that go through their stages in memory, with slow and failing ones.
import { fillers, texts } from './texts.mjs';

const stages = [
  ['fetching', 1],
  ['extracting', 1],
  ['pictures', 4],
  ['snapshot', 1],
  ['indexing', 1],
];
const faults = {
  'no-host': ['dns_failed', 'The name could not be found. Check its spelling, or try again later.'],
  timeout: ['timeout', 'The site did not answer in time. Try again later.'],
  private: ['address_blocked', 'The address lies inside a private network, so it was not opened.'],
  locked: ['http_status', 'members.example does not show this page to strangers.'],
};
const states = { ready: 'parse_success', working: 'processing', waiting: 'unprocessed', failed: 'parse_failed' };
const plain = (html) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').trim();
const ago = (days) => new Date(Date.now() - days * 86_400_000 - 3_600_000).toISOString();

export class Vault {
  contents = new Map();
  events = [];
  listeners = new Set();
  timers = new Set();
  nextId = 1;
  nextJob = 400;
  example = false;
  pictures = { convert: true, quality: 80, max: 60 };
  token = 'vt_7f3a…19c2';
  jobs = [];

  constructor({ tick = 350, filled = true } = {}) {
    this.tick = tick;
    if (filled) this.fill();
  }

  fill() {
    const many = [];
    for (let round = 4; round >= 0; round--) {
      for (const [language, site, tags, title] of fillers) {
        many.push([language, site, null, tags, round === 0 ? title : `${title} (${round + 1})`, null]);
      }
    }
    for (const [i, [language, site, author, tags, title]] of many.entries()) {
      const body = texts.find(([one]) => one === language)[5].replace(/<figure>.*?<\/figure>/gs, '');
      this.put({ language, site, author: author ?? 'Editorial', tags, title, body, cover: i % 3 === 1 ? `p${20 + i}` : null, days: 12 + (many.length - i) * 3 });
    }
    for (const [i, [language, site, author, tags, title, body]] of [...texts].reverse().entries()) {
      this.put({ language, site, author, tags, title, body, cover: /media\/(p\d+)/.exec(body)?.[1] ?? null, days: 9 - i, example: true });
    }
    const failed = this.put({ language: 'en', site: 'members.example', author: null, tags: ['later'], title: null, body: null, cover: null, days: 0.6 });
    this.fail(failed, 'locked');
    this.example = true;
  }

  put({ language, site, author, tags, title, body, cover, days, example = false }) {
    const id = this.nextId++;
    const text = body ? plain(body) : '';
    const at = ago(days);
    const pictures = [...(body ?? '').matchAll(/media\/(p\d+)/g)].map(([, key]) => ({ key, url: `media/${key}`, width: 1200, height: 800, bytes: 48_200 + id * 911, alt: null }));
    const url = `https://${site}/${id}`;
    const content = {
      id, platform: site.includes('数据') ? 'zhihu' : 'universal', url, status: 'parse_success', title,
      cover_url: cover && `media/${cover}`, thumbnail_url: cover && `media/${cover}?size=thumb`, author_name: author, tags,
      is_nsfw: false, layout_type: 'article', created_at: at, published_at: author ? ago(days + 20) : null, site, language,
      excerpt: text.slice(0, 180) || null, word_count: text ? Math.max(120, text.split(/\s+/).length * (language === 'en' ? 3 : 20)) : null,
      progress: null, last_error: null, clean_url: url, canonical_url: `${url}?ref=canonical`, body: text, body_html: body, summary: null,
      updated_at: at, effective_layout_type: 'article', review_status: 'approved', pictures,
      snapshot: body ? { taken_at: at, bytes: 184_320, url: `contents/${id}/snapshot` } : null,
      sources: [{ source: 'page', tags, note: id % 2 ? 'Read again in winter.' : null, created_at: at }],
      history: [{ at, event: 'shared', detail: 'page' }, { at, event: 'kept', detail: url }],
      job: null, example,
    };
    this.contents.set(id, content);
    return content;
  }

  say(type, data) {
    const event = { id: this.events.length + 1, type, data };
    this.events.push(event);
    for (const listener of this.listeners) listener(event);
  }

  /** A passing event: told to who listens now, and kept for nobody. */
  pass(type, data) {
    for (const listener of this.listeners) listener({ id: 0, type, data });
  }

  later(work, delay = this.tick) {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, delay);
    this.timers.add(timer);
  }

  stop() {
    for (const timer of this.timers) clearTimeout(timer);
  }

  share({ url, tags = [], note = null, source = 'page' }) {
    const link = /https?:\/\/[^\s，。]+/u.exec(url)?.[0] ?? (/^[\w.-]+\.\w+/.test(url) ? `https://${url}` : null);
    if (!link) return { error: { code: 'url_missing', message: 'There is no link in what was sent. Paste an address that starts with http:// or https://.' } };
    const known = [...this.contents.values()].find((one) => one.url === link);
    const at = new Date().toISOString();
    if (known) {
      known.sources.push({ source, tags, note, created_at: at });
      return { content: known };
    }
    const site = new URL(link).host;
    const content = this.put({ language: 'en', site, author: null, tags, title: null, body: null, cover: null, days: 0 });
    Object.assign(content, { url: link, clean_url: link, canonical_url: link, status: 'unprocessed', created_at: at });
    content.sources = [{ source, tags, note, created_at: at }];
    content.history = [{ at, event: 'shared', detail: 'page' }];
    this.say('content_created', { id: content.id });
    this.start(content);
    return { content };
  }

  start(content, template = texts[content.id % texts.length]) {
    const job = {
      id: this.nextJob++, kind: 'vault.content.keep', state: 'ready', priority: 0, attempt: 0, max_attempts: 4, stage: null, done: 0, total: 0,
      created_at: new Date().toISOString(), started_at: null, finished_at: null, run_at: null, error: null,
      content_id: content.id, url: content.url, title: content.title,
    };
    this.jobs.unshift(job);
    Object.assign(content, { status: 'unprocessed', last_error: null, progress: null });
    const fault = Object.keys(faults).find((word) => content.url.includes(word));
    const tick = content.url.includes('slow') ? this.tick * 6 : this.tick;
    const step = (stage, done) => {
      if (!this.contents.has(content.id) || job.state === 'cancelled') return;
      const [name, total] = stages[stage];
      Object.assign(job, { state: 'running', attempt: Math.max(1, job.attempt), stage: name, done, total, started_at: job.started_at ?? new Date().toISOString() });
      Object.assign(content, { status: 'processing', progress: { stage: name, done, total }, job: { ...job } });
      if (fault && stage === 0 && done === 1) return this.fail(content, fault, job);
      if (content.url.includes('shaky') && job.attempt === 1 && done === 1) return this.wait(content, job, () => step(0, 0));
      if (stage === 2 && !content.title) this.dress(content, template);
      this.pass('content_updated', { id: content.id, status: 'processing', stage: name, done, total });
      this.later(() => {
        if (done < total) step(stage, done + 1);
        else if (stage + 1 < stages.length) step(stage + 1, 0);
        else this.finish(content, job);
      }, tick);
    };
    this.later(() => step(0, 0), tick);
  }

  dress(content, [language, , author, , title, body]) {
    const text = plain(body);
    Object.assign(content, {
      language, author_name: author, title, body_html: body, body: text, excerpt: text.slice(0, 180), word_count: 480,
      pictures: [...body.matchAll(/media\/(p\d+)/g)].map(([, key]) => ({ key, url: `media/${key}`, width: 1200, height: 800, bytes: 52_000, alt: null })),
    });
  }

  finish(content, job) {
    const at = new Date().toISOString();
    Object.assign(job, { state: 'done', finished_at: at, title: content.title });
    const key = content.pictures[0]?.key;
    Object.assign(content, {
      status: 'parse_success', progress: null, job: null, last_error: null, updated_at: at, cover_url: key ? `media/${key}` : null,
      thumbnail_url: key ? `media/${key}?size=thumb` : null, snapshot: { taken_at: at, bytes: 201_554, url: `contents/${content.id}/snapshot` },
    });
    content.history.push({ at, event: 'kept', detail: content.url });
    this.say('content_updated', { id: content.id, status: 'parse_success', title: content.title });
  }

  /** Notes that the first attempt brought nothing, and makes another a while later. */
  wait(content, job, again) {
    const [code, message] = faults.timeout;
    Object.assign(content, { status: 'unprocessed', progress: null, last_error: { code, message } });
    content.history.push({ at: new Date().toISOString(), event: 'attempt_failed', detail: message });
    Object.assign(job, { state: 'failed', error: message, error_code: code });
    this.say('content_updated', { id: content.id, status: 'unprocessed', code });
    this.later(() => {
      job.attempt = 2;
      again();
    }, this.tick * 20);
  }

  fail(content, word, job) {
    const [code, message] = faults[word];
    const at = new Date().toISOString();
    Object.assign(content, { status: 'parse_failed', progress: null, job: null, last_error: { code, message } });
    content.history.push({ at, event: 'failed', detail: message });
    if (job) Object.assign(job, { state: 'dead', finished_at: at, attempt: 4, error: message, error_code: code });
    this.say('content_updated', { id: content.id, status: 'parse_failed' });
  }

  remove(id) {
    this.contents.delete(id);
    this.say('content_deleted', { id });
  }

  loadExample() {
    this.example = true;
    return [...texts].slice(0, 6).map((text) => {
      const content = this.put({ language: text[0], site: text[1], author: null, tags: text[3], title: null, body: null, cover: null, days: 0, example: true });
      content.created_at = new Date().toISOString();
      this.say('content_created', { id: content.id });
      this.start(content, text);
      return content.id;
    });
  }

  removeExample() {
    const ids = [...this.contents.values()].filter((one) => one.example).map((one) => one.id);
    for (const id of ids) this.remove(id);
    this.example = false;
    return ids.length;
  }

  newest() {
    return [...this.contents.values()].sort((a, b) => b.created_at.localeCompare(a.created_at) || b.id - a.id);
  }

  list(search) {
    const any = (name) => search.getAll(name).flatMap((one) => one.split(','));
    const [status, platform, tag, site] = ['status', 'platform', 'tag', 'site'].map(any);
    const from = search.get('start_date');
    const to = search.get('end_date');
    return this.newest().filter(
      (one) =>
        (!status.length || status.includes(one.status)) &&
        (!platform.length || platform.includes(one.platform)) &&
        (!tag.length || tag.some((name) => one.tags.includes(name))) &&
        (!site.length || site.includes(one.site)) &&
        (!from || one.created_at.slice(0, 10) >= from) &&
        (!to || one.created_at.slice(0, 10) <= to),
    );
  }

  find(search) {
    const q = search.get('q') ?? '';
    const bare = /(?:^|\s)-?(tag|site|platform|author|before|after|is):(?:\s|$)/.exec(q)?.[1];
    if (bare) return { fault: ['query_value_missing', `Nothing stands after “${bare}:”. Write a value behind it, as in ${bare}:2026-01-31.`] };
    const day = /(before|after):(?!\d{4}(-\d{1,2}){0,2}(\s|$))/.exec(q)?.[1];
    if (day) return { fault: ['query_date_invalid', `What stands after “${day}:” is not a date. Write a year, a month or a day, as in ${day}:2026-01-31.`] };
    const words = [];
    let rows = this.list(search);
    for (const [, minus, field, phrase, word] of q.matchAll(/(-?)(\w+:)?(?:"([^"]*)"|(\S+))/gu)) {
      const value = (phrase ?? word).toLowerCase();
      const text = (one) => `${one.title ?? ''} ${one.body ?? ''} ${one.author_name ?? ''} ${one.tags.join(' ')} ${one.site}`.toLowerCase();
      if (field === 'tag:') rows = rows.filter((one) => one.tags.includes(value));
      else if (field === 'site:') rows = rows.filter((one) => one.site.includes(value));
      else if (field === 'author:') rows = rows.filter((one) => one.author_name?.toLowerCase().includes(value));
      else if (field === 'platform:') rows = rows.filter((one) => one.platform === value);
      else if (field === 'after:') rows = rows.filter((one) => one.created_at.slice(0, 10) >= value);
      else if (field === 'before:') rows = rows.filter((one) => one.created_at.slice(0, 10) < value);
      else if (field === 'is:') rows = rows.filter((one) => (one.status === states[value]) !== (minus === '-'));
      else if (minus) rows = rows.filter((one) => !text(one).includes(value));
      else {
        words.push(value);
        rows = rows.filter((one) => text(one).includes(value));
      }
    }
    const escape = (text) => text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign]);
    const snippet = (one) => {
      const body = one.body ?? '';
      const at = Math.max(0, Math.min(...words.map((word) => body.toLowerCase().indexOf(word)).filter((place) => place >= 0), 1e9) - 50);
      const part = escape((at > 1e8 ? body : (at ? '… ' : '') + body.slice(at)).slice(0, 190));
      return words.reduce((text, word) => text.replace(new RegExp(word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu'), '<mark>$&</mark>'), part);
    };
    const count = (values) => {
      const counts = new Map();
      for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
      return [...counts].map(([value, number]) => ({ value, count: number })).sort((a, b) => b.count - a.count);
    };
    return {
      rows: rows.map((one) => ({ ...one, snippet_html: snippet(one), score: 1 })),
      facets: {
        platform: count(rows.map((one) => one.platform)),
        tag: count(rows.flatMap((one) => one.tags)),
        site: count(rows.map((one) => one.site)),
        month: count(rows.map((one) => one.created_at.slice(0, 7))),
      },
    };
  }
}
