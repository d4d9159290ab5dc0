import type { Sql } from '../db/database.ts';
import type { PackProblem } from './pack-problem.ts';
import { canonicalJson, versionOf } from './pack-version.ts';
import { type Pack, readPack } from './read-pack.ts';

/** What of a published version may be served; `files` by picture name. */
export type PublicContent = { hall: Pack['publicHall']; files: Record<string, { sha256: string; mediaType: string }> };

/** What of a published version stays on the server. */
export type SecretContent = {
  questions: unknown[];
  roundQuestionIds: string[];
  papers: unknown[];
  standards: unknown[];
};

/** The two halves of a pack as they are stored. */
export function contentOf(pack: Pack): { publicContent: PublicContent; secretContent: SecretContent } {
  const files: PublicContent['files'] = {};
  for (const [name, file] of pack.files) files[name] = { sha256: file.sha256, mediaType: file.mediaType };
  return {
    publicContent: { hall: pack.publicHall, files },
    secretContent: {
      questions: [...pack.questions.values()],
      roundQuestionIds: pack.roundQuestionIds,
      papers: [...pack.papers.values()],
      standards: [...pack.standards.values()],
    },
  };
}

/** The version that a pack gets: equal content, equal version, on every machine. */
export function packVersion(pack: Pack): string {
  return versionOf(contentOf(pack));
}

/**
 * Stores a pack folder as an immutable version and makes it the current one of its hall, in one transaction. `isNew` is
 * false where this very content was published before. Refuses with the pack's problems; nothing is stored then.
 */
export async function publish(
  sql: Sql,
  folder: string,
): Promise<{ version: string; isNew: boolean } | { problems: PackProblem[] }> {
  const read = await readPack(folder);
  if (!read.ok) return { problems: read.problems };
  const { pack } = read;
  const { publicContent, secretContent } = contentOf(pack);
  const version = packVersion(pack);
  const isNew = await sql.begin(async (transaction) => {
    for (const file of pack.files.values()) {
      await transaction`
        insert into pack_file (sha256, media_type, bytes)
        values (${file.sha256}, ${file.mediaType}, ${Buffer.from(file.bytes)})
        on conflict (sha256) do nothing`;
    }
    await transaction`
      insert into hall (hall_id, current_version) values (${pack.hallId}, null)
      on conflict (hall_id) do nothing`;
    const stored = await transaction`
      insert into pack_version (version, hall_id, public_content, secret_content)
      values (${version}, ${pack.hallId}, ${sql.json(canonical(publicContent))}, ${sql.json(canonical(secretContent))})
      on conflict (version) do nothing
      returning version`;
    await transaction`update hall set current_version = ${version} where hall_id = ${pack.hallId}`;
    return stored.length === 1;
  });
  return { version, isNew };
}

function canonical(content: unknown): unknown {
  return JSON.parse(canonicalJson(content));
}
