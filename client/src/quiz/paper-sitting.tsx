import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import type { PaperInHand } from '@clearhall/shared-schema/quiz/paper-asks';
import { untracked, useSignal, useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../ui/icons.tsx';
import { t } from '../ui/texts.ts';
import { PaperClock } from './paper-clock-view.tsx';
import { answered, answerOf, flagged, keep, sendNow, shownSlot, turnFlag } from './paper-desk.ts';
import { PaperHandIn } from './paper-hand-in.tsx';
import { PaperSaved } from './paper-saved.tsx';
import { nextUnanswered } from './paper-slots.ts';
import { PaperStrip } from './paper-strip.tsx';
import { QuestionForm } from './question-form.tsx';

/** A paper in hand: one question at a time, the strip of all of them, and the way to hand it in. */
export function PaperSitting({ paper }: { paper: PaperInHand }) {
  const isHandingIn = useSignal(false);
  const show = (slot: number) => {
    sendNow();
    shownSlot.value = slot;
    isHandingIn.value = false;
  };
  const slot = Math.min(shownSlot.value, paper.slots.length - 1);
  return (
    <div class="stack paper">
      <div class="paper-top">
        <p class={`tag ${paper.mode === 'counted' ? 'closed' : ''}`}>{t(`paper:mode-${paper.mode}`)}</p>
        <PaperClock />
      </div>
      <PaperStrip paper={paper} shown={isHandingIn.value ? null : slot} onShow={show} />
      {isHandingIn.value ? (
        <PaperHandIn paper={paper} onShow={show} onBack={() => show(slot)} />
      ) : (
        <SlotForm
          key={`${paper.attemptId} ${slot}`}
          paper={paper}
          slot={slot}
          onShow={show}
          onHandIn={() => {
            sendNow();
            isHandingIn.value = true;
          }}
        />
      )}
    </div>
  );
}

type SlotProps = { paper: PaperInHand; slot: number; onShow: (slot: number) => void; onHandIn: () => void };

function SlotForm({ paper, slot, onShow, onHandIn }: SlotProps) {
  const answer = useSignal<GivenAnswer | null>(answerOf(slot));
  useSignalEffect(() => {
    const given = answer.value;
    untracked(() => keep(slot, given));
  });
  const heading = useRef<HTMLHeadingElement>(null);
  // Who went on by a key hears and sees the next question from its beginning.
  useEffect(() => {
    if (document.activeElement?.closest('.paper-panel')) heading.current?.focus();
  }, []);
  const asked = paper.slots[slot];
  if (!asked) return null;
  const last = paper.slots.length - 1;
  const nextOpen = nextUnanswered(answered.value, slot);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (slot < last) onShow(slot + 1);
        else onHandIn();
      }}
    >
      <div class="paper-slot-head">
        <h3 ref={heading} tabIndex={-1}>
          {t('paper:question-of', { number: slot + 1, all: paper.slots.length })}
        </h3>
        <p class="hint">{t('paper:points', { count: asked.points })}</p>
      </div>
      <QuestionForm question={asked.question} answer={answer} group={`paper-${slot}`} />
      <PaperSaved slot={slot} />
      <div class="row">
        <button
          type="button"
          class="button small"
          aria-pressed={flagged.value.has(slot)}
          onClick={() => turnFlag(slot)}
        >
          <Icon name="flag" />
          {flagged.value.has(slot) ? t('paper:flagged') : t('paper:flag')}
        </button>
        {nextOpen !== null && nextOpen !== slot && (
          <button type="button" class="button small" onClick={() => onShow(nextOpen)}>
            {t('paper:next-open')}
          </button>
        )}
        {answer.value !== null && (
          <button
            type="button"
            class="button quiet small"
            onClick={() => {
              answer.value = null;
            }}
          >
            {t('paper:take-back')}
          </button>
        )}
      </div>
      <div class="paper-steps">
        <button type="button" class="button" disabled={slot === 0} onClick={() => onShow(slot - 1)}>
          {t('paper:previous')}
        </button>
        <button type="submit" class={slot < last ? 'button primary' : 'button'} disabled={slot === last}>
          {t('paper:next')}
        </button>
        <button type="button" class={slot === last ? 'button primary' : 'button'} onClick={onHandIn}>
          {t('paper:to-hand-in')}
        </button>
      </div>
    </form>
  );
}
