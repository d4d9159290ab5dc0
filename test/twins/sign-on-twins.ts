import { room, SERVER, type Twin } from './twin.ts';

export const signingOn: readonly Twin[] = [
  room('sign-on', 'P46 a forged', {
    name: 'the state of a sign-on is not looked at',
    file: `${SERVER}/identity/auth.ts`,
    find: 'account: { updateAccountOnSignIn: false,',
    replace: 'account: { skipStateCookieCheck: true, updateAccountOnSignIn: false,',
  }),
  room('sign-on', 'P43 who signs on', {
    name: 'tokens of the house are kept',
    file: `${SERVER}/identity/auth.ts`,
    find: 'account: { updateAccountOnSignIn: false,',
    replace: 'account: {',
  }),
  room('sign-on', 'P43 eight browsers', {
    name: 'two first sign-ons at once make two people',
    file: `${SERVER}/identity/sign-on-people.ts`,
    find: "await tx`select pg_advisory_xact_lock(hashtextextended(${key.toString('hex')}, 0))`;",
    replace: '',
  }),
  room('sign-on', 'P44 who was imported', {
    name: 'an imported person becomes a second one',
    file: `${SERVER}/identity/sign-on-people.ts`,
    find: 'return person ?? null;',
    replace: 'return person ? null : null;',
  }),
  room('sign-on', 'P45 a visitor who signs on', {
    name: 'who leaves a visit behind takes it along',
    file: `${SERVER}/identity/auth.ts`,
    find: 'if (wish?.keepVisit !== false) await onMember',
    replace: 'if (wish !== false) await onMember',
  }),
  room('sign-on', 'P46 nothing else comes in', {
    name: 'the library answers a sign-on by any address',
    file: `${SERVER}/identity/auth.ts`,
    find: "export const AUTH_ROUTES = ['/sign-in/anonymous',",
    replace: "export const AUTH_ROUTES = ['/sign-in/social', '/sign-in/anonymous',",
  }),
  room('sign-on', 'P46 signing on gives', {
    name: 'a sign-on leaves the session before alive',
    file: `${SERVER}/identity/auth.ts`,
    find: "if (!signedIn || !(isByPassword || ctx.path.startsWith('/callback'))) return;",
    replace: 'if (!signedIn || !isByPassword) return;',
  }),
  room('sign-on', 'P47 who was disabled', {
    name: 'who was disabled signs on',
    file: `${SERVER}/identity/auth.ts`,
    find: 'if (await isDisabled(sql, userId)) throw wrongPassword();',
    replace: '',
  }),
  room('sign-on', 'P47 a house that takes', {
    name: 'the server waits for a house that never answers',
    file: `${SERVER}/identity/sign-on.ts`,
    find: 'init: async (context: { socialProviders: object[] }) => ({',
    replace: 'notInit: async (context: { socialProviders: object[] }) => ({',
  }),
  room('sign-on', 'P47 while the house', {
    name: 'another house answers for the one that was configured',
    file: `${SERVER}/identity/sign-on.ts`,
    find: 'found.output.issuer === issuer',
    replace: "found.output.issuer !== ''",
  }),
];
