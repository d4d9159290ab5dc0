import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { answerKeys } from '../../../game-server/src/bots/answer-keys.ts';
import type { CanaryScanner } from './canaries.ts';

const DIST = path.resolve(import.meta.dirname, '../../../client/dist');
const OPTION_ID_LENGTH = 6;
/** Compressed twins hold the same; pictures hold no texts. */
const TEXTS = /\.(js|css|html|json|svg|map)$/;

/**
 * Planted tokens, and explanations of the sample hall, that stand in the built client: which one and in which file. The
 * bundle is made from this tree, in which the sample hall lies and the generated one never did.
 */
export async function keysInBundle(scanner: CanaryScanner): Promise<string[]> {
  const keys = await answerKeys('integrity');
  const explanations = [...keys.values()].flatMap(({ explanation }) => Object.values(explanation));
  const found: string[] = [];
  const files = (await readdir(DIST, { recursive: true })).filter((file) => TEXTS.test(file));
  if (files.length === 0 || explanations.length === 0) throw new Error('there is no bundle to look through, or no key');
  for (const file of files) {
    const bytes = await readFile(path.join(DIST, file));
    const text = bytes.toString('utf8');
    const planted = scanner.find(bytes).filter(({ token }) => standsAlone(text, token));
    found.push(...planted.map(({ token }) => `${file}: ${token}`));
    found.push(...explanations.filter((one) => text.includes(one)).map((one) => `${file}: ${one}`));
  }
  return found;
}

/** Long numbers and packed pictures of a bundle hold short runs of letters by chance, but no quotes round them. */
function standsAlone(text: string, token: string): boolean {
  return token.length > OPTION_ID_LENGTH || ['"', "'", '`'].some((quote) => text.includes(`${quote}${token}${quote}`));
}
