import { randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';

/** What a voice server of our own listens on and whom it trusts; `apiSecret` is never written to disk or a log. */
export type LivekitSettings = {
  signalPort: number;
  mediaPort: number;
  apiKey: string;
  apiSecret: string;
  webhookUrl: string;
};

/** A key pair for one start of the hall: tokens of an earlier start open nothing. */
export function newApiKey(): { apiKey: string; apiSecret: string } {
  return { apiKey: 'hall', apiSecret: randomBytes(32).toString('base64url') };
}

/** Two ports of 127.0.0.1 that were free a moment ago: TCP for signals, UDP for sound. */
export async function freePorts(): Promise<{ signalPort: number; mediaPort: number }> {
  const [signalPort, mediaPort] = await Promise.all([freeTcpPort(), freeUdpPort()]);
  return { signalPort, mediaPort };
}

/**
 * The server's whole configuration, for its `LIVEKIT_CONFIG`; JSON, since every JSON text is a YAML text too.
 * Everything stays on 127.0.0.1.
 */
export function livekitConfig(settings: LivekitSettings): string {
  return JSON.stringify({
    port: settings.signalPort,
    bind_addresses: ['127.0.0.1'],
    rtc: {
      use_external_ip: false,
      node_ip: '127.0.0.1',
      enable_loopback_candidate: true,
      ips: { includes: ['127.0.0.1/32'] },
      // One port for the sound of everybody.
      udp_port: settings.mediaPort,
      // ICE over TCP ignores bind_addresses and would listen on every interface.
      tcp_port: 0,
      // No stun_servers here: a dead address makes browsers fail. The client is told to use none instead, else the
      // server would hand it a list of public ones.
    },
    room: {
      // No enabled_codecs here: an audio-only list makes publishing fail now and then. Cameras are refused by the
      // grant (canPublishSources).
      auto_create: false,
      empty_timeout: 60,
      departure_timeout: 20,
      max_participants: 120,
    },
    audio: { update_interval: 300 },
    webhook: { api_key: settings.apiKey, urls: [settings.webhookUrl] },
    logging: { level: 'warn', json: true },
    keys: { [settings.apiKey]: settings.apiSecret },
  });
}

function freeTcpPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(noPort())));
    });
  });
}

function freeUdpPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    socket.once('error', reject);
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => resolve(port));
    });
  });
}

function noPort(): Error {
  return new Error('The system gave no free port on 127.0.0.1.');
}
