import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AvatarSheet, avatarSheet, avatarTable } from './avatar-sheet.ts';
import { writeWebp } from './picture.ts';

/** Draws the figures into a folder: the files of the sheet, and `avatars.json` that says how it is cut. */
export async function writeFigures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const sheet = avatarSheet();
  for (const { image, pixels } of sheet.files) await writeWebp(join(folder, image), pixels);
  await writeFile(join(folder, 'avatars.json'), avatarJson(sheet));
}

/** The table as it is committed: lists on one line. */
export function avatarJson(sheet: AvatarSheet): string {
  const table = JSON.stringify(avatarTable(sheet), null, 2).replaceAll(/\[[^\]{}]*\]/g, (list) =>
    JSON.stringify(JSON.parse(list)).replaceAll(',', ', '),
  );
  return `${table}\n`;
}
