import { createHash } from 'node:crypto';
import pg from 'pg';

/** The rows of an answer, and how many rows the statement touched. */
export type Rows<Row> = Row[] & { readonly count: number };

/** A statement with its values apart from its text. */
export type Statement = { text: string; values: unknown[] };

/** Runs one statement. Rejects with PostgreSQL's own error (its SQLSTATE in `code`) or with `ConnectionLostError`. */
export type Run = (statement: Statement) => Promise<Rows<unknown>>;

/** The database did not answer: it is away, or went away meanwhile. What was asked may have been done or not. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
  readonly code = 'CONNECTION_LOST';
}

/** A value that is sent as JSON. */
export class Json {
  readonly text: string;

  constructor(value: unknown) {
    this.text = JSON.stringify(value);
  }
}

/** A statement that is sent when it is first waited for; inside another statement it is a part of that one's text. */
export class Query<Answer> extends Promise<Answer> {
  // What is chained to it is a promise as any other.
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  readonly strings: readonly string[];
  readonly parts: readonly unknown[];
  readonly #run: Run;
  readonly #settle: { resolve(answer: Answer): void; reject(error: unknown): void };
  #isSent = false;

  constructor(run: Run, strings: readonly string[], parts: readonly unknown[]) {
    const settle = {} as { resolve(answer: Answer): void; reject(error: unknown): void };
    super((resolve, reject) => Object.assign(settle, { resolve, reject }));
    this.#run = run;
    this.#settle = settle;
    this.strings = strings;
    this.parts = parts;
  }

  // biome-ignore lint/suspicious/noThenProperty: it is a promise; being waited for is what sends it.
  override then<A = Answer, B = never>(
    onAnswer?: ((answer: Answer) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    this.#send();
    return super.then(onAnswer, onError);
  }

  #send(): void {
    if (this.#isSent) return;
    this.#isSent = true;
    const { resolve, reject } = this.#settle;
    try {
      this.#run(statementOf(this)).then((rows) => resolve(rows as Answer), reject);
    } catch (error) {
      reject(error);
    }
  }
}

/** The text of a statement with `$1`, `$2`… and its values. Throws where a value cannot be sent. */
export function statementOf(query: { strings: readonly string[]; parts: readonly unknown[] }): Statement {
  const values: unknown[] = [];
  const write = ({ strings, parts }: { strings: readonly string[]; parts: readonly unknown[] }): string =>
    strings.reduce((text, string, i) => {
      const part = parts[i - 1];
      return text + (part instanceof Query ? write(part) : `$${values.push(sendable(part))}`) + string;
    });
  return { text: write(query), values };
}

/** Asks a connection; whatever is not PostgreSQL's own refusal is the loss of the connection. */
export async function ask(client: pg.ClientBase, { text, values }: Statement): Promise<Rows<unknown>> {
  try {
    // Without values the simple protocol takes several statements in one text, as migrations are.
    const answer =
      values.length === 0 ? await client.query(text) : await client.query({ name: nameOf(text), text, values });
    // Not among the rows: who compares or copies them means the rows.
    return Object.defineProperty(answer.rows ?? [], 'count', { value: answer.rowCount ?? 0 }) as Rows<unknown>;
  } catch (error) {
    throw lostUnlessRefused(error);
  }
}

/** The error as it is where PostgreSQL refused; else that the connection is lost, which no row is to blame for. */
export function lostUnlessRefused(error: unknown): Error {
  if (error instanceof pg.DatabaseError || error instanceof ConnectionLostError) return error;
  return new ConnectionLostError(`the database cannot be reached: ${(error as Error).message}`, { cause: error });
}

/** Statements are prepared once a connection, under a name that follows from the text. */
function nameOf(text: string): string {
  return createHash('sha1').update(text).digest('base64url');
}

function sendable(value: unknown): unknown {
  if (value === undefined) throw new TypeError('undefined is no value of a statement');
  if (value instanceof Json) return value.text;
  if (value === null || typeof value !== 'object' || value instanceof Date || Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(sendable);
  throw new TypeError('an object is sent as JSON: see json()');
}
