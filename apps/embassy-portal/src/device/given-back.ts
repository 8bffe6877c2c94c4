import type { Label } from '#domain';
import type { Item } from './queue';

/** A list as whoever sent it typed it: its rows, where they were typed here; a file is theirs already. */
interface Form {
  rows?: readonly unknown[];
}

const toMend = (n: number): Label => ({
  id: `${n} baris tertahan. Perbaiki di halaman kelompoknya.`,
  en: `${n} ${n === 1 ? 'row is' : 'rows are'} held back. Put ${n === 1 ? 'it' : 'them'} right on the page of the group.`,
});
const sentBefore = (n: number): Label => ({
  id: `${n} baris persis sama dengan yang sudah pernah dikirim. Keluarkan, atau lengkapi bila ini orang lain.`,
  en: `${n} ${n === 1 ? 'row is word for word as sent before. Take it out, or complete it' : 'rows are word for word as sent before. Take them out, or complete them'} if this is somebody else.`,
});

/**
 * Of a list that went out by itself: what Pulang holds back, and what an earlier list brought word for word, which may
 * be somebody else. It waits for whoever sent it; undefined where all of it is done.
 */
export function givenBack(item: Item, done: object): Item | undefined {
  if (!('rows' in done)) return undefined;
  const answered = done.rows as readonly { line: number; state: string }[];
  const form = (item.deed.edit?.form ?? {}) as Form;
  const again = (form.rows ?? []).filter((_, i) =>
    answered.some(({ line, state }) => line === i + 2 && state === 'REPEATED'),
  );
  const held = answered.filter(({ state }) => state === 'DRAFT').length;
  const said = [...(held > 0 ? [toMend(held)] : []), ...(again.length > 0 ? [sentBefore(again.length)] : [])];
  if (said.length === 0) return undefined;
  const [saidId, saidEn] = [said.map(({ id }) => id).join(' '), said.map(({ en }) => en).join(' ')];
  const edit = item.deed.edit && { ...item.deed.edit, form: { ...form, rows: again } };
  return {
    ...item,
    ...{ standing: 'REFUSED', deed: { ...item.deed, ...(edit && { edit }) } },
    problem: { code: 'GIVEN_BACK', message: saidId, field: null, remedy: '', saidId, saidEn },
  };
}
