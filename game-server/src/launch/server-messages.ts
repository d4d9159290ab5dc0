import type { VoiceReport } from '../voice/livekit-launch.ts';
import type { RoleLink } from './links-table.ts';

/**
 * What the game server tells the launcher over their channel. `text` of 'failed' is one clear sentence. `botToken` lets
 * the demonstration's bots in; 'bots' says that somebody switched them on or off.
 */
export type ServerNews =
  | { type: 'progress'; text: string }
  | { type: 'ready'; origin: string; links: RoleLink[]; botToken?: string }
  | { type: 'bots'; isOn: boolean }
  | { type: 'failed'; text: string };

/**
 * What the launcher tells the game server. 'bots': whether the bots that it keeps are let in. After 'stop' it closes
 * everything and exits with code 0.
 */
export type LauncherOrder = { type: 'voice'; report: VoiceReport } | { type: 'bots'; isOn: boolean } | { type: 'stop' };

/** Reads a message from the game server's process; undefined for one of another library that uses the channel, too. */
export function readServerNews(message: unknown): ServerNews | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined;
  const text = 'text' in message && typeof message.text === 'string' ? message.text : undefined;
  if (message.type === 'progress' && text !== undefined) return { type: 'progress', text };
  if (message.type === 'failed' && text !== undefined) return { type: 'failed', text };
  if (message.type === 'bots' && 'isOn' in message) return { type: 'bots', isOn: message.isOn === true };
  if (message.type !== 'ready' || !('origin' in message) || typeof message.origin !== 'string') return undefined;
  const links = 'links' in message && Array.isArray(message.links) ? message.links.filter(isRoleLink) : [];
  const botToken = 'botToken' in message && typeof message.botToken === 'string' ? message.botToken : undefined;
  return { type: 'ready', origin: message.origin, links, ...(botToken ? { botToken } : {}) };
}

function isRoleLink(link: unknown): link is RoleLink {
  return (
    typeof link === 'object' &&
    link !== null &&
    'role' in link &&
    typeof link.role === 'string' &&
    'url' in link &&
    typeof link.url === 'string'
  );
}
