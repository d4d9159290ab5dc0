import { type SchemaType, schema, t } from '@colyseus/schema';

/** One group question from opening to reveal. Holds no key before `phase` is 'revealed'. */
export const Round = schema(
  {
    roundId: t.string().default(''),
    questionId: t.string().default(''),
    /** 'none' | 'open' | 'revealed' */
    phase: t.string().default('none'),
    answered: t.uint16().default(0),
    asked: t.uint16().default(0),
    /** Answers per option id; empty until the reveal. */
    tally: t.map('uint16'),
    rightOptionId: t.string().default(''),
  },
  'Round',
);
export type Round = SchemaType<typeof Round>;
export type RoundPhase = 'none' | 'open' | 'revealed';
