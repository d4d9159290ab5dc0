import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { Socket } from 'node:net';
import type { Seat } from '../../shared-schema/src/identity/http.ts';
import type { Guest } from './guest.ts';

const JOINED = 10;
const PONG_EVERY_MS = 500;

/** A line that says it is alive and never reads a byte of what it is sent. */
export type DeafLine = { sessionId: string; isCut(): boolean; end(): void };

type Reserved = { sessionId: string; processId: string; roomId: string };

/** Opens such a line for a guest who is signed in; with `joins` false it never says that it has joined either. */
export async function openDeafLine(guest: Guest, seat: Seat, origin: string, joins = true): Promise<DeafLine> {
  const response = await guest.fetch(`/matchmake/joinById/${seat.roomId}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${seat.ticket}`, 'content-type': 'application/json' },
    body: '{}',
  });
  const reserved = (await response.json()) as Reserved;
  const path = `/${reserved.processId}/${reserved.roomId}?sessionId=${reserved.sessionId}`;
  return deafOver(await upgraded(origin, path), reserved.sessionId, joins);
}

/** Comes back by the token of a guest's lost line, and neither reads a byte nor says that it has joined. */
export async function comeBackDeaf(guest: Guest, origin: string): Promise<DeafLine> {
  const [roomId, reconnectionToken] = guest.room.reconnectionToken.split(':');
  const response = await guest.fetch(`/matchmake/reconnect/${roomId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ reconnectionToken }),
  });
  const { sessionId, processId } = (await response.json()) as Reserved;
  const path = `/${processId}/${roomId}?sessionId=${sessionId}&reconnectionToken=${reconnectionToken}`;
  return deafOver(await upgraded(origin, path), sessionId, false);
}

function deafOver(socket: Socket, sessionId: string, joins: boolean): DeafLine {
  let isCut = false;
  socket.on('close', () => {
    isCut = true;
  });
  socket.on('error', () => {
    isCut = true;
  });
  // It does not read when the room is ready for it, so it says again and again that it has joined.
  const alive = setInterval(() => {
    if (joins) socket.write(frame(0x2, Buffer.of(JOINED)));
    socket.write(frame(0xa, Buffer.alloc(0)));
  }, PONG_EVERY_MS);
  const end = () => {
    clearInterval(alive);
    socket.destroy();
  };
  return { sessionId, isCut: () => isCut, end };
}

function upgraded(origin: string, path: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const headers = {
    origin,
    connection: 'Upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomBytes(16).toString('base64'),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, headers });
    sent.on('upgrade', (_response, socket) => {
      socket.pause();
      resolve(socket as Socket);
    });
    sent.on('response', ({ statusCode }) => reject(new Error(`the line was not opened: ${statusCode}`)));
    sent.on('error', reject);
    sent.end();
  });
}

/** A frame as clients send them: whole and masked; shorter than 126 bytes. */
function frame(opcode: number, payload: Buffer): Buffer {
  const mask = randomBytes(4);
  const masked = payload.map((byte, i) => byte ^ (mask[i % 4] as number));
  return Buffer.concat([Buffer.of(0x80 | opcode, 0x80 | payload.length), mask, masked]);
}
