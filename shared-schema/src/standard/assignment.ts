/** Why somebody is exempt from an assignment; a reason in words is kept nowhere. */
export const EXEMPT_REASONS = ['illness', 'leave', 'duty', 'moved-away', 'met-elsewhere', 'other'] as const;
export type ExemptReason = (typeof EXEMPT_REASONS)[number];

/** Why an assignment cannot be made or changed. */
export type AssignmentRefusal =
  | 'no-such-hall'
  | 'no-such-standard'
  | 'bad-day'
  | 'days-in-order'
  | 'nobody-meant'
  | 'no-such-assignment'
  | 'withdrawn'
  | 'not-assigned'
  | 'met-already';
