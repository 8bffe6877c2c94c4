const { existsSync } = require('node:fs');
const { join } = require('node:path');

const here = (path) => existsSync(join(__dirname, path));
const setup = 'test/setup';

/** @type {import('jest').Config} */
module.exports = {
  roots: ['src', 'libs', 'apps', 'test'].filter(here).map((folder) => `<rootDir>/${folder}`),
  testMatch: ['**/*.test.ts'],
  // The long ones are for `npm run test:full`, which replaces this list.
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/full/'],
  transform: { '^.+\\.tsx?$': '@swc/jest' },
  // `#domain` and `#server` are read from their TypeScript, so that tests need no build.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  ...(here(setup) && {
    globalSetup: `<rootDir>/${setup}/global-setup.cjs`,
    globalTeardown: `<rootDir>/${setup}/global-teardown.cjs`,
  }),
  testTimeout: 60_000,
  maxWorkers: 2,
  // What a file's modules held is not given back for as long as its worker lives: after eighty files that was 4 GB.
  workerIdleMemoryLimit: '1500MB',
  reporters: ['default', '<rootDir>/scripts/jest-counts.cjs'],
};
