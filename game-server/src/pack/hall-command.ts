import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { importUsage, runImport } from './import-verb.ts';
import { problemLine } from './pack-problem.ts';
import { packVersion } from './publish.ts';
import { readPack } from './read-pack.ts';

const hallsFolder = resolve(import.meta.dirname, '..', '..', '..', 'maps', 'halls');

const usage = `Usage: npm run hall -- VERB …
  check [FOLDER]
          says what is wrong with the pack in the folder; without a folder, with all in maps/halls
${importUsage}`;

async function check(folders: string[], from: string): Promise<boolean> {
  let isInOrder = true;
  for (const folder of folders) {
    const shown = relative(from, folder) || folder;
    const read = await readPack(folder);
    if (read.ok) {
      const { map, publicHall, questions, papers } = read.pack;
      const parts = [
        counted(map.scenes.length, 'scene'),
        counted(map.gates.length, 'gate'),
        counted(publicHall.exhibits.length, 'exhibit'),
        counted(questions.size, 'question'),
        counted(papers.size, 'paper'),
      ];
      console.log(`${shown}: in order. ${parts.join(', ')}; version ${packVersion(read.pack)}`);
    } else {
      isInOrder = false;
      const count = read.problems.length;
      console.log(`${shown}: ${count === 1 ? 'one thing is' : `${count} things are`} wrong.`);
      for (const problem of read.problems) console.log(`  ${problemLine(problem)}`);
    }
  }
  return isInOrder;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

async function allHalls(): Promise<string[]> {
  const entries = await readdir(hallsFolder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => join(hallsFolder, entry.name));
}

const [verb, ...rest] = process.argv.slice(2);
// npm runs scripts in the root of the repository; INIT_CWD is where the person stands.
const from = process.env.INIT_CWD ?? process.cwd();
if (verb === 'check' && rest.length <= 1) {
  const folders = rest[0] === undefined ? await allHalls() : [resolve(from, rest[0])];
  if (!(await check(folders, from))) process.exitCode = 1;
} else if (verb === 'import') {
  process.exitCode = await runImport(rest, from, hallsFolder);
} else {
  console.error(usage);
  process.exitCode = 2;
}
