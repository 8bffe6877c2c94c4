import type { KeyObject } from 'node:crypto';
import type { Vault } from '../vault/vault';
import { envelopeKey, ROW_ID, ROW_KEY, type Shape } from './compile';
import { onType, type Selected } from './selection';
import { Written } from './written';

type Row = Record<string, unknown>;

/** The person's key of the row above, for the rows that bring none of their own. */
type HeldKey = KeyObject | null;

/** What the database wrote, opened; as it is where nothing in it has to be. */
export function openText(vault: Vault, shape: Shape, text: string | null | undefined): unknown {
  if (text === null || text === undefined) return null;
  return needsWork(shape) ? openRows(vault, shape, JSON.parse(text)) : new Written(text);
}

/**
 * Turns a statement's answer into the caller's: envelopes opened, what rode along taken off. Somebody whose key was
 * destroyed is answered with nulls.
 */
function openRows(vault: Vault, shape: Shape, answer: unknown, held: HeldKey = null): unknown {
  if (answer === null || answer === undefined) return null;
  if (!needsWork(shape)) return answer;
  return Array.isArray(answer)
    ? answer.map((row) => openRow(vault, shape, row as Row, held))
    : openRow(vault, shape, answer as Row, held);
}

const needsWork = (shape: Shape): boolean =>
  shape.key !== null || shape.computed.length > 0 || shape.below.some(({ shape: below }) => needsWork(below));

function openRow(vault: Vault, shape: Shape, row: Row, held: HeldKey): Row {
  const key = keyOf(vault, shape, row, held);
  const forBelow = shape.key === 'FOR_ALL' ? key : held;
  for (const below of shape.below) row[below.key] = openRows(vault, below.shape, row[below.key], forBelow);
  for (const { key: name, selected, rule } of shape.computed) {
    const found = row[name] ?? null;
    row[name] = project(selected, rule && found !== null ? rule(found as never) : found);
  }
  if (shape.key === null) return row;

  for (const { table, envelope, fields } of shape.envelopes) {
    const sealed = row[envelopeKey(envelope)] as string | null;
    if (!sealed || !key) continue;
    const content = vault.openWith(key, { table, envelope, row: row[ROW_ID] as string }, Buffer.from(sealed, 'base64'));
    for (const { key: name, property, selected } of fields) row[name] = project(selected, content[property]);
  }
  const answer: Row = {};
  for (const name of shape.keys) answer[name] = row[name];
  return answer;
}

function keyOf(vault: Vault, shape: Shape, row: Row, held: HeldKey): HeldKey {
  const wrapped = shape.key && (row[ROW_KEY] as string | null);
  if (wrapped) return vault.unwrap(Buffer.from(wrapped, 'base64'));
  // Null means the same person as above; an empty text somebody else who was forgotten.
  return shape.key === 'ITS_OWN' && wrapped === null ? held : null;
}

/** A value that was not read by the compiler, cut to what was selected. */
export function project(selected: Selected, answer: unknown): unknown {
  if (answer === null || answer === undefined) return null;
  if (Array.isArray(answer)) return answer.map((entry) => project(selected, entry));
  if (selected.below.size === 0) return answer instanceof Date ? answer.toISOString() : answer;
  // Under a union alone the answer says itself what it is.
  const [only] = selected.below.size === 1 ? selected.below.keys() : [];
  const type = only ?? answer.constructor.name;
  const row: Row = {};
  for (const below of onType(selected, type)) {
    row[below.key] = below.field === '__typename' ? type : project(below, (answer as Row)[below.field]);
  }
  return row;
}
