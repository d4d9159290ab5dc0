import { watch } from 'node:fs';

const settleMs = 150;

/**
 * Calls `onEdit` after sources in these folders have changed and been quiet for a moment; tests do not count. Gives a
 * function that ends the watch.
 */
export function watchSources(folders: readonly string[], onEdit: (file: string) => void): () => void {
  let settling: NodeJS.Timeout | undefined;
  const watches = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, file) => {
      if (!file || !countsAsSource(file)) return;
      clearTimeout(settling);
      settling = setTimeout(() => onEdit(file), settleMs);
    }),
  );
  return () => {
    clearTimeout(settling);
    for (const each of watches) each.close();
  };
}

/** Whether an edit of this file changes what the server does. */
export function countsAsSource(file: string): boolean {
  return /\.(?:ts|sql|json)$/.test(file) && !file.endsWith('.test.ts');
}
