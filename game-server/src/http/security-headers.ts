import helmet from 'helmet';

/**
 * Headers of every response; the policy lets pages load from this server only. `voiceSources` are
 * the addresses of the voice server, which pages reach directly.
 */
export function securityHeaders(origins: readonly string[], voiceSources: readonly string[]) {
  const sockets = origins.map((origin) => origin.replace(/^http/, 'ws'));
  const isSecure = origins.every((origin) => origin.startsWith('https://'));
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        manifestSrc: ["'self'"],
        connectSrc: ["'self'", ...sockets, ...voiceSources],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    strictTransportSecurity: isSecure,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** Where pages may connect for voice: the configured server, or any port of this machine in the demonstration. */
export function voiceSourcesOf(livekitUrl: string | null): string[] {
  if (!livekitUrl) return ['ws://127.0.0.1:*', 'http://127.0.0.1:*'];
  const { host, protocol } = new URL(livekitUrl);
  const secure = protocol === 'wss:' || protocol === 'https:';
  return secure ? [`wss://${host}`, `https://${host}`] : [`ws://${host}`, `http://${host}`];
}
