import type { ComponentChildren } from 'preact';
import { tour } from '../net/mirror.ts';
import { RoundDesk } from '../quiz/round-desk.tsx';
import { Icon, type IconName } from '../ui/icons.tsx';
import { Notice } from '../ui/notice.tsx';
import { t } from '../ui/texts.ts';
import { CloseTour } from './close-tour.tsx';
import { GatherForm } from './gather-form.tsx';
import { ShareLink } from './share-link.tsx';
import { members, TourRoster } from './tour-roster.tsx';

/** All that a lecturer does with the group, in the order of a tour: who has come, gather, ask, close. */
export function LecturerConsole() {
  const now = tour.value;
  if (!now?.tourId) return <Notice title={t('tour:no-tour')} />;
  if (now.isClosed) return <Notice icon="check" title={t('tour:closed')} />;
  const count = members.value.length;
  return (
    <div class="console">
      <Section icon="people" title={t('tour:group', { count })}>
        <ShareLink />
        <TourRoster />
      </Section>
      <Section icon="gather" title={t('tour:gather-title')}>
        <GatherForm />
      </Section>
      <Section icon="question" title={t('quiz:group-question')}>
        <RoundDesk />
      </Section>
      <Section icon="flag" title={t('tour:end-title')}>
        <CloseTour />
      </Section>
    </div>
  );
}

function Section({ icon, title, children }: { icon: IconName; title: string; children: ComponentChildren }) {
  return (
    <section class="console-section">
      <h3>
        <Icon name={icon} />
        {title}
      </h3>
      <div class="stack">{children}</div>
    </section>
  );
}
