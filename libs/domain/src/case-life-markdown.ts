import { afterTheEnd } from './after-the-end';
import { caseMoves, guardCodes, guardsOf, type GuardCode } from './case-life';
import {
  caseEvents,
  caseStates,
  htcdsStatus,
  isJourney,
  journeyStates,
  stageOf,
  stages,
  type CaseEvent,
  type CaseState,
} from './case-states';
import type { CodeList, Label } from './codes';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const both = <T extends Readonly<Record<string, Label>>>(list: CodeList<T>, code: keyof T & string): string =>
  `${list.label(code, 'id')} / ${list.label(code, 'en')}`;

/** Leaves from anywhere on the way home, so that it is drawn once and not thirteen times. */
const fromAnywhere = (from: readonly (CaseState | null)[]): boolean =>
  journeyStates.every((state) => from.includes(state));

const fromText = (from: readonly (CaseState | null)[]): string => {
  if (!fromAnywhere(from)) return from.map((state) => state ?? '-').join(', ');
  return ['any on the way', ...from.filter((state) => !isJourney(state))].join(', ');
};

const targets = {
  BY_OUTCOME: 'IDENTIFIED or NOT_IDENTIFIED',
  REMEMBERED: 'where it left the way; PREPARING, if held back on it since',
} as const;

const targetText = (event: CaseEvent): string => {
  const { to } = caseMoves[event];
  return to === 'BY_OUTCOME' || to === 'REMEMBERED' ? targets[to] : to;
};

const guardsText = (event: CaseEvent): string => {
  const { from } = caseMoves[event];
  const always: readonly GuardCode[] = caseMoves[event].guards;
  const some = from.flatMap((state) => {
    const more = guardsOf(state, event).filter((code) => !always.includes(code));
    return more.length > 0 ? [`from ${state}: ${more.join(', ')}`] : [];
  });
  return [always.join(', '), ...some].filter((text) => text !== '').join('; ') || '-';
};

// Flat, since Mermaid draws no edge from inside a composite state to the outside.
const anywhere = 'ANYWHERE';

const edges = (event: CaseEvent): string[] => {
  const { from, to } = caseMoves[event];
  const ends = to === 'BY_OUTCOME' ? ['IDENTIFIED', 'NOT_IDENTIFIED'] : [to === 'REMEMBERED' ? anywhere : to];
  const starts = fromAnywhere(from) ? [anywhere, ...from.filter((state) => !isJourney(state))] : from;
  return starts.flatMap((start) => ends.map((end) => `  ${start ?? '[*]'} --> ${end} : ${event}`));
};

const diagram = (): string =>
  [
    'stateDiagram-v2',
    ...caseStates.codes.map((state) => `  ${state} : ${both(caseStates, state)}`),
    `  ${anywhere} : Di mana pun dalam perjalanan / Anywhere on the way`,
    ...caseEvents.codes.flatMap(edges),
  ].join('\n');

const whyAfterTheEnd: Readonly<Record<keyof typeof afterTheEnd, string>> = {
  REOPENED: 'the case itself: opened again, given to somebody, kept from somebody',
  RIGHTS: 'rights of the person, which outlive the help',
  RECORD: 'the record is put right, and a paper that comes late is kept',
  SAFETY: 'who may be told, and who is kept apart, should the person be back',
  LEFT_OPEN: 'what was left open is put away',
  LISTED: 'lists of many people, which say themselves whom they can hold',
  DEATH: 'only where the person died: the remains, their papers, the family, a child just born',
};

/** The case life for people to read, docs/case-life.md: nothing but the tables. */
export const caseLifeMarkdown = (): string => `# The life of a case

Generated from \`libs/domain/src/case-life.ts\`; change it there.

## Stages and states

${table(
  ['Stage', 'State', 'Name', 'HTCDS'],
  caseStates.codes.map((state) => {
    const offTheWay = state === 'ON_HOLD' || state === 'MISSING';
    const stage = offTheWay ? 'as before' : both(stages, stageOf(state));
    return [stage, state, both(caseStates, state), htcdsStatus(state)];
  }),
)}

## Moves

${table(
  ['Event', 'Name', 'From', 'To', 'Guards'],
  caseEvents.codes.map((event) => [
    event,
    both(caseEvents, event),
    fromText(caseMoves[event].from),
    targetText(event),
    guardsText(event),
  ]),
)}

No move may lie before the one recorded last.

## Guards

${table(
  ['Guard', 'Requires', 'Brought by the act'],
  guardCodes.codes.map((code) => [code, both(guardCodes, code), guardCodes.row(code).asked ? 'yes' : '']),
)}

Whoever may be a child counts as one. A paper whose number is still awaited counts as a travel document, but nobody boards on it. In place of the notice to the next of kin, a note may say why there was none.

## After the end

Every act about a case that is closed, or whose person died, is refused with \`CASE_CLOSED\`, or with \`ERASED\` once the data are gone, but for these. What was found, asked, granted or done for the person before the end may be entered after it: needs, determinations, assessments, obstacles, papers, clearances, interviews, answers to who asks for them, plans, aid, visits and surveys, and that a guest came. From \`libs/domain/src/after-the-end.ts\`.

${table(
  ['Acts', 'Why'],
  (Object.keys(whyAfterTheEnd) as (keyof typeof afterTheEnd)[]).map((why) => [
    afterTheEnd[why].join(', '),
    whyAfterTheEnd[why],
  ]),
)}

## Diagram

\`\`\`mermaid
${diagram()}
\`\`\`
`;
