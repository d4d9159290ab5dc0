/** The licence of generated content, and what it rests on: nothing. */
export const LICENCE = 'CC0-1.0';
export const SOURCES = [{ factId: 'Z1', ref: generated('Generated; there is no source', '生成内容，没有出处') }];

/** A text in both languages. */
export function generated(en: string, zhCN: string) {
  return { en, 'zh-CN': zhCN };
}

export type Generated = ReturnType<typeof generated>;
