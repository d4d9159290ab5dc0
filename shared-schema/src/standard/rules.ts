import { dayNumber, startOfDayNumber } from './local-days.ts';

/** What a standard asks for. What is null or empty is not asked. */
export type StandardRule = {
  /** By whose clock a day is a day, such as `Asia/Shanghai`. */
  timeZone: string;
  /** On how many days one has to have been in the hall. */
  visits: number | null;
  /** How many minutes in the hall, and how many of a day count at most. */
  minutes: { least: number; mostADay: number } | null;
  scenes: string[];
  exhibits: string[];
  gates: string[];
  /** Papers to be passed in a counted attempt. */
  papers: string[];
  /** For how many months it holds; null for ever. */
  validMonths: number | null;
};

export type RequirementKind = 'visits' | 'minutes' | 'scenes' | 'exhibits' | 'gates' | 'papers';

/** What one person did in the hall; all times in milliseconds. A stay that goes on (`endMs` null) has no minutes yet. */
export type StandardFacts = {
  spans: { sceneId: string; startMs: number; endMs: number | null }[];
  /** When the person was inside and did not follow. One that goes on has no end yet. */
  pauses: { startMs: number; endMs: number | null }[];
  seen: { id: string; atMs: number }[];
  passes: { id: string; atMs: number }[];
  /** Counted attempts that were passed. */
  papers: { id: string; atMs: number }[];
};

/** From when until when what is done counts, in milliseconds; the end itself does not. */
export type StandardWindow = { fromMs: number; untilMs: number };

/** How far one requirement is met: `have` of `need`; `missing` names what is still to be done, where it has names. */
export type Requirement = {
  kind: RequirementKind;
  have: number;
  need: number;
  metAt: number | null;
  missing: string[];
};

/** How far a standard is reached; `metAt` is when the last of its requirements was met, null while one is not. */
export type StandardProgress = { metAt: number | null; requirements: Requirement[] };

const MINUTE_MS = 60_000;
/** Who is back within this time had a bad line and was not away. */
const BRIDGED_MS = 60_000;

/**
 * How far a person has come with a standard within a window. Doors and exhibits count also when they were passed and seen
 * before the window, since they stay so; they count from its beginning. Stays, scenes and papers count within it only.
 */
export function standardProgress(rule: StandardRule, facts: StandardFacts, window: StandardWindow): StandardProgress {
  const { fromMs, untilMs } = window;
  const within = (t: number): boolean => t >= fromMs && t < untilMs;
  const spans = clipped(facts.spans, window);
  const papers = facts.papers.filter(({ atMs }) => within(atMs));
  const lasting = (done: StandardFacts['seen']) =>
    done.filter(({ atMs }) => atMs < untilMs).map(({ id, atMs }) => ({ id, atMs: Math.max(atMs, fromMs) }));
  const scenes = spans.map(({ sceneId, startMs }) => ({ id: sceneId, atMs: startMs }));
  const requirements = [
    ...(rule.visits === null ? [] : [visits(rule.visits, rule.timeZone, spans)]),
    ...(rule.minutes === null ? [] : [minutes(rule.minutes, rule.timeZone, followed(spans, facts.pauses))]),
    ...named('scenes', rule.scenes, scenes),
    ...named('exhibits', rule.exhibits, lasting(facts.seen)),
    ...named('gates', rule.gates, lasting(facts.passes)),
    ...named('papers', rule.papers, papers),
  ];
  const isMet = requirements.every(({ metAt }) => metAt !== null);
  const metAt = isMet ? Math.max(fromMs, ...requirements.map((one) => one.metAt ?? 0)) : null;
  return { metAt, requirements };
}

/** `due`: still to be done; `met-late`: in the make-up window; `failed`: the deadline has passed, and it is not met. */
export type OutcomeState = 'due' | 'met' | 'met-late' | 'failed' | 'exempt';

/** What came of an assignment for one person. Who met it is not exempt from it; a deadline that passed is not undone. */
export function outcomeState(
  metAt: number | null,
  { dueMs, isOver, isExempt }: { dueMs: number; isOver: boolean; isExempt: boolean },
): OutcomeState {
  if (metAt !== null && metAt < dueMs) return 'met';
  if (isExempt) return 'exempt';
  if (metAt !== null) return 'met-late';
  return isOver ? 'failed' : 'due';
}

type Span = StandardFacts['spans'][number];

function clipped(spans: readonly Span[], { fromMs, untilMs }: StandardWindow): Span[] {
  return spans
    .filter(({ startMs, endMs }) => startMs < untilMs && (startMs >= fromMs || (endMs !== null && endMs > fromMs)))
    .map(({ sceneId, startMs, endMs }) => ({
      sceneId,
      startMs: Math.max(startMs, fromMs),
      endMs: endMs === null ? null : Math.min(endMs, untilMs),
    }));
}

function visits(need: number, timeZone: string, spans: readonly Span[]): Requirement {
  const first = new Map<number, number>();
  for (const { startMs } of [...spans].sort((a, b) => a.startMs - b.startMs)) {
    const day = dayNumber(timeZone, startMs);
    if (!first.has(day)) first.set(day, startMs);
  }
  return { kind: 'visits', have: first.size, need, metAt: [...first.values()][need - 1] ?? null, missing: [] };
}

type Stay = { startMs: number; endMs: number };

/**
 * When a person was inside and followed, in order, each time once: time in two places at once is one time, a line that
 * was lost for a moment takes none away, a pause does. A stay that goes on has none yet.
 */
function followed(spans: readonly Span[], pauses: StandardFacts['pauses']): Stay[] {
  const ended = spans.flatMap(({ startMs, endMs }) => (endMs === null ? [] : [{ startMs, endMs }]));
  const stays = joined(ended, BRIDGED_MS);
  const paused = joined(
    pauses.map(({ startMs, endMs }) => ({ startMs, endMs: endMs ?? Number.POSITIVE_INFINITY })),
    0,
  );
  return stays.flatMap(({ startMs, endMs }) => {
    const within = paused.filter((pause) => pause.startMs < endMs && pause.endMs > startMs);
    const starts = [startMs, ...within.map((pause) => pause.endMs)];
    const ends = [...within.map((pause) => pause.startMs), endMs];
    return starts
      .map((from, i) => ({ startMs: from, endMs: ends[i] as number }))
      .filter((one) => one.startMs < one.endMs);
  });
}

/** Times that overlap, or have no longer gap than that between them, as one; in order. */
function joined(times: readonly Stay[], gapMs: number): Stay[] {
  const all: Stay[] = [];
  for (const { startMs, endMs } of [...times].sort((a, b) => a.startMs - b.startMs)) {
    const last = all.at(-1);
    if (last && startMs - last.endMs <= gapMs) last.endMs = Math.max(last.endMs, endMs);
    else all.push({ startMs, endMs });
  }
  return all;
}

/** Of a day no more counts than the standard says. */
function minutes(
  { least, mostADay }: { least: number; mostADay: number },
  timeZone: string,
  stays: readonly Stay[],
): Requirement {
  const [needMs, mostMs] = [least * MINUTE_MS, mostADay * MINUTE_MS];
  let [allMs, day, dayMs] = [0, Number.NaN, 0];
  let metAt: number | null = null;
  for (const { startMs, endMs } of stays) {
    for (let t = startMs; t < endMs; ) {
      const today = dayNumber(timeZone, t);
      if (today !== day) [day, dayMs] = [today, 0];
      const until = Math.min(endMs, Math.max(t + 1, startOfDayNumber(timeZone, today + 1)));
      const counts = Math.min(until - t, mostMs - dayMs);
      if (metAt === null && allMs + counts >= needMs) metAt = t + needMs - allMs;
      allMs += counts;
      dayMs += counts;
      t = until;
    }
  }
  return { kind: 'minutes', have: Math.floor(allMs / MINUTE_MS), need: least, metAt, missing: [] };
}

function named(kind: RequirementKind, wanted: readonly string[], done: readonly { id: string; atMs: number }[]) {
  if (wanted.length === 0) return [];
  const first = new Map<string, number>();
  for (const { id, atMs } of done) first.set(id, Math.min(atMs, first.get(id) ?? atMs));
  const missing = wanted.filter((id) => !first.has(id));
  const metAt = missing.length > 0 ? null : Math.max(...wanted.map((id) => first.get(id) ?? 0));
  return [{ kind, have: wanted.length - missing.length, need: wanted.length, metAt, missing }];
}
