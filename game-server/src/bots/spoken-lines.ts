/** What bots say now and then: neutral, in both languages, short enough for a bubble. */
export const SPOKEN_LINES: readonly string[] = [
  '这里很安静。 It is calm in here.',
  '再看一遍这一段。 I will read this once more.',
  '原来如此。 So that is how it is.',
  '这件展品值得一看。 This one is worth a look.',
  '先看展品，再答题。 Exhibit first, then the door.',
  '慢慢看，不着急。 Taking my time here.',
  '下一个展厅见。 See you in the next gallery.',
];
