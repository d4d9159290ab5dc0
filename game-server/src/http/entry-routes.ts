import { isLook } from '@clearhall/shared-schema/avatar/look';
import { displayName } from '@clearhall/shared-schema/identity/display-name';
import type { Seat, SignedIn, SignOnOffer } from '@clearhall/shared-schema/identity/http';
import { fromNodeHeaders } from 'better-auth/node';
import type { Application, Request } from 'express';
import * as v from 'valibot';
import type { HallRooms } from '../hall-rooms.ts';
import { isBotName } from '../identity/bot-names.ts';
import type { Person } from '../identity/people-store.ts';
import { issueTicket } from '../identity/tickets.ts';
import type { Services } from '../services.ts';
import { Admission } from './admission.ts';
import { answering, checked, HttpRefused } from './refusing.ts';

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const EnterBody = v.strictObject({
  hallId: id,
  name: v.optional(v.pipe(v.string(), v.maxLength(64))),
  look: v.optional(v.pipe(v.number(), v.check(isLook))),
  tourId: v.optional(v.pipe(v.string(), v.uuid())),
  /** An open room that a friend's link names. */
  roomId: v.optional(v.pipe(v.string(), v.uuid())),
});
const OpenTourBody = v.strictObject({ hallId: id });

/** How people come in: who they are, which tours are open, a seat in a room. */
export function addEntryRoutes(
  app: Application,
  services: Services,
  rooms: HallRooms,
  hallIds: () => Promise<string[]>,
): void {
  const { log, people } = services;
  const admission = new Admission(services.joinsPerSecond);

  app.get(
    '/api/me',
    answering(log, async (request): Promise<{ me: SignedIn; signOn: SignOnOffer }> => {
      const userId = await userIdOf(services, request);
      const person = userId && (await people.ofUser(userId));
      const signOn = services.signOn && { name: services.signOn.name };
      if (!person) return { me: null, signOn };
      return { me: { name: person.name, role: person.role, unit: person.unitName, look: person.look }, signOn };
    }),
  );

  app.get(
    '/api/halls',
    answering(log, async () => {
      const halls = await Promise.all((await hallIds()).map((hallId) => services.hall(hallId)));
      return {
        halls: halls.flatMap((hall) => {
          if (!hall) return [];
          const { hallId, version, title } = hall.publicHall;
          return [{ hallId, version, title }];
        }),
      };
    }),
  );

  app.get(
    '/api/tours',
    answering(log, async () => ({ tours: await rooms.openTours() })),
  );

  app.post(
    '/api/tours',
    answering(log, async (request) => {
      const { hallId } = checked(OpenTourBody, request.body);
      const person = await signedIn(services, request);
      if (person.role !== 'lecturer') throw new HttpRefused('not-allowed');
      if (!(await services.hall(hallId))) throw new HttpRefused('no-such-hall');
      if (await services.isDiskFull()) throw new HttpRefused('disk-full');
      return { tourId: await rooms.openTour(hallId, person.personId) };
    }),
  );

  app.post(
    '/api/enter',
    answering(log, async (request, response): Promise<Seat> => {
      if (!admission.takes(performance.now())) {
        response.setHeader('Retry-After', 1);
        throw new HttpRefused('busy');
      }
      const { hallId, name, look, tourId, roomId: friendsRoomId } = checked(EnterBody, request.body);
      const userId = await userIdOf(services, request);
      if (!userId) throw new HttpRefused('not-signed-in');
      const personId = await admit(services, userId, name, look);
      const place = tourId ? await rooms.tour(tourId, personId) : { hallId };
      if (typeof place === 'string') throw new HttpRefused(place);
      const hall = await services.hall(place.hallId);
      if (!hall) throw new HttpRefused('no-such-hall');
      const wanted = { hallId: place.hallId, roomId: tourId ?? null };
      const keptOut = await services.exclusions.of(personId, wanted, Date.now());
      if (keptOut) throw new HttpRefused(keptOut);
      const named = friendsRoomId ? await rooms.friendsRoom(place.hallId, friendsRoomId, personId) : null;
      if (named === 'room-full') throw new HttpRefused('room-full');
      const roomId = tourId ?? named ?? (await rooms.openRoom(place.hallId));
      const ticket = await issueTicket(services.auth, fromNodeHeaders(request.headers));
      if (!ticket) throw new HttpRefused('not-signed-in');
      return { roomId, ticket, hallId: place.hallId, version: hall.publicHall.version };
    }),
  );
}

/** The account behind the request's session; null when there is none. */
export async function userIdOf(services: Services, request: Request): Promise<string | null> {
  const session = await services.auth.api.getSession({ headers: fromNodeHeaders(request.headers) });
  return session?.user.id ?? null;
}

/** The person behind the request's session. Refuses `not-signed-in`. */
export async function signedIn(services: Services, request: Request): Promise<Person> {
  const userId = await userIdOf(services, request);
  const person = userId && (await services.people.ofUser(userId));
  if (!person) throw new HttpRefused('not-signed-in');
  return person;
}

/** A visitor is known by the name given at the door; a member's name is the organisation's. Gives the person's id. */
async function admit(
  services: Services,
  userId: string,
  name: string | undefined,
  look: number | undefined,
): Promise<string> {
  const known = await services.people.ofUser(userId);
  if (known && known.role !== 'visitor') {
    if (look !== undefined && look !== known.look) await services.people.setLook(known.personId, look);
    return known.personId;
  }
  const chosen = name === undefined && known ? known.name : displayName(name ?? '');
  // A person who bore a bot's name would be taken for one.
  if (!chosen || isBotName(chosen)) throw new HttpRefused('bad-name');
  return (await services.people.admitVisitor(userId, chosen, look ?? known?.look ?? 0)).personId;
}
