import type { Page } from 'playwright-core';

/** All that a page is sent from now on: the bodies of responses and the frames of its sockets. */
export class Received {
  readonly #parts: Buffer[] = [];
  readonly #reading: Promise<void>[] = [];

  constructor(page: Page) {
    page.on('response', (response) => {
      // A stream that goes on, and what was given up with its page, has no body.
      this.#reading.push(
        response.body().then(
          (body) => void this.#parts.push(body),
          () => {},
        ),
      );
    });
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => void this.#parts.push(Buffer.from(payload)));
    });
  }

  /** How many of these texts were among it. */
  async holds(texts: readonly string[]): Promise<number> {
    await Promise.all(this.#reading);
    const all = Buffer.concat(this.#parts);
    // JSON may write other letters than ASCII as they are or as \u escapes.
    const forms = (text: string) => [text, JSON.stringify(text).slice(1, -1), escaped(text)];
    return texts.filter((text) => forms(text).some((form) => all.includes(form))).length;
  }
}

function escaped(text: string): string {
  return text.replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
