import type { KeyedQuestion, QuestionOf } from '../../game-server/src/pack/question-file.ts';
import type { OpenHall } from '../room/open-hall.ts';

export type SingleQuestion = QuestionOf<'single'>;

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

/** The question whose text this is, of which one option is right. */
export async function singleOfStem(hall: OpenHall, stem: string): Promise<SingleQuestion> {
  const found = await questionOfStem(hall, stem);
  if (found.kind !== 'single') throw new Error(`“${stem}” is not a single choice`);
  return found;
}

/** An option that is not the right one. */
export function wrongAnswer({ options, key }: SingleQuestion): string {
  return options.find(({ optionId }) => optionId !== key)?.optionId ?? '';
}

/** What an option says. */
export function optionText({ options }: KeyedQuestion, optionId: string): string {
  const text = options.find((option) => option.optionId === optionId)?.text.en;
  if (text === undefined) throw new Error(`there is no option ${optionId}`);
  return text;
}
