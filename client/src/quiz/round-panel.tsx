import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import { type Signal, useSignal } from '@preact/signals';
import { ask } from '../net/ask.ts';
import { me, type RoundView, round } from '../net/mirror.ts';
import { announce } from '../ui/announcer.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { closePanel } from '../ui/open-panel.ts';
import { Panel } from '../ui/panel.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { localised, refusalText, t } from '../ui/texts.ts';
import { answersInWords, BotsInTally } from './answer-count-words.tsx';
import { QuestionChoices } from './question-choices.tsx';
import { type RoundSheet, useRoundSheet } from './round-question.ts';
import { TallyBars } from './tally-bars.tsx';

const answers = requestIds();

/** The group question for who answers it: choose, send, wait, and see what came of it. */
export function RoundPanel({ takesFocus }: { takesFocus: boolean }) {
  const { sheet, reload } = useRoundSheet();
  const now = round.value;
  if (!now || now.phase === 'none') return null;
  return (
    <Panel
      title={t('quiz:group-question')}
      eyebrow={answersInWords()}
      icon="question"
      class="round-panel"
      takesFocus={takesFocus}
      onClose={closePanel}
    >
      <RoundBody now={now} sheet={sheet} reload={reload} />
    </Panel>
  );
}

function RoundBody({ now, sheet, reload }: { now: RoundView; sheet: Signal<RoundSheet>; reload: () => void }) {
  const { question, ownOptionId, problem } = sheet.value;
  if (problem && !question) {
    return (
      <div class="stack">
        <Notice tone="closed" icon="warning" title={refusalText(problem)} />
        <button type="button" class="button wide" onClick={reload}>
          {t('ui:try-again')}
        </button>
      </div>
    );
  }
  if (!question || sheet.value.roundId !== now.roundId) return <Waiting text={t('ui:loading')} />;
  if (now.phase === 'revealed') return <RoundResult now={now} sheet={sheet.value} question={question} />;
  if (ownOptionId !== null) return <RoundAnswered question={question} ownOptionId={ownOptionId} />;
  const mayAnswer = me.value?.role === 'learner' || me.value?.role === 'visitor';
  if (!mayAnswer) return <RoundWatched question={question} />;
  return <RoundForm key={now.roundId} now={now} question={question} sheet={sheet} />;
}

function RoundForm(props: { now: RoundView; question: PublicQuestion; sheet: Signal<RoundSheet> }) {
  const { now, question, sheet } = props;
  const chosen = useSignal('');
  const busy = useSignal(false);
  const problem = useSignal<RefusalWord | null>(null);
  const send = async () => {
    const { roundId } = now;
    const optionId = chosen.value;
    if (!optionId || busy.value) return;
    busy.value = true;
    const action = `${roundId} ${optionId}`;
    const answer = await ask('quiz.answer-round', { requestId: answers.idFor(action), roundId, optionId });
    answers.settle(action, answer.ok ? undefined : answer.reason);
    busy.value = false;
    problem.value = answer.ok ? null : answer.reason;
    if (!answer.ok || sheet.value.roundId !== roundId) return;
    sheet.value = { ...sheet.value, ownOptionId: answer.value.optionId };
    announce(t('quiz:recorded'));
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <QuestionChoices
        question={question}
        chosenId={chosen.value}
        onChoose={(optionId) => {
          chosen.value = optionId;
        }}
        group="round"
      />
      {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
      <button type="submit" class="button primary wide" disabled={!chosen.value} aria-busy={busy.value}>
        {busy.value ? t('ui:sending') : problem.value === 'offline' ? t('ui:send-again') : t('quiz:send')}
      </button>
      <p class="hint">{t('quiz:one-answer')}</p>
    </form>
  );
}

function RoundAnswered({ question, ownOptionId }: { question: PublicQuestion; ownOptionId: string }) {
  const own = question.options.find(({ optionId }) => optionId === ownOptionId);
  return (
    <div class="stack">
      <p class="question-stem">{localised(question.stem)}</p>
      <Notice tone="done" icon="check" title={t('quiz:recorded')}>
        {own && <p>{t('quiz:you-chose', { answer: localised(own.text) })}</p>}
        <p class="hint">{t('quiz:wait-for-reveal')}</p>
      </Notice>
    </div>
  );
}

function RoundWatched({ question }: { question: PublicQuestion }) {
  return (
    <div class="stack">
      <p class="question-stem">{localised(question.stem)}</p>
      <ul class="plain-options">
        {question.options.map(({ optionId, text }) => (
          <li key={optionId}>{localised(text)}</li>
        ))}
      </ul>
      <p class="hint">{t('quiz:watching')}</p>
    </div>
  );
}

function RoundResult(props: { now: RoundView; sheet: RoundSheet; question: PublicQuestion }) {
  const { now, sheet, question } = props;
  const own = sheet.ownResult;
  return (
    <div class="stack">
      <p class="question-stem">{localised(question.stem)}</p>
      {own && own.optionId !== null && (
        <Notice
          tone={own.right ? 'done' : 'closed'}
          icon={own.right ? 'check' : 'cross'}
          title={own.right ? t('quiz:you-were-right') : t('quiz:you-were-wrong')}
        />
      )}
      {own?.optionId === null && <Notice title={t('quiz:you-did-not-answer')} />}
      <TallyBars
        question={question}
        tally={now.tally}
        rightOptionId={now.rightOptionId}
        ownOptionId={sheet.ownOptionId}
      />
      <BotsInTally />
      {own && (
        <div class="explanation">
          <h3>{t('quiz:why')}</h3>
          <p>{localised(own.explanation)}</p>
        </div>
      )}
    </div>
  );
}
