import type { Duty } from '@clearhall/shared-schema/standard/duty';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { localised, t } from '../ui/texts.ts';
import { dayIn } from './duty-days.ts';

/** The certificate of an assignment that is met, to be printed; says so where there is none. */
export function CertificatePage({ duty, nowMs }: { duty: Duty | undefined; nowMs: number }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <>
      <div class="learn-title certificate-tools">
        <a class="button quiet" href="#record">
          {t('learn:certificate-back')}
        </a>
        {duty?.certificate && (
          <button type="button" class="button primary" onClick={() => print()}>
            {t('learn:print')}
          </button>
        )}
      </div>
      {duty?.certificate ? (
        <Sheet duty={duty} nowMs={nowMs} heading={heading} />
      ) : (
        <Notice icon="info" title={t('learn:certificate-none')}>
          <p>{t('learn:certificate-none-means')}</p>
        </Notice>
      )}
    </>
  );
}

type Heading = { current: HTMLHeadingElement | null };

function Sheet({ duty, nowMs, heading }: { duty: Duty; nowMs: number; heading: Heading }) {
  const { certificate, timeZone } = duty;
  if (!certificate) return null;
  const { name, unit, metAt, validUntil, recordNumber } = certificate;
  return (
    <article class="certificate" aria-labelledby="certificate">
      <p class="certificate-hall">
        <Icon name="arch" />
        {localised(duty.hall)}
      </p>
      <h1 id="certificate" ref={heading} tabIndex={-1}>
        {t('learn:certificate')}
      </h1>
      <p class="certificate-name">{name}</p>
      {unit && <p>{unit}</p>}
      <p>{t('learn:certificate-says')}</p>
      <p class="certificate-standard">{localised(duty.title)}</p>
      <dl class="certificate-facts">
        <div>
          <dt>{t('learn:certificate-met')}</dt>
          <dd>{dayIn(timeZone, metAt)}</dd>
        </div>
        <div>
          <dt>{t('learn:certificate-valid')}</dt>
          <dd>
            {validUntil === null ? t('learn:certificate-for-ever') : dayIn(timeZone, validUntil)}
            {validUntil !== null && nowMs > validUntil && <strong> · {t('learn:certificate-over')}</strong>}
          </dd>
        </div>
        <div>
          <dt>{t('learn:certificate-number')}</dt>
          <dd class="certificate-number">{recordNumber}</dd>
        </div>
      </dl>
    </article>
  );
}
