import type { PaperCard } from '@clearhall/shared-schema/quiz/paper-asks';
import { useEffect } from 'preact/hooks';
import { me } from '../net/mirror.ts';
import { dayAndTime } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { showPanel } from '../ui/open-panel.ts';
import { localised, refusalText, t } from '../ui/texts.ts';
import './paper.css';
import { goOnWithPaper, paperInHand, papers, papersProblem, refreshPapers } from './papers.ts';

/** The papers of the hall: what each asks for, what is left of it, and what came of it so far. */
export function PaperList() {
  useEffect(() => void refreshPapers(), []);
  return (
    <div class="stack">
      <p class="hint">{t('paper:no-speed')}</p>
      {papersProblem.value && <Notice tone="closed" icon="warning" title={refusalText(papersProblem.value)} />}
      <ul class="paper-cards">
        {papers.value?.map((card) => (
          <PaperCardView key={card.paperId} card={card} />
        ))}
      </ul>
    </div>
  );
}

function PaperCardView({ card }: { card: PaperCard }) {
  return (
    <li class="paper-card stack-close">
      <h3>{localised(card.title)}</h3>
      <dl class="paper-facts">
        <Fact name={t('paper:questions')}>{String(card.questions)}</Fact>
        <Fact name={t('paper:to-pass')}>{t('paper:points-of', { points: card.passPoints, most: card.points })}</Fact>
        <Fact name={t('paper:time')}>
          {card.timeLimitMinutes === null ? t('paper:no-limit') : t('paper:minutes', { count: card.timeLimitMinutes })}
        </Fact>
        <Fact name={t('paper:attempts-left')}>
          {card.attempts === null || card.attemptsLeft === null
            ? t('paper:no-limit')
            : t('paper:left-of', { left: card.attemptsLeft, all: card.attempts })}
        </Fact>
      </dl>
      <Ways card={card} />
      <Results card={card} />
    </li>
  );
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The ways to sit a paper: going on with the one in hand, the test that counts, practice. */
function Ways({ card }: { card: PaperCard }) {
  const maySit = me.value?.role === 'visitor' || me.value?.role === 'learner';
  if (!maySit) return <p class="hint">{t('paper:learners-only')}</p>;
  if (card.openAttemptId !== null) {
    return (
      <button type="button" class="button primary wide" onClick={() => goOnWithPaper('person')}>
        {t('paper:go-on')}
        <span class="unseen">{localised(card.title)}</span>
      </button>
    );
  }
  if (paperInHand.value) return <p class="hint">{t('paper:another-first')}</p>;
  const start = (mode: 'mock' | 'counted') =>
    showPanel({ kind: 'paper', paper: { step: 'start', paperId: card.paperId, mode }, by: 'person' });
  return (
    <div class="row">
      {card.attemptsLeft !== 0 && (
        <button type="button" class="button primary" onClick={() => start('counted')}>
          {t('paper:sit-counted')}
          <span class="unseen">{localised(card.title)}</span>
        </button>
      )}
      <button type="button" class="button" onClick={() => start('mock')}>
        {t('paper:sit-mock')}
        <span class="unseen">{localised(card.title)}</span>
      </button>
    </div>
  );
}

function Results({ card }: { card: PaperCard }) {
  if (card.closed.length === 0) return null;
  return (
    <details class="fold" open={card.closed.length <= 3}>
      <summary>{t('paper:results', { count: card.closed.length })}</summary>
      <ul class="paper-results">
        {card.closed.map(({ attemptId, mode, points, passed, closedAt }) => (
          <li key={attemptId}>
            <p>
              <span class={passed ? 'tag done' : 'tag closed'}>
                <Icon name={passed ? 'check' : 'cross'} />
                {passed ? t('paper:passed') : t('paper:not-passed')}
              </span>{' '}
              {t('paper:points-of', { points, most: card.points })}
            </p>
            <p class="hint">
              {t(`paper:mode-${mode}`)} · {dayAndTime(new Date(closedAt).toISOString())}
            </p>
            <button
              type="button"
              class="button small"
              onClick={() =>
                showPanel({ kind: 'paper', paper: { step: 'review', paperId: card.paperId, attemptId }, by: 'person' })
              }
            >
              {t('paper:look-again')}
              <span class="unseen">{dayAndTime(new Date(closedAt).toISOString())}</span>
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}
