import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import type { KeyedQuestion } from '../pack/question-file.ts';

/**
 * A question as people may see it before they answer: every field named, so that a new one stays inside. The sources of
 * an evidence question are those of the exhibit that is looked for: they would name it.
 */
export function publicQuestion(question: KeyedQuestion): PublicQuestion {
  const { questionId, kind, stem, options, exhibitId, sources } = question;
  return {
    questionId,
    kind,
    stem,
    options: options.map(({ optionId, text }) => ({ optionId, text })),
    exhibitId,
    sources: kind === 'evidence' ? [] : sources,
  };
}
