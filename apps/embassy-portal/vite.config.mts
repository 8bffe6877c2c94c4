import { defaultClientConditions, defineConfig } from 'vite';

/** The portal as files: names by content, so that a browser keeps them for good, and no script or style in the page. */
export default defineConfig({
  resolve: { conditions: ['source', ...defaultClientConditions] },
  build: {
    manifest: true,
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // Libraries mark what a server may not render; nothing is rendered on a server here.
      onLog: (level, log, handle) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handle(level, log),
      // The rules are tables: whoever does not use one leaves it out.
      treeshake: { moduleSideEffects: [{ test: /libs.domain/, sideEffects: false }] },
    },
  },
});
