import { computed } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { presentWorld } from '../avatar/present-world.ts';
import { presentSteering, type SeatOffer, seatOffer, takeSeatOffer } from '../avatar/seat-offer.ts';
import { EvidenceStrip } from '../gate/evidence-strip.tsx';
import { connection, me, nearExhibitId, nearGateId, roster, round } from '../net/mirror.ts';
import { goOnWithPaper, paperInHand } from '../quiz/papers.ts';
import { announce } from './announcer.tsx';
import { exhibitTitle, gateTitle } from './hall-words.ts';
import { Icon } from './icons.tsx';
import { openPanel, showPanel } from './open-panel.ts';
import { t } from './texts.ts';

/** The gate or exhibit within reach whose panel is not open yet. A closed door comes first. */
const within = computed(() => {
  const open = openPanel.value;
  const gateId = nearGateId.value;
  if (gateId) return open?.kind === 'gate' && open.gateId === gateId ? null : ({ kind: 'gate', gateId } as const);
  const exhibitId = nearExhibitId.value;
  if (!exhibitId || (open?.kind === 'exhibit' && open.exhibitId === exhibitId)) return null;
  return { kind: 'exhibit', exhibitId } as const;
});

/** Space is taken by what one stands before, also while its panel is open; a seat comes after it. */
const isSpaceTaken = computed(() => nearGateId.value !== '' || nearExhibitId.value !== '');

/** What can be opened from where one stands (the hall page takes Space for it), where one can sit, and the group question while it is shut. */
export function PromptBar() {
  const place = within.value;
  useEffect(() => {
    if (place?.kind === 'gate') announce(t('hall:near-gate', { title: gateTitle(place.gateId) }));
    if (place?.kind === 'exhibit') announce(t('hall:near-exhibit', { title: exhibitTitle(place.exhibitId) }));
  }, [place?.kind, place?.kind === 'gate' ? place.gateId : place?.exhibitId]);
  const offer = seatOffer.value;
  useEffect(() => {
    if (offer && !isSpaceTaken.peek()) announce(t(offer === 'sit-down' ? 'hall:near-seat' : 'hall:on-seat'));
  }, [offer]);
  if (connection.value !== 'here') return null;
  return (
    <div class="prompts">
      <RoundPrompt />
      <PaperPrompt />
      <EvidenceStrip />
      {place && <PlacePrompt place={place} />}
      {!place && <SeatPrompt />}
    </div>
  );
}

function PlacePrompt({ place }: { place: NonNullable<typeof within.value> }) {
  const isGate = place.kind === 'gate';
  return (
    <div class={`prompt ${isGate ? 'closed' : ''}`}>
      <Icon name={isGate ? 'lock' : 'frame'} />
      <p>
        {isGate && <strong>{t('hall:closed-answer-first')}</strong>}
        <span>{isGate ? gateTitle(place.gateId) : exhibitTitle(place.exhibitId)}</span>
      </p>
      <div class="row">
        {seatOffer.value && <SeatButton offer={seatOffer.value} hasKey={false} />}
        <button type="button" class="button primary" onClick={() => showPanel({ ...place, by: 'person' })}>
          {isGate ? t('hall:answer') : t('hall:open')}
          <kbd>{t('hall:space')}</kbd>
        </button>
      </div>
    </div>
  );
}

/** A free seat within reach, or how to stand up again. */
function SeatPrompt() {
  const offer = seatOffer.value;
  if (!offer) return null;
  return (
    <div class="prompt seat">
      <Icon name="seat" />
      <p>
        <span>{offer === 'sit-down' ? t('hall:bench') : t('hall:sitting')}</span>
      </p>
      <SeatButton offer={offer} hasKey={!isSpaceTaken.value} />
    </div>
  );
}

function SeatButton({ offer, hasKey }: { offer: NonNullable<SeatOffer>; hasKey: boolean }) {
  const take = () => {
    const [world, steering] = [presentWorld.peek(), presentSteering.peek()];
    if (world && steering) takeSeatOffer(world, steering);
  };
  return (
    <button type="button" class="button" onClick={take}>
      {offer === 'sit-down' ? t('hall:sit-down') : t('hall:stand-up')}
      {hasKey && <kbd>{t('hall:space')}</kbd>}
    </button>
  );
}

/** A paper in hand that one has put aside: its clock goes on. */
function PaperPrompt() {
  if (!paperInHand.value || openPanel.value?.kind === 'paper') return null;
  return (
    <div class="prompt round">
      <Icon name="paper" />
      <p>
        <strong>{t('paper:in-hand')}</strong>
        <span>{t('paper:in-hand-means')}</span>
      </p>
      <button type="button" class="button primary" onClick={() => goOnWithPaper('person')}>
        {t('paper:go-on')}
      </button>
    </div>
  );
}

/** An open group question that one has put aside without an answer. */
function RoundPrompt() {
  const isOpen = round.value?.phase === 'open' && openPanel.value?.kind !== 'round';
  const mayAnswer = me.value?.role === 'learner' || me.value?.role === 'visitor';
  const hasAnswered = roster.value.get(me.value?.avatarId ?? '')?.hasAnswered ?? false;
  if (!isOpen || !mayAnswer || hasAnswered) return null;
  return (
    <div class="prompt round">
      <Icon name="question" />
      <p>
        <strong>{t('quiz:group-question')}</strong>
        <span>{t('quiz:is-open')}</span>
      </p>
      <button type="button" class="button primary" onClick={() => showPanel({ kind: 'round', by: 'person' })}>
        {t('hall:answer')}
      </button>
    </div>
  );
}
