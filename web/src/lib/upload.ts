import { csrfToken, type Params, Problem, problemIn, query } from './api';
import { absolute } from './base';
import { connection } from './connection';

export interface Sending {
  params?: Params;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** How many bytes have left this device; `fetch` cannot tell. */
  onProgress?: (sent: number, total: number) => void;
}

function bodyOf(request: XMLHttpRequest): unknown {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}

/** Sends a file as the part `file` of a form and returns the answer's JSON; a refusal is thrown as a Problem. */
export function sendFile<T>(path: string, file: File, { params = {}, headers = {}, signal, onProgress }: Sending = {}): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = () => request.abort();
    request.open('POST', absolute(path + query(params)));
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-CSRF-Token', csrfToken());
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress?.(Math.min(event.loaded, file.size), file.size);
    request.onload = () => {
      connection.answered();
      if (request.status >= 200 && request.status < 300) resolve(bodyOf(request) as T);
      else reject(problemIn(request.status, bodyOf(request), (name) => request.getResponseHeader(name)));
    };
    request.onerror = () => {
      connection.failed();
      reject(new Problem(0, 'upload_lost', ''));
    };
    request.onabort = () => reject(new Problem(0, 'upload_stopped', ''));
    request.onloadend = () => signal?.removeEventListener('abort', stop);
    signal?.addEventListener('abort', stop);
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
