/**
 * How a multiple choice is marked: all right or nothing; half where only something is missing and nothing is wrong;
 * or right ones minus wrong ones, as a share of the right ones and never below nothing.
 */
export type Scoring = 'all-or-nothing' | 'missing-half' | 'right-minus-wrong';
export const SCORINGS: readonly Scoring[] = ['all-or-nothing', 'missing-half', 'right-minus-wrong'];

/**
 * What opens a gate: right answers before it, exhibits that were seen, both, or either.
 * The words are those of cmi5's moveOn.
 */
export type GateOpens = 'passed' | 'completed' | 'completed-and-passed' | 'completed-or-passed';
export const GATE_OPENS: readonly GateOpens[] = ['passed', 'completed', 'completed-and-passed', 'completed-or-passed'];

/** The rule of one gate. */
export type GateRule = {
  opens: GateOpens;
  /** Questions that must be answered rightly. */
  rightAnswers: number;
  /** Wrong answers before one has to wait; null without a limit. */
  tries: number | null;
  /** How long one waits then. */
  waitMinutes: number;
  /** Exhibits that must be seen, where seeing counts. */
  exhibits: string[];
  /** How a multiple choice is marked in the record; the gate counts only a whole mark. */
  scoring: Scoring;
};

/** The rule of a gate of which nothing is said: one right answer, as often as one likes. */
export const PLAIN_RULE: GateRule = {
  opens: 'passed',
  rightAnswers: 1,
  tries: null,
  waitMinutes: 10,
  exhibits: [],
  scoring: 'all-or-nothing',
};
