import type { LiveReport } from '../../shared-schema/src/supervision/live.ts';
import type { Guest } from './guest.ts';

/** The supervisor's live feed, as a page receives it. */
export class LiveStream {
  readonly reports: LiveReport[] = [];
  readonly #abort: AbortController;
  #hasEnded = false;
  #onReport: () => void = () => {};

  private constructor(abort: AbortController) {
    this.#abort = abort;
  }

  static async open(supervisor: Guest): Promise<LiveStream> {
    const abort = new AbortController();
    const response = await supervisor.fetch('/api/supervision/live', { signal: abort.signal });
    if (!response.ok || !response.body) throw new Error(`the live feed answered ${response.status}`);
    const stream = new LiveStream(abort);
    void stream.#read(response.body);
    return stream;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The first report from now on that satisfies `claim`, or the last one if it does. */
  async until(claim: (report: LiveReport) => boolean, what: string, withinMs = 8000): Promise<LiveReport> {
    const deadline = AbortSignal.timeout(withinMs);
    for (;;) {
      const last = this.reports.at(-1);
      if (last && claim(last)) return last;
      if (deadline.aborted) throw new Error(`${what} was not reported; last: ${JSON.stringify(last)}`);
      await this.#another(deadline);
    }
  }

  /** The next report, whatever it says. */
  async next(): Promise<LiveReport> {
    const known = this.reports.length;
    return this.until(() => this.reports.length > known, 'another report');
  }

  close(): void {
    this.#abort.abort();
  }

  #another(deadline: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.#onReport = resolve;
      deadline.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    let text = '';
    const decoder = new TextDecoder();
    try {
      for await (const part of body) {
        text += decoder.decode(part, { stream: true });
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events) {
          const data = event.split('\n').find((line) => line.startsWith('data: '));
          if (data) this.reports.push(JSON.parse(data.slice(6)) as LiveReport);
          this.#onReport();
        }
      }
    } catch (error) {
      if (!this.#abort.signal.aborted) throw error;
    } finally {
      this.#hasEnded = true;
      this.#onReport();
    }
  }
}
