import type { HttpRefusal } from '@clearhall/shared-schema/identity/http';

/** `offline`: the request did not reach the server, or its answer did not come back. */
export type HttpReason = HttpRefusal | 'offline';
export type Outcome<T> = { ok: true; value: T } | { ok: false; reason: HttpReason };

const timeoutMs = 15_000;

/** GETs JSON from the page's own origin. */
export function getJson<T>(path: string): Promise<Outcome<T>> {
  return request(path, { method: 'GET' });
}

/** GETs JSON that never changes under its address: the browser may answer from what it has kept. */
export function getKeptJson<T>(path: string): Promise<Outcome<T>> {
  return request(path, { method: 'GET', cache: 'default' });
}

/** POSTs JSON to the page's own origin. */
export function postJson<T>(path: string, body: object): Promise<Outcome<T>> {
  return request(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function request<T>(path: string, init: RequestInit): Promise<Outcome<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      cache: 'no-store',
      ...init,
      credentials: 'same-origin',
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch {
    return { ok: false, reason: 'offline' };
  }
  const body: unknown = await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: body as T };
  return { ok: false, reason: refusalOf(response.status, body) };
}

/** The refusal named in the body, else the one that the status stands for. */
function refusalOf(status: number, body: unknown): HttpReason {
  if (typeof body === 'object' && body !== null && 'refused' in body) return String(body.refused) as HttpRefusal;
  if (status === 401) return 'not-signed-in';
  if (status === 403) return 'not-allowed';
  if (status === 429) return 'too-many';
  return status >= 502 && status <= 504 ? 'offline' : 'failed';
}
