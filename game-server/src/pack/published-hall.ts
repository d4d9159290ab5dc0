import { type HallMap, readHallMap } from '@clearhall/shared-schema/map/hall-map';
import { type GateRule, PLAIN_RULE } from '@clearhall/shared-schema/pack/gate-rule';
import type { PublicGate, PublicHall } from '@clearhall/shared-schema/pack/public-pack';
import type postgres from 'postgres';
import * as v from 'valibot';
import { type PaperFile, paperFile } from './paper-file.ts';
import type { PublicContent } from './publish.ts';
import { type KeyedQuestion, questionFile } from './question-file.ts';

/** A gate as rooms use it. */
export type PublishedGate = { gateId: string; questionIds: string[]; rule: GateRule };

/** The current version of a hall as rooms use it. `questions` hold the keys: they stay on the server. */
export type PublishedHall = {
  publicHall: PublicHall;
  map: HallMap;
  questions: Map<string, KeyedQuestion>;
  gates: PublishedGate[];
  roundQuestionIds: string[];
  papers: Map<string, PaperFile>;
};

const secretContent = v.object({
  questions: v.array(questionFile),
  roundQuestionIds: v.array(v.string()),
  // Versions from before there were papers have none.
  papers: v.optional(v.array(paperFile), []),
});

const endings: Record<string, string> = {
  'image/png': 'png',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
};

/** A version of a hall by its hash, the current one or an older; null where it was never published. Throws where it is broken. */
export async function loadHallVersion(sql: postgres.Sql, version: string): Promise<PublishedHall | null> {
  const [row] = await sql<{ public_content: PublicContent; secret_content: unknown }[]>`
    select public_content, secret_content from pack_version where version = ${version}`;
  return row === undefined ? null : publishedHall(version, row.public_content, row.secret_content);
}

/** A stored version put together again. Throws where it is broken. */
export function publishedHall(version: string, content: PublicContent, secret: unknown): PublishedHall {
  const read = readHallMap(content.hall.map);
  if (!read.ok) throw new Error(`version ${version} holds a broken map: ${read.problems[0]?.text}`);
  const { questions, roundQuestionIds, papers } = v.parse(secretContent, secret);
  const files: PublicHall['files'] = {};
  for (const [name, file] of Object.entries(content.files)) {
    files[name] = { url: `/files/${file.sha256}.${endings[file.mediaType] ?? 'bin'}` };
  }
  return {
    publicHall: { ...content.hall, version, files },
    map: read.map,
    questions: new Map(questions.map((question) => [question.questionId, question])),
    gates: content.hall.gates.map(publishedGate),
    roundQuestionIds,
    papers: new Map(papers.map((paper) => [paper.paperId, paper])),
  };
}

/** A gate with its rule; the plain one where nothing is said. */
export function publishedGate({ gateId, questionIds, rule }: PublicGate): PublishedGate {
  return { gateId, questionIds, rule: rule ?? PLAIN_RULE };
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
