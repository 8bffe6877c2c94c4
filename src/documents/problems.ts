import { guardCodes, problems } from '#domain';
import { code, document, table } from './markdown';

/** `docs/problems.md`: whatever Pulang can refuse, and what to do about it. */
export const problemsDocument = (): string =>
  document(
    '# Problems',
    'Generated from `libs/domain/src/problems.ts` and `case-guards.ts`; change them there.',
    'A refused act answers `Problem { code, message, field, remedy }` in the language of the account. The code never changes its meaning; `{name}` is filled from the case at hand. What is absent and what is hidden answer alike.',
    '## Refusals',
    table(
      ['Code', 'Pesan', 'Tindakan', 'Message', 'Remedy'],
      Object.entries(problems).map(([name, { id, en }]) => [code(name), ...id, ...en]),
    ),
    '## What a step has to wait for',
    `A guard of the case life is a problem by its own name. Its message is that of ${code('GUARD')}, with the guard's label as {missing}; [the life of a case](case-life.md) says which step waits for which.`,
    table(
      ['Code', 'Yang masih kurang', 'What is missing'],
      guardCodes.codes.map((name) => [code(name), guardCodes.label(name, 'id'), guardCodes.label(name, 'en')]),
    ),
  );
