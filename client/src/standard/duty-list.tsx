import type { Duty, DutyRequirement } from '@clearhall/shared-schema/standard/duty';
import { listed } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { localised, t } from '../ui/texts.ts';
import { certificateAddress } from './certificate-address.ts';
import { dayIn, lastDayIn } from './duty-days.ts';

/** What one has to do, by when, and what is missing; nothing where nothing was ever given to one. */
export function DutyList({ duties, nowMs }: { duties: readonly Duty[]; nowMs: number }) {
  if (duties.length === 0) return null;
  return (
    <section class="duties" aria-labelledby="duties">
      <h2 id="duties">{t('learn:duties')}</h2>
      {duties.map((duty) => (
        <DutyCard key={duty.assignmentId} duty={duty} nowMs={nowMs} />
      ))}
    </section>
  );
}

function DutyCard({ duty, nowMs }: { duty: Duty; nowMs: number }) {
  const { assignmentId, title, hall, requirements, certificate } = duty;
  const headingId = `duty-${assignmentId}`;
  const isOpen = duty.state === 'due' || (duty.state === 'failed' && nowMs < (duty.makeUpUntil ?? 0));
  return (
    <article class="duty" aria-labelledby={headingId}>
      <header class="learn-hall-head">
        <div>
          <h3 id={headingId}>{localised(title)}</h3>
          <p class="hint">{localised(hall)}</p>
        </div>
        <StateMark duty={duty} />
      </header>
      <p>{deadlineWords(duty, nowMs)}</p>
      {isOpen && nowMs < duty.fromAt && (
        <p class="hint">{t('learn:duty-from', { day: dayIn(duty.timeZone, duty.fromAt) })}</p>
      )}
      {!certificate && duty.state !== 'exempt' && (
        <ul class="learn-rows">
          {requirements.map((requirement) => (
            <RequirementRow key={requirement.kind} requirement={requirement} duty={duty} />
          ))}
        </ul>
      )}
      <div class="row">
        {certificate && (
          <a class="button" href={certificateAddress(assignmentId)}>
            {t('learn:certificate-open')}
            <span class="unseen">{localised(title)}</span>
          </a>
        )}
        {isOpen && (
          <a class="button" href={`/hall.html?${new URLSearchParams({ hall: duty.hallId })}`}>
            <Icon name="walk" />
            {t('learn:duty-go')}
            <span class="unseen">{localised(title)}</span>
          </a>
        )}
      </div>
    </article>
  );
}

function StateMark({ duty: { state } }: { duty: Duty }) {
  const isMet = state === 'met' || state === 'met-late';
  const kind = isMet ? 'learn-mark done' : state === 'failed' ? 'learn-mark closed' : 'learn-mark';
  return (
    <span class={kind}>
      {isMet && <Icon name="check" />}
      {state === 'failed' && <Icon name="warning" />}
      {t(`learn:duty-${state}`)}
    </span>
  );
}

function deadlineWords({ state, dueAt, makeUpUntil, timeZone, certificate }: Duty, nowMs: number): string {
  if (certificate) return t('learn:duty-met-on', { day: dayIn(timeZone, certificate.metAt) });
  if (state === 'exempt') return t('learn:duty-exempt-means');
  const day = lastDayIn(timeZone, dueAt);
  const makeUp = makeUpUntil === null ? null : lastDayIn(timeZone, makeUpUntil);
  if (state === 'due')
    return makeUp === null ? t('learn:duty-by', { day }) : t('learn:duty-by-make-up', { day, makeUp });
  return makeUp !== null && nowMs < (makeUpUntil ?? 0)
    ? t('learn:duty-make-up', { day, makeUp })
    : t('learn:duty-over', { day: makeUp ?? day });
}

function RequirementRow({ requirement, duty }: { requirement: DutyRequirement; duty: Duty }) {
  const { kind, have, need, isMet, missing } = requirement;
  return (
    <li>
      <span>
        {t(`learn:asks-${kind}`)}
        {kind === 'minutes' && duty.mostMinutesADay !== null && (
          <span class="hint learn-paper-words">{t('learn:asks-minutes-cap', { count: duty.mostMinutesADay })}</span>
        )}
        {missing.length > 0 && (
          <span class="hint learn-paper-words">
            {t('learn:asks-missing', { titles: listed(missing.map((title) => localised(title))) })}
          </span>
        )}
      </span>
      <span class={isMet ? 'learn-mark done' : 'learn-mark'}>
        {isMet && <Icon name="check" />}
        {t('learn:have-of', { have, need })}
      </span>
    </li>
  );
}
