/** How available a person is; `away` is said by the page itself after a while without any sign. */
export type Status = 'here' | 'away' | 'back-soon';

/** All of them, in the order of their numbers on the wire. */
export const STATUSES: readonly Status[] = ['here', 'away', 'back-soon'];
