import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { connection, type RoundView, round } from '../net/mirror.ts';
import { announce } from '../ui/announcer.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { localised, refusalText, t } from '../ui/texts.ts';
import { answersInWords, BotsInTally, groupAnswers } from './answer-count-words.tsx';
import { useRoundSheet } from './round-question.ts';
import { TallyBars } from './tally-bars.tsx';

const commands = requestIds();

/** The lecturer's side of the group question: choose and open, watch the answers come, reveal. */
export function RoundDesk() {
  const now = round.value;
  const problem = useSignal<RefusalWord | null>(null);
  return (
    <div class="stack">
      {now?.phase === 'open' ? <OpenRound now={now} problem={problem} /> : <ChooseQuestion problem={problem} />}
      {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
      {now?.phase === 'revealed' && <RevealedRound key={now.roundId} now={now} />}
    </div>
  );
}

function ChooseQuestion({ problem }: { problem: Signal<RefusalWord | null> }) {
  const questions = useSignal<readonly PublicQuestion[] | null>(null);
  const chosenId = useSignal('');
  const isHere = connection.value === 'here';
  useEffect(() => {
    if (isHere && !questions.value) void fetchQuestions(questions, problem);
  }, [isHere]);
  const open = async () => {
    const questionId = chosenId.value;
    const action = `open ${questionId}`;
    const answer = await ask('quiz.open-round', { requestId: commands.idFor(action), questionId });
    commands.settle(action, answer.ok ? undefined : answer.reason);
    problem.value = answer.ok ? null : answer.reason;
    if (answer.ok) announce(t('quiz:opened'));
  };
  if (!questions.value) return problem.value ? null : <Waiting text={t('ui:loading')} />;
  const chosen = questions.value.find(({ questionId }) => questionId === chosenId.value);
  return (
    <div class="stack">
      <div class="field">
        <label for="round-question">{t('quiz:choose-question')}</label>
        <select
          id="round-question"
          class="select"
          value={chosenId.value}
          onChange={(event) => {
            chosenId.value = event.currentTarget.value;
          }}
        >
          <option value="">{t('quiz:choose-one')}</option>
          {questions.value.map(({ questionId, stem }) => (
            <option key={questionId} value={questionId}>
              {localised(stem)}
            </option>
          ))}
        </select>
      </div>
      {chosen && <QuestionPreview question={chosen} />}
      <button type="button" class="button primary wide" disabled={!chosen || !isHere} onClick={() => void open()}>
        {t('quiz:open-to-all')}
      </button>
    </div>
  );
}

function QuestionPreview({ question }: { question: PublicQuestion }) {
  return (
    <div class="preview">
      <p class="eyebrow">{t('quiz:preview')}</p>
      <p class="question-stem">{localised(question.stem)}</p>
      <ul class="plain-options">
        {question.options.map(({ optionId, text }) => (
          <li key={optionId}>{localised(text)}</li>
        ))}
      </ul>
    </div>
  );
}

function OpenRound({ now, problem }: { now: RoundView; problem: Signal<RefusalWord | null> }) {
  const { sheet } = useRoundSheet();
  const { answered, people } = groupAnswers.value;
  const reveal = async () => {
    const action = `reveal ${now.roundId}`;
    const answer = await ask('quiz.reveal-round', { requestId: commands.idFor(action), roundId: now.roundId });
    commands.settle(action, answer.ok ? undefined : answer.reason);
    problem.value = answer.ok ? null : answer.reason;
  };
  return (
    <div class="stack">
      {sheet.value.question && <p class="question-stem">{localised(sheet.value.question.stem)}</p>}
      <div class="progress">
        <label for="round-progress">{answersInWords()}</label>
        <progress id="round-progress" max={Math.max(1, people)} value={answered} />
      </div>
      <button type="button" class="button primary wide" onClick={() => void reveal()}>
        {t('quiz:reveal')}
      </button>
      <p class="hint">{t('quiz:reveal-closes')}</p>
    </div>
  );
}

function RevealedRound({ now }: { now: RoundView }) {
  const { sheet } = useRoundSheet();
  const { question, ownResult } = sheet.value;
  if (!question) return null;
  return (
    <details class="last-round fold" open>
      <summary>{t('quiz:last-result')}</summary>
      <div class="stack">
        <p class="question-stem">{localised(question.stem)}</p>
        <TallyBars question={question} tally={now.tally} rightOptionId={now.rightOptionId} ownOptionId={null} />
        <BotsInTally />
        {ownResult && <p>{localised(ownResult.explanation)}</p>}
      </div>
    </details>
  );
}

async function fetchQuestions(
  questions: Signal<readonly PublicQuestion[] | null>,
  problem: Signal<RefusalWord | null>,
): Promise<void> {
  const answer = await ask('quiz.round-questions', {});
  if (answer.ok) questions.value = answer.value.questions;
  problem.value = answer.ok ? null : answer.reason;
}
