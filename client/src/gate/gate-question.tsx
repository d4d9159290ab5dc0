import { useEffect } from 'preact/hooks';
import { nearExhibitId } from '../net/mirror.ts';
import { QuestionForm } from '../quiz/question-form.tsx';
import { Notice } from '../ui/notice.tsx';
import { refusalText, t } from '../ui/texts.ts';
import { type GateStep, gateAnswer, sendAnswer } from './gate-desk.ts';
import { ReadAgain } from './read-again.tsx';

type Asked = Extract<GateStep, { step: 'question' }>;

/** The question before a door, with how far one is and a button that sends the answer. */
export function GateQuestion({ gateId, now }: { gateId: string; now: Asked }) {
  const { asked, problem, isSending } = now;
  const { question } = asked;
  const answer = gateAnswer(gateId);
  const hereId = nearExhibitId.value;
  // Proof is given on the spot: what was chosen before another exhibit falls when one walks on.
  useEffect(() => {
    if (!isSending && answer.peek()?.kind === 'evidence' && proofOf(gateId) !== hereId) answer.value = null;
  }, [hereId]);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void sendAnswer(gateId);
      }}
    >
      <GateStanding asked={asked} />
      <QuestionForm key={asked.sheetId} question={question} answer={answer} group={`gate-${gateId}`} />
      {question.exhibitId && <ReadAgain exhibitId={question.exhibitId} words={t('gate:answer-is-at')} />}
      {problem && (
        <Notice
          tone="closed"
          icon="warning"
          title={problem === 'not-before-exhibit' ? t('gate:not-before-exhibit') : refusalText(problem)}
        />
      )}
      <button type="submit" class="button primary wide" disabled={!answer.value} aria-busy={isSending}>
        {isSending ? t('ui:sending') : problem === 'offline' ? t('ui:send-again') : t('gate:submit')}
      </button>
    </form>
  );
}

/** Right answers of those that are needed, and how many wrong ones there may still be. */
function GateStanding({ asked }: { asked: Asked['asked'] }) {
  const { needed, right, triesLeft } = asked;
  if (needed === 1 && triesLeft === null) return null;
  return (
    <p class="gate-standing">
      {needed > 1 && <span class="tag">{t('gate:right-of', { right, needed })}</span>}
      {triesLeft !== null && <span class="tag">{t('gate:tries-left', { count: triesLeft })}</span>}
    </p>
  );
}

function proofOf(gateId: string): string {
  const answer = gateAnswer(gateId).peek();
  return answer?.kind === 'evidence' ? answer.exhibitId : '';
}
