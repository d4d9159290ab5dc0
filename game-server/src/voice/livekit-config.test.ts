import { describe, expect, it } from 'vitest';
import { livekitConfig, newApiKey } from './livekit-config.ts';
import { withoutTokens } from './livekit-process.ts';

const settings = {
  signalPort: 40_001,
  mediaPort: 40_002,
  apiKey: 'hall',
  apiSecret: 'a secret: with "quotes" # and 汉字, long enough',
  webhookUrl: 'http://127.0.0.1:2567/voice/webhook',
};

describe('livekitConfig', () => {
  const config = JSON.parse(livekitConfig(settings));

  it('V9 keeps every socket on 127.0.0.1', () => {
    expect(config.bind_addresses).toEqual(['127.0.0.1']);
    expect(config.rtc).toMatchObject({ node_ip: '127.0.0.1', use_external_ip: false, tcp_port: 0, udp_port: 40_002 });
    expect(config.rtc.ips).toEqual({ includes: ['127.0.0.1/32'] });
  });

  it('V9 names no address beyond it', () => {
    const addresses = livekitConfig(settings).match(/\b\d+\.\d+\.\d+\.\d+\b/g) ?? [];
    expect(new Set(addresses)).toEqual(new Set(['127.0.0.1']));
    expect(config.rtc).not.toHaveProperty('stun_servers');
    expect(config).not.toHaveProperty('turn');
  });

  it('V9 leaves the codecs alone: an audio-only list makes publishing fail now and then', () => {
    expect(config.room).not.toHaveProperty('enabled_codecs');
  });

  it('V9 rooms come from the hall alone', () => {
    expect(config.room.auto_create).toBe(false);
  });

  it('V9 carries any secret whole', () => {
    expect(config.keys).toEqual({ hall: settings.apiSecret });
  });
});

describe('newApiKey', () => {
  it('V9 makes a secret that is long enough, another one each time', () => {
    expect(newApiKey().apiSecret.length).toBeGreaterThanOrEqual(32);
    expect(newApiKey().apiSecret).not.toBe(newApiKey().apiSecret);
  });
});

describe('withoutTokens', () => {
  it('V4 takes tokens out of what the server says', () => {
    expect(withoutTokens('invalid token: eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJoIn0.AbC-_9, bye')).toBe(
      'invalid token: [token], bye',
    );
  });
});
