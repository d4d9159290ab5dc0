/** The demonstration's bots by name, in the order of their numbers; each name says in both languages what it is. */
export const BOT_NAMES: readonly string[] = [
  'Lin',
  'Mei',
  'Tao',
  'Yun',
  'Bo',
  'An',
  'Jia',
  'Rui',
  'Hua',
  'Ning',
  'Wen',
  'Qi',
].map((name) => `机器人 ${name} Bot`);

/** Whether a name is one of the bots'. */
export function isBotName(name: string): boolean {
  return BOT_NAMES.includes(name);
}
