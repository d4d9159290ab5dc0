import { CertificatePage } from '../standard/certificate-page.tsx';
import { DutyList } from '../standard/duty-list.tsx';
import { Icon } from '../ui/icons.tsx';
import { LanguageSwitch } from '../ui/language-switch.tsx';
import { Notice, Waiting } from '../ui/notice.tsx';
import { refusalText, t } from '../ui/texts.ts';
import { LearnHall } from './learn-hall.tsx';
import { certificateOf, duties, halls, loadRecord, problem } from './learn-state.ts';
import { isBegun } from './progress.ts';

/** One's own record: halls, scenes, doors and papers, what is missing, and the way back in. */
export function LearnPage() {
  return (
    <>
      <a class="skip-link" href="#record">
        {t('learn:title')}
      </a>
      <header class="learn-head">
        <p class="product">
          <Icon name="arch" />
          {t('ui:product')}
        </p>
        <a class="button quiet" href="/">
          {t('learn:to-hall')}
        </a>
        <LanguageSwitch />
      </header>
      <main class="learn-main" id="record" tabIndex={-1}>
        {halls.value && certificateOf.value !== null ? (
          <OwnCertificate assignmentId={certificateOf.value} />
        ) : (
          <Record />
        )}
      </main>
    </>
  );
}

function OwnCertificate({ assignmentId }: { assignmentId: string }) {
  const duty = duties.value.find((one) => one.assignmentId === assignmentId);
  return <CertificatePage key={assignmentId} duty={duty} nowMs={Date.now()} />;
}

function Record() {
  return (
    <>
      <div class="learn-title">
        <h1>{t('learn:title')}</h1>
        {halls.value && (
          <button type="button" class="button small learn-print" onClick={() => print()}>
            {t('learn:print')}
          </button>
        )}
      </div>
      <p class="lead">{t('learn:intro')}</p>
      <Contents />
    </>
  );
}

function Contents() {
  if (problem.value === 'not-signed-in') {
    return (
      <Notice icon="info" title={t('learn:signed-out')}>
        <p>{t('learn:signed-out-means')}</p>
        <div class="row">
          <a class="button primary" href="/">
            {t('learn:to-hall')}
          </a>
        </div>
      </Notice>
    );
  }
  if (problem.value) {
    return (
      <div class="stack" role="alert">
        <Notice tone="closed" icon="warning" title={t('learn:failed')}>
          <p>{refusalText(problem.value)}</p>
        </Notice>
        <div class="row">
          <button type="button" class="button primary" onClick={() => void loadRecord()}>
            {t('ui:try-again')}
          </button>
        </div>
      </div>
    );
  }
  if (!halls.value) return <Waiting text={t('ui:loading')} />;
  return (
    <>
      <DutyList duties={duties.value} nowMs={Date.now()} />
      {!halls.value.some(isBegun) && (
        <Notice icon="info" title={t('learn:nothing-yet')}>
          <p>{t('learn:nothing-yet-means')}</p>
        </Notice>
      )}
      {halls.value.map((hall) => (
        <LearnHall key={hall.hallId} hall={hall} />
      ))}
    </>
  );
}
