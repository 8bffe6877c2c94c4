import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { defaultClientConditions, defineConfig, runnerImport, type Plugin } from 'vite';

const WORKER = 'service-worker.js';

type Modules = { getModuleInfo(id: string): { importedIds: string[] } | null };

/** All that comes over the line with a module. */
function within(id: string, modules: Modules, seen = new Set<string>()): Set<string> {
  // Of the rules a screen brings those that it goes by.
  if (seen.has(id) || id.includes('libs/domain')) return seen;
  seen.add(id);
  for (const other of modules.getModuleInfo(id)?.importedIds ?? []) within(other, modules, seen);
  return seen;
}

/** As one file, and not as many: each has its own way over the line and back. */
function asOne(name: string) {
  const root = join(import.meta.dirname, 'src', name);
  let all: Set<string> | undefined;
  return (id: string, modules: Modules) =>
    (all ??= within(root, modules)).has(id) ? basename(root).split('.')[0] : null;
}

/** What the first script asks for at once is named in the page beside it, so that it is on its way just as early. */
const nameMain: Plugin = {
  name: 'name-main',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const main = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith('/src/main.tsx')));
      const page = bundle['index.html'];
      if (!main || page?.type !== 'asset') throw new Error('there is no page, or nothing to show in it');
      const html = String(page.source);
      const wanted = [main.fileName, ...main.imports].filter((file) => !html.includes(file));
      const links = wanted.map((file) => `<link rel="modulepreload" crossorigin href="/${file}">\n    `);
      page.source = html.replace('<link rel="stylesheet"', `${links.join('')}<link rel="stylesheet"`);
    },
  },
};

/**
 * Of the policy what some screen names in its source: the whole of it weighs as much as all that stands around a screen.
 * It is the core's own table, so that the two never disagree.
 */
async function named() {
  const policy = join(import.meta.dirname, '../../libs/domain/src/policy.ts');
  const { actCells, cells } = (await runnerImport<typeof import('../../libs/domain/src/policy')>(policy)).module;
  const folder = join(import.meta.dirname, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
  const sources = files.map((file) => readFileSync(join(folder, file), 'utf8')).join();
  const isNamed = ([name]: readonly [string, unknown]) => sources.includes(`'${name}'`);
  return {
    FIELDS: Object.fromEntries([...cells()].filter(isNamed).map(([cell, who]) => [cell, [...who]])),
    ACTS: Object.fromEntries(Object.entries(actCells).filter(isNamed)),
  };
}

/** Tells the service worker which files there are; any change of one of them makes it another version. */
const listFiles: Plugin = {
  name: 'list-files',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const worker = bundle[WORKER];
      if (worker?.type !== 'chunk') throw new Error('there is no service worker');
      // Fonts are fetched where they are printed with: they weigh more than all else.
      const names = Object.keys(bundle).filter((name) => /^(assets\/.*\.(js|css|svg)|index\.html)$/.test(name));
      const page = bundle['index.html'];
      const content = page?.type === 'asset' ? page.source : '';
      const version = createHash('sha256')
        .update(names.sort().join())
        .update(content)
        .update(worker.code)
        .digest('hex');
      const files = [...names, 'favicon.svg'].map((name) => `/${name}`);
      worker.code = `const FILES=${JSON.stringify(files)},VERSION='${version.slice(0, 16)}';${worker.code}`;
    },
  },
};

/** The portal as files: names by content, so that a browser keeps them for good, and no script or style in the page. */
export default defineConfig({
  resolve: {
    conditions: ['source', ...defaultClientConditions],
    alias: [{ find: /^fflate$/, replacement: join(import.meta.dirname, 'src/screens/export/zip-at-once.ts') }],
  },
  define: Object.fromEntries(Object.entries(await named()).map(([name, table]) => [name, JSON.stringify(table)])),
  plugins: [nameMain, listFiles],
  build: {
    manifest: true,
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'service-worker.ts' },
      output: {
        codeSplitting: {
          groups: [
            { name: asOne('start.ts'), debugName: 'start', priority: 3 },
            { name: asOne('main.tsx'), debugName: 'main', priority: 2 },
            { name: 'parts', minShareCount: 25, priority: 1 },
            // What is asked of a person at the door: the first form of a visit brings all of them.
            { name: 'asked', test: /libs.domain.src.codes.(agencies|care|free-text|htcds|needs|truth)\.ts$/ },
          ],
        },
        // At one address for good, by which browsers ask for a newer one.
        entryFileNames: ({ name }) => (name === 'service-worker' ? WORKER : 'assets/[name]-[hash].js'),
      },
      // Libraries mark what a server may not render; nothing is rendered on a server here.
      onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log),
      // The rules are tables: whoever does not use one leaves it out.
      treeshake: { moduleSideEffects: [{ test: /libs.domain/, sideEffects: false }] },
    },
  },
});
