/** What a planted token stands in: the key of a question, or why the key is right. */
export type Canary = { readonly questionId: string; readonly part: 'key' | 'explanation' };

/** A planted token that was found. */
export type Found = Canary & { readonly token: string };

/** Letters that the names on sheets never hold and hexadecimal numbers hold two of: random bytes do not look like a token. */
const LETTERS = 'ilo01';
/** Length of an option's id, as the files of questions want it. */
const SHORT = 6;
const LONG = 24;
const isOfToken = Uint8Array.from({ length: 256 }, (_, byte) => (LETTERS.includes(String.fromCharCode(byte)) ? 1 : 0));

/** Makes tokens that are each given once, by dice (0…1). */
export class CanaryMint {
  readonly #dice: () => number;
  readonly #given = new Set<string>();

  constructor(dice: () => number) {
    this.#dice = dice;
  }

  /** A token that can be the id of an option: two letters and two digits at least. */
  optionId(): string {
    return this.#mint(SHORT, /^(?=.*[ilo].*[ilo])(?=.*[01].*[01])/);
  }

  /** A token for a text. */
  text(): string {
    return this.#mint(LONG, /./);
  }

  #mint(length: number, form: RegExp): string {
    for (;;) {
      const token = Array.from({ length }, () => LETTERS[Math.floor(this.#dice() * LETTERS.length)]).join('');
      if (!form.test(token) || this.#given.has(token)) continue;
      this.#given.add(token);
      return token;
    }
  }
}

/**
 * Looks for planted tokens in bytes as they were received: texts of MessagePack and of JSON are plain bytes, and where a
 * line or a reply was compressed it is to be decompressed before.
 */
export class CanaryScanner {
  readonly #planted: ReadonlyMap<string, Canary>;

  constructor(planted: ReadonlyMap<string, Canary>) {
    this.#planted = planted;
  }

  /** Every planted token in the bytes, in their order. */
  find(bytes: Uint8Array): Found[] {
    const found: Found[] = [];
    let run = 0;
    for (let i = 0; i <= bytes.length; i++) {
      if (i < bytes.length && isOfToken[bytes[i] as number] === 1) run++;
      else {
        if (run >= SHORT) this.#look(Buffer.from(bytes.subarray(i - run, i)).toString('latin1'), found);
        run = 0;
      }
    }
    return found;
  }

  /** A long token is no place to look for short ones: it holds many by chance. */
  #look(text: string, found: Found[]): void {
    const length = text.length >= LONG ? LONG : SHORT;
    for (let at = 0; at + length <= text.length; at++) {
      const token = text.slice(at, at + length);
      const canary = this.#planted.get(token);
      if (canary) found.push({ ...canary, token });
    }
  }
}
