import express, { type Application } from 'express';
import type { HallRooms } from '../hall-rooms.ts';
import type { Services } from '../services.ts';
import { createVoiceDoor, type VoiceCall } from '../voice/voice-door.ts';

const STATUS: Record<VoiceCall, number> = { heard: 204, repeated: 409, forged: 401 };

/**
 * What the voice server calls. It is no browser and names no origin: its signature over the raw body is what counts, so
 * this is mounted before the check of origins.
 */
export function addVoiceRoutes(app: Application, services: Services, rooms: HallRooms): void {
  const door = createVoiceDoor(services.voice, rooms.isInTour);
  const rawText = express.text({ type: 'application/webhook+json', limit: '64kb' });
  app.post('/voice/webhook', rawText, async (request, response) => {
    const rawBody = typeof request.body === 'string' ? request.body : '';
    response.status(STATUS[await door.hear(rawBody, request.headers.authorization)]).end();
  });
}
