import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { defaultClientConditions, defineConfig, type Plugin } from 'vite';

const WORKER = 'service-worker.js';

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
  plugins: [listFiles],
  build: {
    manifest: true,
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', 'service-worker': 'service-worker.ts' },
      output: {
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
