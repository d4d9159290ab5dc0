import type { PublicQuestion } from '@clearhall/shared-schema/pack/public-pack';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { localised } from '../ui/texts.ts';

/** The fields of one question as a group: its text is the legend, `hint` says how it is answered. */
export function QuestionFields(props: { question: PublicQuestion; hint?: string; children: ComponentChildren }) {
  const hintId = useId();
  return (
    <fieldset class="question" aria-describedby={props.hint === undefined ? undefined : hintId}>
      <legend>{localised(props.question.stem)}</legend>
      {props.hint !== undefined && (
        <p class="hint question-hint" id={hintId}>
          {props.hint}
        </p>
      )}
      {props.children}
    </fieldset>
  );
}
