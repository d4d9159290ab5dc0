import * as v from 'valibot';
import { ask, type Role } from '../contract.ts';

export const PEOPLE_PER_PAGE = 50;

/** One row of the list of people: what everybody in the hall may know. */
export type PersonRow = {
  avatarId: string;
  name: string;
  role: Role;
  unit: string;
  sceneId: string;
  connected: boolean;
};

/** Who the asker is here, and what one needs to begin. */
export type Me = {
  avatarId: string;
  name: string;
  role: Role;
  roomId: string;
  kind: 'open' | 'tour';
  tick: number;
};

export const peopleAsks = {
  'people.me': ask(v.strictObject({}), { creditsPerMinute: 60 }).replies<Me>(),
  'people.list': ask(
    v.strictObject({
      page: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
      search: v.pipe(v.string(), v.maxLength(40)),
    }),
    { creditsPerMinute: 120 },
  ).replies<{ people: PersonRow[]; total: number }>(),
};
