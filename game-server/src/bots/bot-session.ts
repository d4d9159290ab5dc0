import type { HttpRefusal, OpenTour, Seat } from '@clearhall/shared-schema/identity/http';
import type { PublicHall } from '@clearhall/shared-schema/pack/public-pack';

const TIMEOUT_MS = 10_000;

/** The server said no; `reason` as in its reply. */
export class BotRefused extends Error {
  override readonly name = 'BotRefused';
  readonly reason: HttpRefusal;

  constructor(route: string, reason: HttpRefusal) {
    super(`${route}: ${reason}`);
    this.reason = reason;
  }
}

/** One bot's browser without a screen: its cookies and the HTTP API of a hall's server. */
export class BotSession {
  readonly origin: string;
  readonly #cookies = new Map<string, string>();

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Becomes bot `number` (from 0). Throws `BotRefused`. */
  async signIn(token: string, number: number): Promise<void> {
    this.#cookies.clear();
    await this.#post('/api/demonstration/sign-in', { role: 'bot', token, number });
  }

  /** A place in the open room of a hall, or in a tour. Throws `BotRefused`. */
  enter(wish: { hallId: string; tourId?: string }): Promise<Seat> {
    return this.#post<Seat>('/api/enter', wish);
  }

  async halls(): Promise<{ hallId: string; version: string }[]> {
    return (await this.#ask<{ halls: { hallId: string; version: string }[] }>('/api/halls', {})).halls;
  }

  hall(hallId: string, version: string): Promise<PublicHall> {
    return this.#ask<PublicHall>(`/api/halls/${encodeURIComponent(hallId)}/${version}`, {});
  }

  /** The open tours, newest first. */
  async tours(): Promise<OpenTour[]> {
    return (await this.#ask<{ tours: OpenTour[] }>('/api/tours', {})).tours;
  }

  #post<T>(route: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json' };
    return this.#ask<T>(route, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  async #ask<T>(route: string, init: RequestInit): Promise<T> {
    const headers = new Headers(init.headers);
    headers.set('origin', this.origin);
    headers.set('cookie', [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '));
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(new URL(route, this.origin), { ...init, headers, signal });
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    const reply = (await response.json()) as T & { refused?: HttpRefusal };
    if (!response.ok) throw new BotRefused(route, reply.refused ?? 'failed');
    return reply;
  }
}
