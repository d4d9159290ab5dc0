import type { CanaryScanner, Found } from './canaries.ts';

/**
 * All that one client received, looked through for planted tokens as it came. A key is nobody's to know in the words of
 * its file; an explanation is, once the question was answered and the answer counts.
 */
export class ReceivedBytes {
  frameBytes = 0;
  httpBytes = 0;
  /** Tokens that came without a right to them. */
  readonly leaks: Found[] = [];
  /** Explanations that came by right: a scanner that is blind sees none of them. */
  readonly told = new Set<string>();
  readonly #scanner: CanaryScanner;
  readonly #entitled = new Set<string>();

  constructor(scanner: CanaryScanner) {
    this.#scanner = scanner;
  }

  /** Explanations that may have come by now, each in two languages. */
  get due(): number {
    return 2 * this.#entitled.size;
  }

  /** From now on the explanation of a question may come: its answer was sent, or its paper closed. */
  entitle(questionId: string): void {
    this.#entitled.add(questionId);
  }

  /** A frame of the line; the client asks for no compression, and its socket would have undone it. */
  frame(bytes: Uint8Array): void {
    this.frameBytes += bytes.length;
    this.#look(bytes);
  }

  /** The body of a reply, decompressed; gives the same reply to read. */
  async http(response: Response): Promise<Response> {
    const bytes = new Uint8Array(await response.arrayBuffer());
    this.httpBytes += bytes.length;
    this.#look(bytes);
    const { status, statusText, headers } = response;
    return new Response(bytes.length === 0 ? null : bytes, { status, statusText, headers });
  }

  #look(bytes: Uint8Array): void {
    for (const found of this.#scanner.find(bytes)) {
      if (found.part === 'explanation' && this.#entitled.has(found.questionId)) this.told.add(found.token);
      else this.leaks.push(found);
    }
  }
}
