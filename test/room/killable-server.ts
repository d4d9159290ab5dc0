import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, inject } from 'vitest';
import { openDatabase, type Sql } from '../../game-server/src/db/database.ts';
import { type Door, everybodyLeaves } from './guest.ts';

const MAIN = path.resolve(import.meta.dirname, '../../game-server/src/main.ts');

/** A server in a process of its own that a test starts and kills, over a database and a data folder of each test. */
export class KillableServer {
  #admin!: Sql;
  #sql!: Sql;
  #database = '';
  #dataDir = '';
  #databaseUrl = '';
  running: ChildProcess | null = null;

  /** Makes one for each test of the file, and takes it away after it. */
  static forEachTest(): KillableServer {
    const server = new KillableServer();
    beforeEach(() => server.#prepare());
    afterEach(() => server.#remove());
    return server;
  }

  get sql(): Sql {
    return this.#sql;
  }

  get dataDir(): string {
    return this.#dataDir;
  }

  get databaseUrl(): string {
    return this.#databaseUrl;
  }

  /** Starts the server as the launcher does; `mostFileBytes` stands for a disk that is full, `settings` are its own. */
  async start(mostFileBytes?: number, settings: Record<string, string> = {}): Promise<Door> {
    const limited = mostFileBytes === undefined ? {} : { execPath: '/bin/sh', execArgv: limitedTo(mostFileBytes) };
    const child = fork(MAIN, [], {
      ...limited,
      env: {
        PATH: process.env.PATH,
        DATABASE_URL: this.#databaseUrl,
        CLEARHALL_DATA_DIR: this.#dataDir,
        CLEARHALL_DEMONSTRATION: '1',
        PORT: '0',
        ...settings,
      },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.running = child;
    let errors = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    return new Promise((resolve, reject) => {
      child.on('message', (news: { type: string; text?: string } & Door & Door['server']) => {
        if (news.type === 'ready') resolve({ origin: news.origin, server: { links: news.links } });
        if (news.type === 'failed') reject(new Error(news.text));
      });
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${errors}`)));
    });
  }

  async kill(): Promise<void> {
    const { running } = this;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = once(running, 'exit');
    running.kill('SIGKILL');
    await ended;
  }

  async #prepare(): Promise<void> {
    this.#database = `hall_${randomUUID().replaceAll('-', '')}`;
    this.#admin = openDatabase(inject('postgresUrl'), { most: 1 });
    await this.#admin.unsafe(`create database ${this.#database}`);
    const url = new URL(inject('postgresUrl'));
    url.pathname = `/${this.#database}`;
    this.#databaseUrl = url.href;
    this.#sql = openDatabase(this.#databaseUrl, { most: 2 });
    this.#dataDir = await mkdtemp(path.join(tmpdir(), 'clearhall-killed-'));
  }

  async #remove(): Promise<void> {
    await everybodyLeaves();
    await this.kill();
    await this.#sql.end();
    await this.#admin.unsafe(`drop database if exists ${this.#database} with (force)`);
    await this.#admin.end();
    await rm(this.#dataDir, { recursive: true, force: true });
  }
}

/** Arguments for the shell that make it the server, with no file larger than so many bytes. */
function limitedTo(mostFileBytes: number): string[] {
  return ['-c', `ulimit -f ${Math.round(mostFileBytes / 512)} && exec "$0" "$@"`, process.execPath];
}
