import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { showToast } from '../ui/announcer.tsx';
import { Notice } from '../ui/notice.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';
import { type PersonQuestion, personChanges, personQuestion } from './person-actions.ts';

const reasons = ['rude', 'spam', 'other'] as const;
type Reason = (typeof reasons)[number];
type Done = { ok: true; words: string } | { ok: false; reason: RefusalWord };

const commands = requestIds();

/** The page's one dialog about a person: why one reports, or whether removing and banning are meant. Mount it once. */
export function PersonDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const question = personQuestion.value;
  useEffect(() => {
    if (question && !dialog.current?.open) dialog.current?.showModal();
    if (!question) dialog.current?.close();
  }, [question]);
  return (
    <dialog
      ref={dialog}
      class="dialog person-dialog"
      aria-labelledby="person-question"
      onClose={() => {
        personQuestion.value = null;
      }}
    >
      {question && <Question key={actionOf(question)} question={question} />}
    </dialog>
  );
}

function Question({ question }: { question: PersonQuestion }) {
  const problem = useSignal<RefusalWord | null>(null);
  const busy = useSignal(false);
  const reason = useSignal<Reason>('rude');
  const { kind, name } = question;
  const send = async () => {
    if (busy.value) return;
    busy.value = true;
    const done = await doIt(question, reason.value);
    busy.value = false;
    problem.value = done.ok ? null : done.reason;
    if (!done.ok) return;
    personQuestion.value = null;
    showToast(done.words, { tone: 'done' });
  };
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <h2 id="person-question">
        {kind === 'report' && t('people:report-title', { name })}
        {kind === 'remove' && t('moderation:remove-title', { name })}
        {isBan(kind) && t('moderation:ban-title', { name })}
      </h2>
      {kind === 'report' && <Reasons chosen={reason} isText={question.textId !== null} />}
      {kind === 'remove' && <p>{t('moderation:remove-means')}</p>}
      {isBan(kind) && <p>{t('moderation:ban-means')}</p>}
      {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
      <div class="row">
        <Buttons isGrave={kind !== 'report'} isBusy={busy.value}>
          {problem.value
            ? t('ui:send-again')
            : kind === 'report'
              ? t('people:report-send')
              : kind === 'remove'
                ? t('moderation:remove')
                : t('moderation:ban')}
        </Buttons>
      </div>
    </form>
  );
}

function Reasons({ chosen, isText }: { chosen: Signal<Reason>; isText: boolean }) {
  return (
    <fieldset class="choices">
      <legend class="report-legend">{isText ? t('people:report-why-text') : t('people:report-why')}</legend>
      {reasons.map((reason) => (
        <label key={reason} class="choice">
          <input
            type="radio"
            name="report-reason"
            value={reason}
            checked={chosen.value === reason}
            onChange={() => {
              chosen.value = reason;
            }}
          />
          {t(`people:reason-${reason}`)}
        </label>
      ))}
      <p class="hint">{t('people:report-means')}</p>
    </fieldset>
  );
}

function Buttons(props: { isGrave: boolean; isBusy: boolean; children: ComponentChildren }) {
  return (
    <>
      <button
        type="button"
        class="button"
        onClick={() => {
          personQuestion.value = null;
        }}
      >
        {t('people:cancel')}
      </button>
      <button type="submit" class={`button primary ${props.isGrave ? 'grave' : ''}`} aria-busy={props.isBusy}>
        {props.children}
      </button>
    </>
  );
}

async function doIt(question: PersonQuestion, reason: Reason): Promise<Done> {
  const action = `${actionOf(question)} ${reason}`;
  const answer = await askFor(question, reason, commands.idFor(action));
  commands.settle(action, answer.ok ? undefined : answer.reason);
  if (!answer.ok) return { ok: false, reason: answer.reason };
  const { kind, name } = question;
  if (kind === 'report') return { ok: true, words: t('people:reported') };
  personChanges.value++;
  return { ok: true, words: kind === 'remove' ? t('moderation:removed', { name }) : t('moderation:banned', { name }) };
}

function askFor(question: PersonQuestion, reason: Reason, requestId: string) {
  switch (question.kind) {
    case 'report':
      return ask('people.report', { requestId, avatarId: question.avatarId, textId: question.textId, reason });
    case 'remove':
      return ask('moderation.remove', { requestId, avatarId: question.avatarId });
    case 'ban':
      return ask('moderation.ban', { requestId, avatarId: question.avatarId });
    case 'ban-reported':
      return ask('moderation.ban-reported', { requestId, reportId: question.reportId });
  }
}

function actionOf(question: PersonQuestion): string {
  if (question.kind === 'ban-reported') return `${question.kind} ${question.reportId}`;
  return `${question.kind} ${question.avatarId} ${question.kind === 'report' ? question.textId : ''}`;
}

function isBan(kind: PersonQuestion['kind']): boolean {
  return kind === 'ban' || kind === 'ban-reported';
}
