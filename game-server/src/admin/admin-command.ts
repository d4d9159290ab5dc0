import path from 'node:path';
import { openDatabase } from '../db/database.ts';
import { migrate } from '../db/migrate.ts';
import { failureText } from '../launch/launch-failure.ts';
import { runningDatabase } from '../launch/running-database.ts';
import { verbIn, verbList } from './admin-verbs.ts';

const root = path.resolve(import.meta.dirname, '..', '..', '..');

/** Runs what the words name; gives the exit status. */
async function run(words: readonly string[]): Promise<0 | 1 | 2> {
  const found = verbIn(words);
  if (!found) {
    (words.length === 0 ? console.log : console.error)(verbList());
    return words.length === 0 ? 0 : 2;
  }
  const url = await runningDatabase(root, process.env);
  if (url === null) {
    console.error(
      'The hall of this folder does not run: start it with `npm start`, or set DATABASE_URL, and try again.',
    );
    return 1;
  }
  const sql = openDatabase(url);
  try {
    await migrate(sql, path.join(root, 'game-server/src/db/migrations'));
    const status = await found.verb.run(found.args, { sql, say: console.log, warn: console.error });
    if (status === 2) console.error(`Usage: npm run admin -- ${found.verb.words} ${found.verb.usage}`);
    return status;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

process.exitCode = await run(process.argv.slice(2)).catch((failure: unknown) => {
  console.error(`Clearhall: ${failureText(failure)}`);
  return 1;
});
