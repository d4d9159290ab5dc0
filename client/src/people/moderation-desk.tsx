import type { Report } from '@clearhall/shared-schema/people/moderation-asks';
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { ask } from '../net/ask.ts';
import { connection, me } from '../net/mirror.ts';
import { announce, showToast } from '../ui/announcer.tsx';
import { hourAndMinute } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { requestIds } from '../ui/request-ids.ts';
import type { RefusalWord } from '../ui/text-keys.ts';
import { refusalText, t } from '../ui/texts.ts';
import { ExcludedList } from './excluded-list.tsx';
import { hideText, personQuestion } from './person-actions.ts';

const refreshMs = 10_000;

const reports = signal<readonly Report[] | null>(null);
const problem = signal<RefusalWord | null>(null);
const commands = requestIds();

/** What was reported and nobody has settled, and what to do about it; for a moderator, who is kept out now. */
export function ModerationDesk() {
  useEffect(() => {
    const look = () => void lookAtReports();
    look();
    const timer = setInterval(look, refreshMs);
    return () => clearInterval(timer);
  }, []);
  const open = reports.value;
  return (
    <div class="console">
      <section class="console-section">
        <h3>
          <Icon name="flag" />
          {t('moderation:reports')}
        </h3>
        {problem.value && <Notice tone="closed" icon="warning" title={refusalText(problem.value)} />}
        {open === null && !problem.value && <Waiting text={t('ui:loading')} />}
        {open?.length === 0 && <p class="hint">{t('moderation:no-reports')}</p>}
        <ul class="rows">
          {open?.map((report) => (
            <ReportRow key={report.reportId} report={report} />
          ))}
        </ul>
      </section>
      {me.value?.role === 'moderator' && <ExcludedList />}
    </div>
  );
}

function ReportRow({ report }: { report: Report }) {
  const { at, avatarId, name, reporterName, reason, textId, text } = report;
  const sentAt = new Date(at).toISOString();
  return (
    <li class="list-row">
      <div class="list-row-words">
        <p class="list-row-title">
          <bdi>{name}</bdi>
        </p>
        <p class="hint">
          {t(`people:reason-${reason}`)} · <time dateTime={sentAt}>{hourAndMinute(sentAt)}</time> ·{' '}
          {t('moderation:reported-by')} <bdi>{reporterName}</bdi>
        </p>
        {text === null ? (
          <p class="hint">{textId === null ? t('moderation:person-meant') : t('moderation:text-gone')}</p>
        ) : (
          <blockquote class="reported-text">
            <bdi>{text}</bdi>
          </blockquote>
        )}
      </div>
      <div class="list-row-actions">
        {textId !== null && text !== null && (
          <Deed name={name} words={t('moderation:hide')} run={() => void hideText(textId).then(lookAtReports)} />
        )}
        {avatarId !== '' && (
          <Deed
            name={name}
            words={t('moderation:remove')}
            run={() => {
              personQuestion.value = { kind: 'remove', avatarId, name };
            }}
          />
        )}
        {me.value?.role === 'moderator' && (
          <Deed
            name={name}
            words={t('moderation:ban')}
            run={() => {
              personQuestion.value = { kind: 'ban-reported', reportId: report.reportId, name };
            }}
          />
        )}
        <Deed name={name} words={t('moderation:settle')} run={() => void settle(report)} />
      </div>
    </li>
  );
}

function Deed({ name, words, run }: { name: string; words: string; run: () => void }) {
  return (
    <button type="button" class="button small" disabled={connection.value !== 'here'} onClick={run}>
      {words} <span class="unseen">{name}</span>
    </button>
  );
}

async function lookAtReports(): Promise<void> {
  const answer = await ask('moderation.reports', {});
  const before = reports.peek()?.length ?? 0;
  problem.value = answer.ok ? null : answer.reason;
  if (!answer.ok) return;
  reports.value = answer.value.reports;
  if (answer.value.reports.length > before)
    announce(t('moderation:open-reports', { count: answer.value.reports.length }));
}

async function settle({ reportId }: Report): Promise<void> {
  const answer = await ask('moderation.settle', { requestId: commands.idFor(reportId), reportId });
  commands.settle(reportId, answer.ok ? undefined : answer.reason);
  if (answer.ok || answer.reason === 'no-such-report') {
    showToast(t('moderation:settled'), { tone: 'done' });
    await lookAtReports();
  } else showToast(refusalText(answer.reason), { tone: 'closed' });
}
