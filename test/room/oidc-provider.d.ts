// What the tests use of a package that brings no types.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Interaction = { prompt: { name: string }; params: { client_id: string }; session?: { accountId: string } };
  type Claims = { sub: string } & Record<string, unknown>;

  export class Provider {
    constructor(
      issuer: string,
      configuration: {
        clients: Record<string, unknown>[];
        findAccount: (context: unknown, sub: string) => { accountId: string; claims: () => Claims };
        [name: string]: unknown;
      },
    );
    callback(): (request: IncomingMessage, response: ServerResponse) => void;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    Grant: new (grant: {
      accountId: string | undefined;
      clientId: string;
    }) => { addOIDCScope(scopes: string): void; save(): Promise<string> };
  }
}
