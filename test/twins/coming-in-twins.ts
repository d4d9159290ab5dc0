import { room, SERVER, type Twin } from './twin.ts';

export const comingIn: readonly Twin[] = [
  room('entry', 'P3 a ticket lets in once', {
    name: 'a ticket lets in again',
    file: `${SERVER}/identity/tickets.ts`,
    find: 'const { user } = await auth.api.verifyOneTimeToken({ body: { token: ticket } });',
    replace: `const known = ((globalThis as { known?: Map<string, { id: string }> }).known ??= new Map());
    const user = known.get(ticket) ?? (await auth.api.verifyOneTimeToken({ body: { token: ticket } })).user;
    known.set(ticket, user);`,
  }),
  room('entry', 'P3 A6 no GET and no foreign page', {
    name: 'a POST of a foreign page is taken',
    file: `${SERVER}/http/same-origin.ts`,
    find: 'if (isRead || (origin && origins().includes(origin))) next();',
    replace: 'if (isRead || origins().length > 0) next();',
  }),
  room('entry', 'P3 A6 neither a ticket nor a seat', {
    name: 'a socket of a foreign page is opened',
    file: `${SERVER}/guarded-transport.ts`,
    find: "isOurs(context.headers.get('origin')) ? undefined",
    replace: 'context.headers ? undefined',
  }),
  room('entry', 'P3 A6 neither a ticket nor a seat', {
    name: 'the matchmaker takes a ticket from a foreign page',
    file: `${SERVER}/hall-room.ts`,
    find: "if (!isOurOrigin(context.headers.get('origin'), services.origins()))",
    replace: 'if (!isOurOrigin(null, services.origins()))',
  }),
  room('entry', 'A6 no answer may be read', {
    name: 'any origin may read with credentials',
    file: `${SERVER}/server.ts`,
    find: 'controller.getCorsHeaders = () => fixed;',
    replace: `controller.getCorsHeaders = (headers) => ({
    'Access-Control-Allow-Origin': headers.get('origin') ?? '*',
    'Access-Control-Allow-Credentials': 'true',
  });`,
  }),
  room('entry', 'P4 a client can create no room', {
    name: 'clients may create rooms',
    file: `${SERVER}/server.ts`,
    find: "controller.exposedMethods = ['joinById', 'reconnect'];",
    replace: "controller.exposedMethods = ['joinById', 'reconnect', 'create', 'joinOrCreate', 'join'];",
  }),
  room('entry', 'P8 a link is refused to a foreign Host', {
    name: 'a demonstration link works behind a proxy',
    file: `${SERVER}/http/demonstration-routes.ts`,
    find: 'return !wasForwarded && origins.some(',
    replace: 'return wasForwarded || origins.some(',
  }),
  room('entry', 'P8 a link is refused to a foreign Host', {
    name: 'a demonstration link works under any Host',
    file: `${SERVER}/http/demonstration-routes.ts`,
    find: 'new URL(origin).host === host',
    replace: "new URL(origin).host !== ''",
  }),
  room('line', 'P5 the newer tab of a person wins', {
    name: 'the older tab stays open',
    file: `${SERVER}/hall-room.ts`,
    find: 'if (older) this.dismiss(older, CLOSE_REPLACED);',
    replace: '',
  }),
  room('line', 'P6 a lost line is waited for', {
    name: 'a body without a line walks on',
    file: `${SERVER}/avatar/avatar-plugin.ts`,
    find: 'if (!connected) walker.stand(this.world.map, this.world.tick);',
    replace: '',
  }),
  room('line', 'P7 a role taken away or given', {
    name: 'the role is the one of the entrance',
    file: `${SERVER}/hall-room.ts`,
    find: 'who.person = { ...who.person, role };',
    replace: '',
  }),
];
