import { computed } from '@preact/signals';
import { connection, me, myPlace, round, tour } from '../net/mirror.ts';
import { COACH_ENDED } from './coach-steps.ts';
import { later } from './later.tsx';
import { coachDone } from './settings.ts';

const Coach = later(async () => (await import('./coach.tsx')).Coach);

/** Whether the lecturer has the group's attention now: gathered somewhere, or a question is open. */
const isLed = computed(() => {
  const isGathered = tour.value !== null && !tour.value.isClosed && tour.value.stopExhibitId !== '';
  return isGathered || round.value?.phase === 'open';
});

const isNew = computed(() => {
  const role = me.value?.role;
  return coachDone.value !== COACH_ENDED && (role === 'visitor' || role === 'learner');
});

const stands = computed(() => myPlace.value !== null);

/** The first minute's coach, for newcomers who look round on their own. */
export function CoachPlace() {
  if (connection.value !== 'here' || !stands.value || !isNew.value || isLed.value) return null;
  return <Coach />;
}
