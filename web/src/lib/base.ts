/** Where this page stands: everything is an address relative to the base the server wrote into index.html. */
function meta(name: string): string {
  if (typeof document === 'undefined') return '';
  const value = document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? '';
  return value.startsWith('__') ? '' : value;
}

export const baseUri = typeof document === 'undefined' ? 'http://localhost/' : document.baseURI;

/** The path under which the router works; its last slash stays, because the server knows no other spelling. */
export const basePath = new URL('.', baseUri).pathname;

/** The app that stands at the root of this door; empty where the house itself does. */
export const rootApp = meta('rowhouse-app');

export const nonce =
  (typeof document === 'undefined' ? '' : document.querySelector<HTMLElement>('meta[name="csp-nonce"]')?.nonce) ||
  meta('csp-nonce');

/** The path below the base of an app's door: `vault/` in the house, nothing behind its own door. */
export function doorPath(app: string): string {
  return rootApp === app ? '' : `${app}/`;
}

/** The path below the base of an app's API. */
export function apiPath(app: string, path: string): string {
  return `${doorPath(app)}api/v1/${path}`;
}

export function absolute(path: string): string {
  return new URL(path, baseUri).href;
}

export function socketUrl(): string {
  const url = new URL('ws', baseUri);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/**
 * The address of a file an app's answer names, as `media/…` or `contents/5/snapshot`: relative ones count from the
 * app's API. Anything on another host answers null, because the page shows nothing it has not kept.
 */
export function fileUrl(app: string, path: string | null | undefined): string | null {
  if (!path) return null;
  if (/^data:image\//i.test(path)) return path;
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) {
    return path.startsWith(new URL(baseUri).origin + '/') ? path : null;
  }
  if (path.startsWith('/')) return path;
  const api = apiPath(app, '');
  if (path.startsWith(api)) return absolute(path);
  if (path.startsWith('api/v1/')) return absolute(doorPath(app) + path);
  return absolute(api + path);
}
