import type { Sql } from '../../game-server/src/db/database.ts';
import type { GivenAnswer } from '../../shared-schema/src/quiz/answers.ts';
import type { PaperInHand, PaperList, PaperResult } from '../../shared-schema/src/quiz/paper-asks.ts';
import { type Asked, type Guest, newRequestId } from './guest.ts';
import { granted } from './touring.ts';

/** A question as the database has it, with its key. */
export type BankQuestion = {
  questionId: string;
  options: { optionId: string; text: { en: string } }[];
  key: string | string[] | boolean;
  explanation: { en: string; 'zh-CN': string };
  sources: { ref: { en: string } }[];
};

/** Every question of the current version of the hall, read from the database by the test itself. */
export async function bankOf(sql: Sql): Promise<Map<string, BankQuestion>> {
  const rows = await sql<{ question: BankQuestion }[]>`
    select question from hall join pack_version on version = current_version,
      jsonb_array_elements(secret_content -> 'questions') question`;
  return new Map(rows.map(({ question }) => [question.questionId, question]));
}

/** Starts the practice paper. */
export function start(guest: Guest, mode: 'mock' | 'counted' = 'counted'): Promise<PaperInHand> {
  return granted<PaperInHand>(guest, 'paper.start', { requestId: newRequestId(), paperId: 'practice', mode });
}

/** Saves an answer under a request id of its own. */
export function save(guest: Guest, attemptId: string, slot: number, answer: GivenAnswer | null): Promise<Asked> {
  return guest.ask('paper.save', { requestId: newRequestId(), attemptId, slot, answer });
}

/** Hands a paper in. */
export function close(guest: Guest, attemptId: string): Promise<PaperResult> {
  return granted<PaperResult>(guest, 'paper.close', { requestId: newRequestId(), attemptId });
}

/** How the practice paper stands for somebody. */
export async function practice(guest: Guest) {
  const { papers, inHand } = await granted<PaperList>(guest, 'paper.list');
  const card = papers.find(({ paperId }) => paperId === 'practice');
  if (!card) throw new Error('the practice paper is not listed');
  return { ...card, inHand };
}

/** The right answer to a question of a paper in the names of its sheet, found by what the options say. */
export function rightOnSheet({ question }: PaperInHand['slots'][number], bank: Map<string, BankQuestion>): GivenAnswer {
  const known = bank.get(question.questionId);
  if (!known) throw new Error(`${question.questionId} is not in the bank`);
  if (typeof known.key === 'boolean') return { kind: 'true-false', isTrue: known.key };
  const onSheet = (original: string): string => {
    const text = known.options.find(({ optionId }) => optionId === original)?.text.en;
    return question.options.find((option) => option.text.en === text)?.optionId ?? '';
  };
  if (typeof known.key === 'string') return { kind: 'single', optionId: onSheet(known.key) };
  return { kind: 'multiple', optionIds: known.key.map(onSheet) };
}

/** Answers the first so many questions rightly. */
export async function answerRightly(
  guest: Guest,
  { attemptId, slots }: PaperInHand,
  bank: Map<string, BankQuestion>,
  count = slots.length,
): Promise<void> {
  for (const [slot, asked] of slots.slice(0, count).entries()) {
    const saved = await save(guest, attemptId, slot, rightOnSheet(asked, bank));
    if (!saved.ok) throw new Error(saved.reason);
  }
}
