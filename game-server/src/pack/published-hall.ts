import { type HallMap, readHallMap } from '@clearhall/shared-schema/map/hall-map';
import { type GateRule, PLAIN_RULE } from '@clearhall/shared-schema/pack/gate-rule';
import type {
  ExhibitHeading,
  PublicExhibit,
  PublicFiles,
  PublicGate,
  PublicHall,
  ServedExhibit,
} from '@clearhall/shared-schema/pack/public-pack';
import * as v from 'valibot';
import type { Sql } from '../db/database.ts';
import { type PaperFile, paperFile } from './paper-file.ts';
import type { PublicContent } from './publish.ts';
import { type KeyedQuestion, questionFile } from './question-file.ts';
import { type StandardFile, standardFile } from './standard-file.ts';

/** A gate as rooms use it. */
export type PublishedGate = { gateId: string; questionIds: string[]; rule: GateRule };

/**
 * The current version of a hall as rooms use it. `exhibits` are handed out one by one; `questions` hold the keys: they
 * stay on the server.
 */
export type PublishedHall = {
  publicHall: PublicHall;
  exhibits: Map<string, ServedExhibit>;
  map: HallMap;
  questions: Map<string, KeyedQuestion>;
  gates: PublishedGate[];
  roundQuestionIds: string[];
  papers: Map<string, PaperFile>;
  standards: Map<string, StandardFile>;
};

const secretContent = v.object({
  questions: v.array(questionFile),
  roundQuestionIds: v.array(v.string()),
  // Versions from before there were papers or standards have none.
  papers: v.optional(v.array(paperFile), []),
  standards: v.optional(v.array(standardFile), []),
});

/** What exhibits show and play; everything else in a pack belongs to its map. */
const MEDIA_FOLDER = 'media/';

const endings: Record<string, string> = {
  'image/png': 'png',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'video/mp4': 'mp4',
  'video/webm': 'webm',
  'application/pdf': 'pdf',
  'model/gltf-binary': 'glb',
};

/** A version of a hall by its hash, the current one or an older; null where it was never published. Throws where it is broken. */
export async function loadHallVersion(sql: Sql, version: string): Promise<PublishedHall | null> {
  const [row] = await sql<{ public_content: PublicContent; secret_content: unknown }[]>`
    select public_content, secret_content from pack_version where version = ${version}`;
  return row === undefined ? null : publishedHall(version, row.public_content, row.secret_content);
}

/** A stored version put together again. Throws where it is broken. */
export function publishedHall(version: string, content: PublicContent, secret: unknown): PublishedHall {
  const read = readHallMap(content.hall.map);
  if (!read.ok) throw new Error(`version ${version} holds a broken map: ${read.problems[0]?.text}`);
  const { questions, roundQuestionIds, papers, standards } = v.parse(secretContent, secret);
  const files: PublicFiles = {};
  for (const [name, file] of Object.entries(content.files)) {
    files[name] = { url: `/files/${file.sha256}.${endings[file.mediaType] ?? 'bin'}` };
  }
  const mapFiles = Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith(MEDIA_FOLDER)));
  return {
    publicHall: { ...content.hall, version, exhibits: content.hall.exhibits.map(headingOf), files: mapFiles },
    exhibits: new Map(
      content.hall.exhibits.map((exhibit) => [exhibit.exhibitId, { ...exhibit, media: mediaIn(exhibit, files) }]),
    ),
    map: read.map,
    questions: new Map(questions.map((question) => [question.questionId, question])),
    gates: content.hall.gates.map(publishedGate),
    roundQuestionIds,
    papers: new Map(papers.map((paper) => [paper.paperId, paper])),
    standards: new Map(standards.map((standard) => [standard.standardId, standard])),
  };
}

function headingOf(exhibit: PublicExhibit): ExhibitHeading {
  const { exhibitId, kind, title, minSeconds } = exhibit;
  return { exhibitId, kind, title, minSeconds, hasNarration: kind === 'video' || exhibit.narration !== null };
}

/** The files that something of an exhibit names, whatever its kind. */
function mediaIn(part: unknown, files: PublicFiles): PublicFiles {
  if (typeof part === 'string') {
    const file = part.startsWith(MEDIA_FOLDER) ? files[part] : undefined;
    return file ? { [part]: file } : {};
  }
  if (typeof part !== 'object' || part === null) return {};
  return Object.assign({}, ...Object.values(part).map((each) => mediaIn(each, files)));
}

/** A gate with its rule; the plain one where nothing is said. */
export function publishedGate({ gateId, questionIds, rule }: PublicGate): PublishedGate {
  return { gateId, questionIds, rule: rule ?? PLAIN_RULE };
}

/** A published picture by its sha256 (64 hex digits), for `GET /files/<sha256>.<ending>`; null where there is none. */
export async function loadPackFile(sql: Sql, sha256: string): Promise<{ mediaType: string; bytes: Uint8Array } | null> {
  const [row] = await sql<{ media_type: string; bytes: Uint8Array }[]>`
    select media_type, bytes from pack_file where sha256 = ${sha256}`;
  return row === undefined ? null : { mediaType: row.media_type, bytes: row.bytes };
}
