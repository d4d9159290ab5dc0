import { room, SERVER, type Twin } from './twin.ts';

export const accounts: readonly Twin[] = [
  room('visit-kept', 'P30 who signs in', {
    name: 'a visit is lost at sign-in',
    file: `${SERVER}/identity/auth.ts`,
    find: 'if (wish?.keepVisit !== false) await onMember(anonymousUser.user.id, newUser.user.id);',
    replace: 'void wish;',
  }),
  room('visit-kept', 'P32 of what two records', {
    name: 'the later pass counts',
    file: `${SERVER}/journal/project-merge.ts`,
    find: 'do update set at = least(known.at, excluded.at)`',
    replace: 'do update set at = greatest(known.at, excluded.at)`',
  }),
  room('visit-kept', 'P32 of what two records', {
    name: 'a visit is merged before what came before it in the batch',
    file: `${SERVER}/journal/project.ts`,
    find: "if (kind === 'person.merged') await projectAll(tx, together);",
    replace: '',
  }),
  room('accounts', 'P33 an invitation shows', {
    name: 'a link is used again',
    file: `${SERVER}/identity/member-accounts.ts`,
    find: "if (used.length === 0) return 'link-expired';",
    replace: '',
  }),
  room('accounts', 'P35 of 200 guesses', {
    name: 'passwords can be guessed without end',
    file: `${SERVER}/identity/auth.ts`,
    find: "if (!(await tries.takes(body.username))) throw new APIError('TOO_MANY_REQUESTS');",
    replace: '',
  }),
  room('accounts', 'P36 every sign-in', {
    name: 'the whole library of accounts is open',
    file: `${SERVER}/http/web-app.ts`,
    find: 'AUTH_ROUTES.map((route) => `/api/auth${route}`),',
    replace: "[...AUTH_ROUTES.map((route) => `/api/auth${route}`), '/api/auth/{*any}'],",
  }),
  room('accounts', 'P37 signing in', {
    name: 'the session before goes on',
    file: `${SERVER}/identity/auth.ts`,
    find: 'await ctx.context.internalAdapter.deleteSession(before.session.token);',
    replace: '{}',
  }),
  room('accounts', 'P38 a reset', {
    name: 'who is signed out stays in the room',
    file: `${SERVER}/hall-room.ts`,
    find: 'this.services.people.onSignedOut((id) => this.#sendOut(this.world.ofPerson(id), CLOSE_SIGNED_OUT)),',
    replace: 'this.services.people.onSignedOut(async () => void CLOSE_SIGNED_OUT),',
  }),
];
