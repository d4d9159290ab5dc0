import type { LiveRoom, LiveRound, LiveRow } from '@clearhall/shared-schema/supervision/live';
import { hourAndMinute, percent, span } from '../ui/formats.ts';
import { Icon } from '../ui/icons.tsx';
import { localised, t } from '../ui/texts.ts';

/** One room with who is in it, as a table; `nowMs` is the report's own time. */
export function LiveRoomCard({ room, nowMs }: { room: LiveRoom; nowMs: number }) {
  const headingId = `room-${room.roomId}`;
  return (
    <section class="live-room" aria-labelledby={headingId}>
      <header class="live-room-head">
        <div>
          <p class="eyebrow">{localised(room.hallTitle)}</p>
          <h2 id={headingId}>
            {room.lecturer ? t('supervision:tour-of', { name: room.lecturer }) : t('supervision:open-room')}
          </h2>
          <p class="hint">{t('supervision:opened-at', { time: hourAndMinute(room.openedAt) })}</p>
        </div>
        <p class="people-count">
          <strong>{room.people.length}</strong>
          <span>{t('supervision:people', { count: room.people.length })}</span>
        </p>
      </header>
      {room.round && <RoundLine round={room.round} />}
      {room.people.length === 0 ? (
        <p class="hint">{t('supervision:nobody-in-room')}</p>
      ) : (
        <PeopleTable room={room} nowMs={nowMs} headingId={headingId} />
      )}
    </section>
  );
}

function RoundLine({ round }: { round: LiveRound }) {
  return (
    <div class="round-line">
      <Icon name="question" />
      <div>
        <p class="label">{localised(round.stem)}</p>
        <p>
          {t('supervision:answered', { count: round.answered })}
          {' · '}
          {round.right === null
            ? t('supervision:not-revealed')
            : t('supervision:right', {
                count: round.right,
                share: percent(round.right, round.answered),
              })}
        </p>
      </div>
    </div>
  );
}

function PeopleTable({ room, nowMs, headingId }: { room: LiveRoom; nowMs: number; headingId: string }) {
  return (
    <table class="people-table" aria-labelledby={headingId}>
      <thead>
        <tr>
          <th scope="col">{t('supervision:name')}</th>
          <th scope="col">{t('supervision:unit')}</th>
          <th scope="col">{t('supervision:scene')}</th>
          <th scope="col">{t('supervision:since')}</th>
        </tr>
      </thead>
      <tbody>
        {room.people.map((person) => (
          <PersonLine key={person.personId} person={person} room={room} nowMs={nowMs} />
        ))}
      </tbody>
    </table>
  );
}

function PersonLine({ person, room, nowMs }: { person: LiveRow; room: LiveRoom; nowMs: number }) {
  const scene = room.sceneTitles[person.sceneId];
  return (
    <tr>
      <th scope="row">
        <bdi>{person.name}</bdi>
      </th>
      <td>{person.unit || t('supervision:no-unit')}</td>
      <td>{scene ? localised(scene) : person.sceneId}</td>
      <td>
        <time dateTime={person.since}>{hourAndMinute(person.since)}</time>{' '}
        <span class="hint">{span(nowMs - Date.parse(person.since))}</span>
      </td>
    </tr>
  );
}
