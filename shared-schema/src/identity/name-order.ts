/**
 * Surnames whose first character is mostly read otherwise, and one that is read as the surname is: 单 shàn, 曾 zēng,
 * 仇 qiú, 区 ōu, 解 xiè, 朴 piáo, 查 zhā, 盖 gě, 乐 yuè, 翟 zhái, 任 rén, 缪 miào; and of two characters 万俟 mòqí,
 * 尉迟 yùchí, 单于 chányú, 澹台 tántái. `order_name` in the database holds the same table.
 */
const READ_AS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    万俟: '墨奇',
    尉迟: '玉迟',
    单于: '蝉于',
    澹台: '谈台',
    单: '善',
    曾: '增',
    仇: '求',
    区: '欧',
    解: '谢',
    朴: '瓢',
    查: '渣',
    盖: '葛',
    乐: '月',
    翟: '宅',
    任: '人',
    缪: '妙',
  }),
);

/** The name by which somebody stands in a list: as it is, but with the surname as it is read. */
export function orderName(name: string): string {
  for (const length of [2, 1]) {
    const surname = [...name].slice(0, length).join('');
    const read = READ_AS.get(surname);
    if (read) return read + name.slice(surname.length);
  }
  return name;
}

const pinyin = new Intl.Collator('zh-CN-u-co-pinyin');

/** Compares two names for a list, Chinese ones by pinyin. */
export function byName(a: string, b: string): number {
  return pinyin.compare(orderName(a), orderName(b));
}

/** Whose name somebody else in the list has too; these need their unit beside the name. */
export function sameNames(names: readonly string[]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(names.filter((name) => seen.size === seen.add(name).size));
}
