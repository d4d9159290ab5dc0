import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import type { GivenAnswer } from '@clearhall/shared-schema/quiz/answers';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { announce } from '../ui/announcer.tsx';
import { Icon } from '../ui/icons.tsx';
import { localised, t } from '../ui/texts.ts';
import { moved } from './ordering-moves.ts';
import { QuestionFields } from './question-fields.tsx';
import type { QuestionFormProps } from './question-form.tsx';

type Option = PublicQuestion['options'][number];

/**
 * Options to be put in order by a pair of buttons each. The order that was handed out is an answer only once it is
 * called one, or something was moved.
 */
export function QuestionOrdering({ question, answer }: QuestionFormProps) {
  const list = useRef<HTMLOListElement>(null);
  const pressed = useRef<HTMLElement | null>(null);
  const optionIds = orderOf(question, answer.value);
  const isGiven = answer.value !== null;
  // A row that changes its place takes the focus from its button.
  useLayoutEffect(() => {
    if (pressed.current && list.current?.contains(pressed.current)) pressed.current.focus({ preventScroll: false });
    pressed.current = null;
  });
  const move = (option: Option, by: number, button: HTMLElement) => {
    const next = moved(optionIds, option.optionId, by);
    const place = next.indexOf(option.optionId) + 1;
    if (next.every((optionId, i) => optionId === optionIds[i])) return;
    pressed.current = button;
    answer.value = { kind: 'ordering', optionIds: next };
    announce(t('quiz:moved', { text: localised(option.text), place, count: next.length }));
  };
  return (
    <QuestionFields question={question} hint={t('quiz:put-in-order')}>
      <ol class="ordering" ref={list}>
        {optionIds.map((optionId, i) => {
          const option = question.options.find((known) => known.optionId === optionId);
          return (
            option && <OrderedOption key={optionId} option={option} place={i} count={optionIds.length} move={move} />
          );
        })}
      </ol>
      <button
        type="button"
        class="button small"
        aria-disabled={isGiven}
        onClick={() => {
          if (!isGiven) answer.value = { kind: 'ordering', optionIds: [...optionIds] };
        }}
      >
        {isGiven && <Icon name="check" />}
        {isGiven ? t('quiz:order-is-answer') : t('quiz:keep-order')}
      </button>
    </QuestionFields>
  );
}

function OrderedOption(props: {
  option: Option;
  place: number;
  count: number;
  move: (option: Option, by: number, button: HTMLElement) => void;
}) {
  const { option, place, count, move } = props;
  const text = localised(option.text);
  return (
    <li>
      <span class="ordering-place" aria-hidden="true">
        {place + 1}
      </span>
      <span class="ordering-text">{text}</span>
      <span class="ordering-moves">
        <button
          type="button"
          class="button small"
          aria-disabled={place === 0}
          onClick={(event) => move(option, -1, event.currentTarget)}
        >
          <Icon name="up" />
          <span class="unseen">{t('quiz:move-up', { text })}</span>
        </button>
        <button
          type="button"
          class="button small"
          aria-disabled={place === count - 1}
          onClick={(event) => move(option, 1, event.currentTarget)}
        >
          <Icon name="down" />
          <span class="unseen">{t('quiz:move-down', { text })}</span>
        </button>
      </span>
    </li>
  );
}

function orderOf(question: PublicQuestion, given: GivenAnswer | null): readonly string[] {
  return given?.kind === 'ordering' ? given.optionIds : question.options.map(({ optionId }) => optionId);
}
