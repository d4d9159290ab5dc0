import type { OpenToBots } from './company.ts';

/** What the launcher tells the process of the bots. After 'leave' they leave the hall and the process ends. */
export type BotOrder = ({ type: 'hall' } & OpenToBots) | { type: 'leave' };
