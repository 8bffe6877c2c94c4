import { getNamedType } from 'graphql';
import type { Vault } from '../vault/vault';
import { envelopeKey, ROW_ID, ROW_KEY, type Shape } from './compile';
import { onType, type Selected } from './selection';

type Row = Record<string, unknown>;

/**
 * Turns a statement's answer into the caller's: envelopes opened, what rode along taken off. Somebody whose key was
 * destroyed is answered with nulls.
 */
export function openRows(vault: Vault, shape: Shape, answer: unknown): unknown {
  if (answer === null || answer === undefined) return null;
  if (!needsWork(shape)) return answer;
  return Array.isArray(answer)
    ? answer.map((row) => openRow(vault, shape, row as Row))
    : openRow(vault, shape, answer as Row);
}

const needsWork = (shape: Shape): boolean =>
  shape.envelopes.length > 0 || shape.computed.length > 0 || shape.below.some(({ shape: below }) => needsWork(below));

function openRow(vault: Vault, shape: Shape, row: Row): Row {
  for (const { key, shape: below } of shape.below) row[key] = openRows(vault, below, row[key]);
  for (const { key, selected } of shape.computed) row[key] = project(selected, row[key]);
  if (shape.envelopes.length === 0) return row;

  for (const { table, envelope, fields } of shape.envelopes) {
    const sealed = row[envelopeKey(envelope)] as string | null;
    const wrapped = row[ROW_KEY] as string | null;
    if (!sealed || !wrapped) continue;
    const place = { table, envelope, row: row[ROW_ID] as string };
    const content = vault.open(Buffer.from(wrapped, 'base64'), place, Buffer.from(sealed, 'base64'));
    for (const { key, property, selected } of fields) row[key] = project(selected, content[property]);
  }
  return Object.fromEntries(shape.keys.map((key) => [key, row[key]]));
}

/** A value that was not read by the compiler, cut to what was selected. */
export function project(selected: Selected, answer: unknown): unknown {
  if (answer === null || answer === undefined) return null;
  if (Array.isArray(answer)) return answer.map((entry) => project(selected, entry));
  if (selected.below.size === 0) return answer instanceof Date ? answer.toISOString() : answer;
  const named = getNamedType(selected.type).name;
  const type = selected.below.has(named) ? named : answer.constructor.name;
  return Object.fromEntries(
    onType(selected, type).map((below) => [
      below.key,
      below.field === '__typename' ? type : project(below, (answer as Row)[below.field]),
    ]),
  );
}
