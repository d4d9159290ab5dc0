import { type HallMap, readHallMap } from '@clearhall/shared-schema/map/hall-map';
import type { PublicHall } from '@clearhall/shared-schema/pack/public-pack';
import type postgres from 'postgres';
import * as v from 'valibot';
import { type KeyedQuestion, questionFile } from './pack-format.ts';
import type { PublicContent } from './publish.ts';

/** The current version of a hall as rooms use it. `questions` hold the keys: they stay on the server. */
export type PublishedHall = {
  publicHall: PublicHall;
  map: HallMap;
  questions: Map<string, KeyedQuestion>;
  gates: { gateId: string; questionIds: string[] }[];
  roundQuestionIds: string[];
};

const secretContent = v.object({ questions: v.array(questionFile), roundQuestionIds: v.array(v.string()) });

const endings: Record<string, string> = { 'image/png': 'png' };

/** The current version of a hall; null where no such hall is published. Throws where the stored content is broken. */
export async function loadPublishedHall(sql: postgres.Sql, hallId: string): Promise<PublishedHall | null> {
  const [row] = await sql<{ version: string; public_content: PublicContent; secret_content: unknown }[]>`
    select version, public_content, secret_content
    from hall join pack_version on pack_version.version = hall.current_version
    where hall.hall_id = ${hallId}`;
  return row === undefined ? null : publishedHall(row.version, row.public_content, row.secret_content);
}

/** A stored version put together again. Throws where it is broken. */
export function publishedHall(version: string, content: PublicContent, secret: unknown): PublishedHall {
  const read = readHallMap(content.hall.map);
  if (!read.ok) throw new Error(`version ${version} holds a broken map: ${read.problems[0]?.text}`);
  const { questions, roundQuestionIds } = v.parse(secretContent, secret);
  const files: PublicHall['files'] = {};
  for (const [name, file] of Object.entries(content.files)) {
    files[name] = { url: `/files/${file.sha256}.${endings[file.mediaType] ?? 'bin'}` };
  }
  return {
    publicHall: { ...content.hall, version, files },
    map: read.map,
    questions: new Map(questions.map((question) => [question.questionId, question])),
    gates: content.hall.gates.map(({ gateId, questionIds }) => ({ gateId, questionIds })),
    roundQuestionIds,
  };
}

/** A published picture by its sha256 (64 hex digits), for `GET /files/<sha256>.<ending>`; null where there is none. */
export async function loadPackFile(
  sql: postgres.Sql,
  sha256: string,
): Promise<{ mediaType: string; bytes: Uint8Array } | null> {
  const [row] = await sql<{ media_type: string; bytes: Uint8Array }[]>`
    select media_type, bytes from pack_file where sha256 = ${sha256}`;
  return row === undefined ? null : { mediaType: row.media_type, bytes: row.bytes };
}
