import type { LearnedHall, LearnedPaper } from '@clearhall/shared-schema/learn/record';
import { dayAndTime } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { localised, t } from '../ui/texts.ts';
import { isBegun, type Progress, progressIn } from './progress.ts';

/** One hall as far as one has come in it. */
export function LearnHall({ hall }: { hall: LearnedHall }) {
  const headingId = `hall-${hall.hallId}`;
  const progress = progressIn(hall);
  return (
    <section class="learn-hall" aria-labelledby={headingId}>
      <header class="learn-hall-head">
        <h2 id={headingId}>{localised(hall.title)}</h2>
        <a class="button primary" href={hallAddress(hall.hallId)}>
          <Icon name="walk" />
          {isBegun(hall) ? t('learn:continue') : t('learn:enter')}
        </a>
      </header>
      <Missing hall={hall} progress={progress} />
      <div class="learn-columns">
        <Scenes hall={hall} />
        <div class="stack">
          <Doors hall={hall} />
          <Papers hall={hall} />
        </div>
      </div>
    </section>
  );
}

function Missing({ hall, progress }: { hall: LearnedHall; progress: Progress }) {
  const { seen, exhibits, passed, gates } = progress;
  return (
    <div class="stack-close">
      <p class="learn-counts">
        <span>{t('learn:seen-of', { seen, all: exhibits })}</span>
        <span>{t('learn:passed-of', { passed, all: gates })}</span>
      </p>
      <h3>{t('learn:missing')}</h3>
      {seen === exhibits && passed === gates && hall.papersNeverTaken.length === 0 ? (
        <p class="learn-mark done">
          <Icon name="check" />
          {t('learn:nothing-missing')}
        </p>
      ) : (
        <ul class="learn-missing">
          {seen < exhibits && <li>{t('learn:missing-exhibits', { count: exhibits - seen })}</li>}
          {passed < gates && <li>{t('learn:missing-doors', { count: gates - passed })}</li>}
          {hall.papersNeverTaken.map(({ paperId, title }) => (
            <li key={paperId}>{t('learn:missing-paper', { title: localised(title) })}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Scenes({ hall }: { hall: LearnedHall }) {
  return (
    <div class="stack-close">
      <h3>{t('learn:scenes')}</h3>
      {hall.scenes.map(({ sceneId, title, exhibits }) => {
        const seen = exhibits.filter(({ isSeen }) => isSeen).length;
        return (
          <details key={sceneId} class="fold" open={seen > 0 && seen < exhibits.length}>
            <summary>
              <span>
                {localised(title)} <span class="hint">{t('learn:seen-of', { seen, all: exhibits.length })}</span>
              </span>
            </summary>
            <ul class="learn-rows">
              {exhibits.map((exhibit) => (
                <li key={exhibit.exhibitId}>
                  <span>{localised(exhibit.title)}</span>
                  <Mark isDone={exhibit.isSeen} words={exhibit.isSeen ? t('learn:seen') : t('learn:not-seen')} />
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </div>
  );
}

function Doors({ hall }: { hall: LearnedHall }) {
  return (
    <div class="stack-close">
      <h3>{t('learn:doors')}</h3>
      <ul class="learn-rows">
        {hall.gates.map(({ gateId, title, passedAt }) => (
          <li key={gateId}>
            <span>{localised(title)}</span>
            <Mark
              isDone={passedAt !== null}
              words={passedAt === null ? t('learn:door-closed') : t('learn:door-passed', { day: timeOf(passedAt) })}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Papers({ hall }: { hall: LearnedHall }) {
  return (
    <div class="stack-close">
      <h3>{t('learn:papers')}</h3>
      {hall.papers.length === 0 ? (
        <p class="hint">{t('learn:no-papers')}</p>
      ) : (
        <ul class="learn-rows">
          {hall.papers.map((paper) => (
            <PaperRow key={paper.attemptId} hallId={hall.hallId} paper={paper} />
          ))}
        </ul>
      )}
    </div>
  );
}

function PaperRow({ hallId, paper }: { hallId: string; paper: LearnedPaper }) {
  const { attemptId, title, mode, points, most, passed, closedAt } = paper;
  return (
    <li class="learn-paper">
      <span>
        {localised(title)}
        <span class="hint learn-paper-words">
          {t(`paper:mode-${mode}`)} · {timeOf(closedAt)}
        </span>
      </span>
      <Mark
        isDone={passed}
        words={`${passed ? t('paper:passed') : t('paper:not-passed')} · ${t('paper:points-of', { points, most })}`}
      />
      <a class="button small" href={`${hallAddress(hallId)}&review=${attemptId}`}>
        {t('paper:look-again')}
        <span class="unseen">{timeOf(closedAt)}</span>
      </a>
    </li>
  );
}

function Mark({ isDone, words }: { isDone: boolean; words: string }) {
  return (
    <span class={isDone ? 'learn-mark done' : 'learn-mark'}>
      {isDone && <Icon name="check" />}
      {words}
    </span>
  );
}

function hallAddress(hallId: string): string {
  return `/hall.html?${new URLSearchParams({ hall: hallId })}`;
}

function timeOf(atMs: number): string {
  return dayAndTime(new Date(atMs).toISOString());
}
