import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { SignOnSettings } from '../../game-server/src/identity/sign-on.ts';
import type { Guest } from './guest.ts';

/** What the house's sign-on says of somebody; `sub` tells people apart. */
type Claims = { sub: string } & Record<string, unknown>;

/** A secret that must stand in no log and no answer. */
const CLIENT_SECRET = 'the-secret-of-the-hall-at-the-house';

/** A real OpenID Connect provider on loopback. It lets everybody in as who `nextPerson` is, and asks nothing. */
export class HouseSignOn {
  readonly #people = new Map<string, Claims>();
  readonly #server: Server;
  readonly issuer: string;
  nextPerson: Claims = { sub: 'nobody' };
  /** Whether the person agrees to go on to the hall. */
  agrees = true;

  private constructor(server: Server) {
    this.#server = server;
    this.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Starts one at which a hall under this origin is registered. */
  static async start(hallOrigin: string): Promise<HouseSignOn> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const house = new HouseSignOn(server);
    house.#answer(hallOrigin);
    return house;
  }

  /** The settings of a hall that uses it. */
  settings(changes: Partial<SignOnSettings> = {}): SignOnSettings {
    const { issuer } = this;
    const client = { issuer, clientId: 'hall', clientSecret: CLIENT_SECRET };
    return { ...client, name: null, unitCode: null, personClaim: null, ...changes };
  }

  #answer(hallOrigin: string): void {
    const provider = new Provider(this.issuer, {
      clients: [
        {
          client_id: 'hall',
          client_secret: CLIENT_SECRET,
          redirect_uris: [`${hallOrigin}/api/auth/callback/sign-on`],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      ttl: { AccessToken: 600, Grant: 600, IdToken: 600, Interaction: 600, Session: 600 },
      cookies: { keys: ['a key of these tests'] },
      pkce: { required: () => true },
      claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'employee_number'] },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
      findAccount: (_context, sub) => ({ accountId: sub, claims: () => this.#people.get(sub) ?? { sub } }),
    });
    const library = provider.callback();
    this.#server.on('request', async (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return library(request, response);
      const { prompt, params, session } = await provider.interactionDetails(request, response);
      if (prompt.name === 'login') {
        this.#people.set(this.nextPerson.sub, this.nextPerson);
        return provider.interactionFinished(request, response, { login: { accountId: this.nextPerson.sub } });
      }
      if (!this.agrees) return provider.interactionFinished(request, response, { error: 'access_denied' });
      const grant = new provider.Grant({ accountId: session?.accountId, clientId: params.client_id });
      grant.addOIDCScope('openid profile');
      return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
    });
  }

  async stop(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** Sends a browser to the house, and through it; gives the address by which it is sent back to the hall. */
export async function throughTheHouse(guest: Guest, keepVisit = true, back = {}): Promise<string> {
  const begun = await guest.post<{ url?: string; refused?: string }>('/api/sign-on', { keepVisit, back });
  if (!begun.url) throw new Error(begun.refused);
  const { origin } = new URL(begun.url);
  const cookies = new Map<string, string>();
  let address = begun.url;
  while (address.startsWith(origin)) {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (!next) throw new Error(`the house answered ${answer.status}: ${(await answer.text()).slice(0, 300)}`);
    address = new URL(next, address).href;
  }
  return address;
}

/** Comes back to the hall by an address of the house; gives where in the hall one is sent. */
export async function comesBack(guest: Guest, address: string): Promise<string> {
  const { pathname, search } = new URL(address);
  const answer = await guest.fetch(pathname + search, { redirect: 'manual', headers: { origin: '' } });
  await answer.arrayBuffer();
  return answer.headers.get('location') ?? String(answer.status);
}

/** The whole way; gives where in the hall one comes out. */
export async function signsOn(guest: Guest, keepVisit = true, back = {}): Promise<string> {
  return comesBack(guest, await throughTheHouse(guest, keepVisit, back));
}
