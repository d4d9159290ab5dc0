import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';

/** The words after a verb, read; null when they are not as its usage says. `words`: how many stand without a name. */
export function verbArguments<const T extends ParseArgsOptionsConfig>(
  args: readonly string[],
  words: { least: number; most: number },
  options: T,
) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
    if (positionals.length < words.least || positionals.length > words.most) return null;
    return { values, words: positionals };
  } catch {
    return null;
  }
}
