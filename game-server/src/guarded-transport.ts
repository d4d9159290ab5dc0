import { WebSocketTransport } from '@colyseus/ws-transport';

/** Largest message of a client; the largest ask is far below. */
const MOST_PAYLOAD_BYTES = 4096;
/** More than this waiting for a client that does not read: it is cut. */
const MOST_BUFFERED_BYTES = 1_000_000;
const BUFFER_CHECK_MS = 250;

/** WebSockets for our own pages only; who does not read what is sent is cut before memory fills. */
export class GuardedTransport extends WebSocketTransport {
  readonly #checking: NodeJS.Timeout;

  constructor(isOurs: (origin: string | null) => boolean) {
    super({
      maxPayload: MOST_PAYLOAD_BYTES,
      beforeUpgrade: (_request, context) =>
        isOurs(context.headers.get('origin')) ? undefined : new Response('foreign origin', { status: 403 }),
    });
    this.#checking = setInterval(() => this.#cutSlowReaders(), BUFFER_CHECK_MS);
    this.#checking.unref();
  }

  override shutdown(): void {
    clearInterval(this.#checking);
    super.shutdown();
  }

  #cutSlowReaders(): void {
    for (const socket of this.wss.clients) if (socket.bufferedAmount > MOST_BUFFERED_BYTES) socket.terminate();
  }
}
