import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

const page = (name: string): string => fileURLToPath(new URL(`client/${name}.html`, import.meta.url));

const COMPRESSIBLE = /\.(?:html|js|css|json|svg)$/;

const QUALITY = constants.BROTLI_PARAM_QUALITY;

/** The last two steps of brotli take most of the time and give 3 %: too long a wait for what is large and comes late. */
function brotliQuality({ length }: Uint8Array): number {
  return length > 300_000 ? 9 : 11;
}

/** Writes a .br and a .gz beside every text of the build, so that the server never compresses a page. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      for (const entry of await readdir(dir, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile() || !COMPRESSIBLE.test(entry.name)) continue;
        const file = path.join(entry.parentPath, entry.name);
        const bytes = await readFile(file);
        await writeFile(`${file}.gz`, gzipSync(bytes, { level: 9 }));
        await writeFile(`${file}.br`, brotliCompressSync(bytes, { params: { [QUALITY]: brotliQuality(bytes) } }));
      }
    },
  };
}

/**
 * The 2D engine from its sources, without physics and without its debugger: a seventh fewer bytes. Its build flags
 * must be booleans, for it asks `if (typeof FLAG)`.
 */
const leanPhaser: Plugin = {
  name: 'clearhall:lean-phaser',
  apply: 'build',
  config: () => ({
    resolve: {
      alias: [
        {
          find: /^phaser$/,
          replacement: fileURLToPath(new URL('src/phaser-no-physics.js', import.meta.resolve('phaser/package.json'))),
        },
      ],
    },
    define: {
      global: 'globalThis',
      'typeof WEBGL_RENDERER': 'true',
      'typeof CANVAS_RENDERER': 'true',
      'typeof WEBGL_DEBUG': 'false',
      'typeof FEATURE_SOUND': 'true',
      'typeof PLUGIN_CAMERA3D': 'false',
      'typeof PLUGIN_FBINSTANT': 'false',
    },
  }),
  resolveId: (id) => (id === 'phaser3spectorjs' ? '\0no-debugger' : null),
  load: (id) => (id === '\0no-debugger' ? 'export {};' : null),
};

const PDF_PARTS = ['cmaps', 'standard_fonts', 'wasm'];

/**
 * What documents may need that hold no fonts of their own: character maps, fonts, and readers of old pictures as scripts
 * (the policy of the pages compiles no WebAssembly). A page fetches one of them only when a document asks for it.
 */
function pdfParts(): Plugin {
  const fromClient = createRequire(new URL('client/package.json', import.meta.url));
  const folder = path.dirname(fromClient.resolve('pdfjs-dist/package.json'));
  const isNeeded = (name: string) => !/\.wasm$|^quickjs/.test(name);
  const base = async () => {
    const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { version: string };
    return `assets/pdfjs-${version}`;
  };
  return {
    name: 'clearhall:pdf-parts',
    async generateBundle() {
      for (const part of PDF_PARTS) {
        for (const name of (await readdir(path.join(folder, part))).filter(isNeeded)) {
          const fileName = `${await base()}/${part}/${name}`;
          this.emitFile({ type: 'asset', fileName, source: await readFile(path.join(folder, part, name)) });
        }
      }
    },
    async configureServer(server) {
      server.middlewares.use(`/${await base()}`, (request, response, next) => {
        const [part = '', name = ''] = (request.url ?? '').slice(1).split(/[/?]/);
        if (!PDF_PARTS.includes(part) || !/^[\w.-]+$/.test(name)) return next();
        readFile(path.join(folder, part, name)).then(
          (bytes) =>
            response
              .setHeader('Content-Type', name.endsWith('.js') ? 'text/javascript' : 'application/octet-stream')
              .end(bytes),
          next,
        );
      });
    },
  };
}

/** The pages of the client. Nothing is inlined: the server sends a policy that runs no inline script or style. */
export default defineConfig({
  root: fileURLToPath(new URL('client', import.meta.url)),
  appType: 'mpa',
  plugins: [
    preact({ prefreshEnabled: false, devToolsEnabled: false, reactAliasesEnabled: false }),
    leanPhaser,
    pdfParts(),
    precompressed(),
  ],
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
  preview: { host: '127.0.0.1' },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The 2D engine alone is bigger than the default limit; it is a chunk of its own, loaded in the hall only.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: {
        entry: page('index'),
        hall: page('hall'),
        join: page('join'),
        learn: page('learn'),
        supervise: page('supervise'),
        demonstration: page('demonstration'),
      },
    },
  },
});
