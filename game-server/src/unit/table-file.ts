import { readFile, stat } from 'node:fs/promises';
import { streamCsvRows } from 'hucre/csv';
import { streamXlsxRows } from 'hucre/xlsx';

/** What a table may be at most, so that reading one is bounded. */
const MOST = { bytes: 32 * 1024 * 1024, unpacked: 400 * 1024 * 1024, rows: 200_000, columns: 26 } as const;

/** A row as it stands in the file, `row` counted from 1; a formula is the text or the value that its cell shows. */
export type TableRow = { row: number; cells: string[] };

/** A table file that cannot be read as one; the message says what to do. */
export class TableFileError extends Error {
  override readonly name = 'TableFileError';
}

/**
 * The rows of a CSV file (UTF-8 with or without its mark, UTF-16 with it, GB18030) or of the first sheet of an XLSX
 * file, one after another. Nothing in the file is calculated or followed. Throws a TableFileError.
 */
export async function* tableRows(file: string): AsyncGenerator<TableRow> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new TableFileError(`${file} is not a file that can be read: check the path.`);
  if (found.size > MOST.bytes) throw new TableFileError(`${file} is larger than 32 MB: split it.`);
  const bytes = await readFile(file);
  const isXlsx = bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004';
  if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0')
    throw new TableFileError(`${file} is an old .xls or an encrypted file: save it as .xlsx without a password.`);
  let count = 0;
  for await (const row of isXlsx ? xlsxRows(file, bytes) : csvRows(textOf(file, bytes))) {
    count += 1;
    if (count > MOST.rows) throw new TableFileError(`${file} has more than ${MOST.rows} rows: split it.`);
    yield row;
  }
}

async function* xlsxRows(file: string, bytes: Buffer): AsyncGenerator<TableRow> {
  const unpacked = unpackedSize(bytes);
  if (unpacked === null || unpacked > MOST.unpacked)
    throw new TableFileError(`${file} unpacks to too much: save the sheet alone, without pictures, and try again.`);
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { range: `A1:Z${MOST.rows + 1}` }))
      yield { row: index + 1, cells: values.slice(0, MOST.columns).map(textOfCell) };
  } catch (error) {
    if (error instanceof TableFileError) throw error;
    throw new TableFileError(`${file} cannot be read as XLSX: save it anew as .xlsx or as CSV.`, { cause: error });
  }
}

function* csvRows(text: string): Generator<TableRow> {
  let row = 0;
  const [firstLine = ''] = text.slice(0, 4000).split(/\r?\n/);
  const delimiter = [',', '\t', ';'].find((one) => firstLine.includes(one)) ?? ',';
  for (const cells of streamCsvRows(text, { delimiter })) {
    row += 1;
    yield { row, cells: cells.slice(0, MOST.columns).map(textOfCell) };
  }
}

function textOfCell(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return value === null || value === undefined ? '' : String(value);
}

function textOf(file: string, bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  const guesses = mark === 'fffe' ? ['utf-16le'] : mark === 'feff' ? ['utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of guesses) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      if (!text.includes('\u0000')) return text;
    } catch {
      // The next guess.
    }
  }
  throw new TableFileError(`${file} is neither XLSX nor text in UTF-8 or GB18030: save it as "CSV UTF-8".`);
}

/** What the parts of a ZIP say that they unpack to, all together; null when its directory cannot be read. */
function unpackedSize(zip: Buffer): number | null {
  const end = zip.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end < 0 || end + 22 > zip.length) return null;
  let at = zip.readUInt32LE(end + 16);
  let size = 0;
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== 0x02014b50) return null;
    size += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return size;
}
