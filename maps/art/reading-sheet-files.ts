import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchBrowser } from '../../test/browser/chromium.ts';
import { palette } from './palette.ts';
import { type ReadingSheet, reportSheet } from './reading-sheet.ts';

const words = {
  en: { questions: 'To talk about' },
  'zh-CN': { questions: '一起讨论' },
};
type Language = keyof typeof words;

/** Prints the sheets of the sample hall as PDF into its folder `media`, with their fonts; a browser sets them. */
export async function writeReadingSheets(hallFolder: string): Promise<void> {
  const browser = await launchBrowser();
  try {
    for (const language of ['en', 'zh-CN'] as const) {
      const page = await browser.newPage();
      await page.setContent(sheetHtml(reportSheet, language));
      const pdf = await page.pdf({ format: 'A5', printBackground: true, tagged: true, outline: false });
      const path = join(hallFolder, 'media', `report-sheet-${language === 'en' ? 'en' : 'zh'}.pdf`);
      await writeFile(path, pdf);
      console.log(`${path}: ${Math.round(pdf.length / 1024)} KiB`);
    }
  } finally {
    await browser.close();
  }
}

function sheetHtml({ title, lead, parts, questions, note }: ReadingSheet, language: Language): string {
  const written = parts.map(
    ({ heading, rules }) =>
      `<section><h2>${escaped(heading[language])}</h2>${rules
        .map(
          ({ text, ref, factIds }) =>
            `<div class="rule"><p>${escaped(text[language])}</p><p class="ref">${escaped(ref[language])} · ${factIds.join(', ')}</p></div>`,
        )
        .join('')}</section>`,
  );
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(title[language])}</title><style>
@page { margin: 16mm 14mm; }
body { margin: 0; font: 10.5pt/1.5 ${language === 'en' ? '"DejaVu Serif"' : '"Noto Sans CJK SC"'}, serif; color: ${palette.ink}; }
h1, h2 { font-weight: normal; } h1 { margin: 0; font-size: 20pt; color: ${palette.slateTeal}; }
h2 { margin: 14pt 0 6pt; font-size: 12.5pt; color: ${palette.oxblood}; break-after: avoid; }
.lead { margin: 4pt 0 10pt; padding-bottom: 8pt; border-bottom: 2pt solid ${palette.brass}; }
.rule { margin-bottom: 8pt; padding-left: 9pt; border-left: 2pt solid ${palette.brass}; break-inside: avoid; }
p { margin: 0 0 2pt; } .ref, .note { font-size: 8.5pt; color: #535a5d; }
section.talk { break-inside: avoid; } li { margin-bottom: 10pt; } .note { margin-top: 14pt; }
</style></head><body><h1>${escaped(title[language])}</h1><p class="lead">${escaped(lead[language])}</p>${written.join('')}
<section class="talk"><h2>${words[language].questions}</h2><ol>${questions.map((one) => `<li>${escaped(one[language])}</li>`).join('')}</ol>
<p class="note">${escaped(note[language])}</p></section></body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
