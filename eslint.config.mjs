import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

// Types are checked by the compiler and form by Prettier; what stands here is what those two do not see: a promise
// that nobody awaits, a case that nobody handles, an `any` that switches the compiler off.
export default defineConfig(
  {
    ignores: [
      '**/dist/',
      '**/dist.*/',
      '**/coverage/',
      '.data/',
      '**/api/schema.d.ts',
      'apps/iom-api/src/core/operations.ts',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [ts.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      eqeqeq: ['error', 'smart'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      // `return log.info(…)` confuses nobody.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // A Nest module is an empty class with a decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // GraphQL's types are plain classes: an object of their shape is as good as an instance.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Interfaces of frameworks return promises where an implementation has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Names are taken apart by code point on purpose.
      '@typescript-eslint/no-misused-spread': 'off',
      // graphql-js compares its own enumeration with strings.
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  {
    files: ['src/**', 'libs/server/**', 'apps/iom-api/**'],
    ignores: ['**/*.test.ts', 'src/commands/**'],
    rules: {
      // The logger keeps personal data out; the console does not.
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Settings are read once, by readEnv in libs/server.' },
      ],
    },
  },
  {
    files: ['apps/embassy-portal/src/**'],
    // What opens the page, and the list of screens, which Portal awaits as it should.
    ignores: ['**/*.test.ts', '**/start.ts', '**/src/screens.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportExpression:not(CallExpression[callee.name=/^(coming|afterwards)$/] ImportExpression)',
          message: 'The line may be cut: a piece of the page comes through parts/coming.ts, which tells of it.',
        },
      ],
    },
  },
  {
    files: ['**/*.test.ts', 'test/**/*.ts'],
    rules: {
      // Answers from outside are untyped, and a test that reads a wrong field fails by itself.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [ts.configs.recommended],
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
