import type { Localised, PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { nearGateId } from '../net/mirror.ts';
import { announce } from '../ui/announcer.tsx';
import { exhibitTitle, gateTitle } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { closePanel, showPanel } from '../ui/open-panel.ts';
import { Panel } from '../ui/panel.tsx';
import { QuestionChoices } from '../ui/question-choices.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { localised, refusalText, t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';

type GateResult = { passed: boolean; explanation: Localised; exhibitId: string | null };
type GateStep =
  | { step: 'asking' }
  | { step: 'refused'; reason: RefusalWord }
  | { step: 'question'; question: PublicQuestion; problem: RefusalWord | null }
  | { step: 'sending'; question: PublicQuestion }
  | { step: 'result'; result: GateResult };

const answers = requestIds();

/** The question before a closed door: ask, answer, and what came of it. */
export function GatePanel({ gateId, takesFocus }: { gateId: string; takesFocus: boolean }) {
  const step = useSignal<GateStep>({ step: 'asking' });
  const chosen = useSignal('');
  useEffect(() => void askQuestion(gateId, step, chosen), [gateId]);
  const isNear = nearGateId.value === gateId;
  // Whoever opened the panel from afar and then walked up gets the question without pressing anything.
  useEffect(() => {
    if (isNear && step.value.step === 'refused') void askQuestion(gateId, step, chosen);
  }, [isNear]);
  return (
    <Panel
      title={gateTitle(gateId)}
      eyebrow={t('gate:eyebrow')}
      icon={step.value.step === 'result' && step.value.result.passed ? 'check' : 'lock'}
      class="gate-panel"
      takesFocus={takesFocus}
      onClose={closePanel}
    >
      <GateStepView gateId={gateId} step={step} chosen={chosen} />
    </Panel>
  );
}

type StepProps = { gateId: string; step: Signal<GateStep>; chosen: Signal<string> };

function GateStepView(props: StepProps) {
  const now = props.step.value;
  if (now.step === 'asking') return <Waiting text={t('ui:loading')} />;
  if (now.step === 'refused') return <GateRefused {...props} reason={now.reason} />;
  if (now.step === 'result') return <GateResultView {...props} result={now.result} />;
  return <GateQuestion {...props} now={now} />;
}

function GateQuestion(props: StepProps & { now: Extract<GateStep, { question: PublicQuestion }> }) {
  const { gateId, step, chosen, now } = props;
  const problem = now.step === 'question' ? now.problem : null;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen.value && step.value.step === 'question') void sendAnswer(gateId, now.question, step, chosen);
      }}
    >
      <QuestionChoices question={now.question} chosen={chosen} group="gate" />
      {now.question.exhibitId && <ReadAgain exhibitId={now.question.exhibitId} words={t('gate:answer-is-at')} />}
      {problem && <Notice tone="closed" icon="warning" title={refusalText(problem)} />}
      <button type="submit" class="button primary wide" disabled={!chosen.value} aria-busy={now.step === 'sending'}>
        {now.step === 'sending' ? t('ui:sending') : problem === 'offline' ? t('ui:send-again') : t('gate:submit')}
      </button>
    </form>
  );
}

function GateResultView(props: StepProps & { result: GateResult }) {
  const { gateId, step, chosen, result } = props;
  return (
    <div class="stack">
      <Notice
        tone={result.passed ? 'done' : 'closed'}
        icon={result.passed ? 'check' : 'cross'}
        title={result.passed ? t('gate:right') : t('gate:wrong')}
      >
        <p>{localised(result.explanation)}</p>
      </Notice>
      {!result.passed && result.exhibitId && <ReadAgain exhibitId={result.exhibitId} words={t('gate:read-again')} />}
      {result.passed ? (
        <button type="button" class="button primary wide" onClick={closePanel}>
          {t('gate:continue')}
        </button>
      ) : (
        <button type="button" class="button primary wide" onClick={() => void askQuestion(gateId, step, chosen)}>
          {t('gate:next-question')}
        </button>
      )}
    </div>
  );
}

function GateRefused(props: StepProps & { reason: RefusalWord }) {
  const { gateId, step, chosen, reason } = props;
  if (reason === 'already-passed') return <Notice tone="done" icon="check" title={t('gate:open-to-you')} />;
  return (
    <div class="stack">
      <Notice tone="closed" icon="lock" title={refusalText(reason)} />
      {reason === 'too-far' ? (
        <WalkButton kind="gate" id={gateId} title={gateTitle(gateId)} class="primary wide" />
      ) : (
        <button type="button" class="button wide" onClick={() => void askQuestion(gateId, step, chosen)}>
          {t('ui:try-again')}
        </button>
      )}
    </div>
  );
}

function ReadAgain({ exhibitId, words }: { exhibitId: string; words: string }) {
  const title = exhibitTitle(exhibitId);
  return (
    <div class="read-again">
      <Icon name="book" />
      <p>
        {words} <strong>{title}</strong>
      </p>
      <div class="row">
        <button
          type="button"
          class="button small"
          onClick={() => showPanel({ kind: 'exhibit', exhibitId, by: 'person' })}
        >
          {t('exhibit:read')}
          <span class="unseen">{title}</span>
        </button>
        <WalkButton kind="exhibit" id={exhibitId} title={title} />
      </div>
    </div>
  );
}

async function askQuestion(gateId: string, step: Signal<GateStep>, chosen: Signal<string>): Promise<void> {
  step.value = { step: 'asking' };
  chosen.value = '';
  const answer = await ask('gate.question', { gateId });
  step.value = answer.ok
    ? { step: 'question', question: answer.value.question, problem: null }
    : { step: 'refused', reason: answer.reason };
}

async function sendAnswer(
  gateId: string,
  question: PublicQuestion,
  step: Signal<GateStep>,
  chosen: Signal<string>,
): Promise<void> {
  const { questionId } = question;
  const optionId = chosen.value;
  const action = `${gateId} ${questionId} ${optionId}`;
  step.value = { step: 'sending', question };
  const answer = await ask('gate.answer', { requestId: answers.idFor(action), gateId, questionId, optionId });
  answers.settle(action, answer.ok ? undefined : answer.reason);
  if (answer.ok) {
    step.value = { step: 'result', result: answer.value };
    announce(answer.value.passed ? t('gate:right') : t('gate:wrong'));
    return;
  }
  if (answer.reason === 'not-this-question') {
    await askQuestion(gateId, step, chosen);
    return;
  }
  const stays = answer.reason === 'too-far' || answer.reason === 'already-passed' || answer.reason === 'no-such-gate';
  step.value = stays
    ? { step: 'refused', reason: answer.reason }
    : { step: 'question', question, problem: answer.reason };
}
