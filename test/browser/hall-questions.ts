import type { OpenHall } from '../room/open-hall.ts';

type Words = { en: string; 'zh-CN': string };

/** A question as only the server knows it. */
export type KeyedQuestion = {
  questionId: string;
  stem: Words;
  options: { optionId: string; text: Words }[];
  key: string;
  explanation: Words;
};

/** All questions of the hall with their keys, read from the database by the test itself. */
export async function keyedQuestions({ sql }: OpenHall): Promise<KeyedQuestion[]> {
  const rows = await sql<{ question: KeyedQuestion }[]>`
    select question from hall join pack_version on version = current_version,
      jsonb_array_elements(secret_content -> 'questions') question`;
  return rows.map(({ question }) => question);
}

/** The question whose text this is. */
export async function questionOfStem(hall: OpenHall, stem: string): Promise<KeyedQuestion> {
  const found = (await keyedQuestions(hall)).find((question) => question.stem.en === stem);
  if (!found) throw new Error(`no question reads “${stem}”`);
  return found;
}

/** An answer that is not the right one. */
export function wrongAnswer({ options, key }: KeyedQuestion): string {
  return options.find(({ optionId }) => optionId !== key)?.optionId ?? '';
}
