import type { PaperResult, ReviewedSlot } from '@clearhall/shared-schema/quiz/paper-asks';
import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { SourceList } from '../exhibit/source-list.tsx';
import { ask } from '../net/ask.ts';
import { connection } from '../net/mirror.ts';
import { exhibitTitle } from '../ui/hall-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { showPanel } from '../ui/open-panel.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { localised, refusalText, t } from '../ui/texts.ts';
import { WalkButton } from '../ui/walk-button.tsx';
import { answerWords } from './answer-words.ts';

type Reviewed = { result: PaperResult; slots: ReviewedSlot[] };

/** A closed paper: what came of it, and each question with what was right, why, and where it stands. */
export function PaperReview({ attemptId }: { attemptId: string }) {
  const reviewed = useSignal<Reviewed | null>(null);
  const problem = useSignal<RefusalWord | null>(null);
  const isHere = connection.value === 'here';
  useEffect(() => {
    if (isHere && !reviewed.peek()) void fetchReview(attemptId, reviewed, problem);
  }, [attemptId, isHere]);
  if (reviewed.value) return <ReviewView reviewed={reviewed.value} />;
  if (!problem.value) return <Waiting text={t('ui:loading')} />;
  return (
    <div class="stack">
      <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />
      <button type="button" class="button wide" onClick={() => void fetchReview(attemptId, reviewed, problem)}>
        {t('ui:try-again')}
      </button>
    </div>
  );
}

function ReviewView({ reviewed: { result, slots } }: { reviewed: Reviewed }) {
  const onlyMissed = useSignal(false);
  const numbered = slots.map((slot, i) => ({ slot, number: i + 1 }));
  const shown = onlyMissed.value ? numbered.filter(({ slot }) => slot.got < slot.points) : numbered;
  return (
    <div class="stack">
      <Notice
        tone={result.passed ? 'done' : 'closed'}
        icon={result.passed ? 'check' : 'cross'}
        title={result.passed ? t('paper:you-passed') : t('paper:you-did-not-pass')}
      >
        <p>{t('paper:points-of', { points: result.points, most: result.most })}</p>
        <p class="hint">
          {t(`paper:mode-${result.mode}`)}
          {result.by === 'time' && ` · ${t('paper:closed-by-time')}`}
        </p>
      </Notice>
      <h3>{t('paper:review-title')}</h3>
      <label class="paper-filter">
        <input
          type="checkbox"
          checked={onlyMissed.value}
          onChange={(event) => {
            onlyMissed.value = event.currentTarget.checked;
          }}
        />
        {t('paper:only-missed')}
      </label>
      <ol class="paper-review">
        {shown.map(({ slot, number }) => (
          <ReviewedQuestion key={number} slot={slot} number={number} />
        ))}
      </ol>
    </div>
  );
}

function ReviewedQuestion({ slot, number }: { slot: ReviewedSlot; number: number }) {
  const isRight = slot.got === slot.points;
  const mark = isRight ? t('paper:right') : slot.got > 0 ? t('paper:partly-right') : t('paper:wrong');
  return (
    <li>
      <details class="fold">
        <summary>
          <span>
            {number}. {localised(slot.question.stem)}{' '}
            <span class={isRight ? 'tag done' : 'tag closed'}>
              <Icon name={isRight ? 'check' : 'cross'} />
              {mark} · {t('paper:points-of', { points: slot.got, most: slot.points })}
            </span>
          </span>
        </summary>
        <div class="stack">
          <AnswerLines
            title={t('paper:your-answer')}
            lines={slot.answer ? answerWords(slot.question, slot.answer) : []}
          />
          <AnswerLines title={t('paper:right-answer')} lines={answerWords(slot.question, slot.right)} />
          <p>{localised(slot.explanation)}</p>
          <SourceList sources={slot.sources} />
          <GoToExhibit exhibitId={exhibitOfSlot(slot)} />
        </div>
      </details>
    </li>
  );
}

/** Where the answer can be read; of a question that asks for the exhibit, the right one. */
function exhibitOfSlot({ question, right }: ReviewedSlot): string | null {
  return question.exhibitId ?? (right.kind === 'evidence' ? right.exhibitId : null);
}

function AnswerLines({ title, lines }: { title: string; lines: readonly string[] }) {
  return (
    <div>
      <p class="label">{title}</p>
      {lines.length === 0 ? (
        <p class="hint">{t('paper:not-answered')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function GoToExhibit({ exhibitId }: { exhibitId: string | null }) {
  const title = exhibitId === null ? '' : exhibitTitle(exhibitId);
  if (exhibitId === null || title === '') return null;
  return (
    <div class="read-again">
      <Icon name="book" />
      <p>
        {t('paper:read-at')} <strong>{title}</strong>
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

async function fetchReview(
  attemptId: string,
  reviewed: Signal<Reviewed | null>,
  problem: Signal<RefusalWord | null>,
): Promise<void> {
  problem.value = null;
  const answer = await ask('paper.review', { attemptId });
  if (answer.ok) reviewed.value = answer.value;
  else problem.value = answer.reason;
}
