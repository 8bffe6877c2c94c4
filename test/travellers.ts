import { accepted, acts, manila, prepare } from './journey';
import { key, somebody, type World } from './world';

const aDay = 86_400_000;
export const daysFromNow = (days: number): string => new Date(Date.now() + days * aDay).toISOString().slice(0, 10);

/** Those who have something of their own, by what it is. */
export const NAMES = {
  noPermit: 'Siti Tanpa Izin',
  shortSplp: 'Budi Berakhir Dahulu',
  childAlone: 'Dewi Sendirian',
  numberPending: 'Rahmat Nomor Menyusul',
  /** Of no group, and ready to go. */
  spare: 'Ani Pengganti',
};
/** Names as they stand in other scripts: Chinese, Khmer, Thai. */
export const SCRIPTS = ['陈美玲', 'សុខា ជា', 'สมชาย ใจดี'];

const vital = { consents: [{ purpose: 'ASSISTANCE', basis: 'VITAL_INTEREST', given: false }] };

/** Thirty-five of one raid whose return is being prepared today, three of whom can't go yet, and one beside them. */
export async function raidOf35(world: World): Promise<void> {
  const officer = world.as(manila);
  const group = key();
  const said = { key: key(), id: group, reference: 'Pasay 35', country: 'PH', receivedAt: '2025-06-05T01:00:00Z' };
  await officer.ask('mutation ($input: CreateGroup!) { createGroup(input: $input) { __typename } }', { input: said });

  const names = [...Object.values(NAMES), ...SCRIPTS];
  const people = Array.from({ length: 36 }, (_, i) => {
    const name = names[i];
    const child = name === NAMES.childAlone ? { birthDate: '2011-03-10', ...vital } : {};
    return {
      ...somebody(i),
      ...(name && { name }),
      ...child,
      needs: ['OTHER'],
      ...(name === NAMES.spare ? {} : { group }),
    };
  });
  const { registerCases } = await officer.ask(
    'mutation ($rows: [RegisterCase!]!) { registerCases(rows: $rows) { ... on Case { id } ... on Problem { code field } } }',
    { rows: people },
  );
  const ids: string[] = registerCases.map(({ id }: { id: string }) => id);
  await prepare(world, ids, false);
  await accepted(world, ids);

  const now = new Date(Date.now() - 60_000).toISOString();
  const of = (i: number) => ({ case: ids[i], occurredAt: now });
  const is = (i: number, name: string) => people[i]?.name === name;
  const fit = ids.map((_, i) => ({ ...of(i), kind: 'FITNESS', outcome: 'FIT' }));
  await acts(world, manila, 'recordAssessments', fit);
  const splps = ids.map((_, i) => ({
    ...of(i),
    kind: 'SPLP',
    status: 'VALID',
    ...(is(i, NAMES.numberPending) ? { numberPending: true } : { number: `XE${String(700_000 + i)}` }),
    issuedOn: daysFromNow(-3),
    expiresOn: daysFromNow(is(i, NAMES.shortSplp) ? 3 : 180),
  }));
  await acts(world, manila, 'recordDocuments', splps);
  const permits = ids.map((_, i) => ({
    ...of(i),
    kind: 'EXIT_PERMIT',
    status: is(i, NAMES.noPermit) ? 'PENDING' : 'GRANTED',
  }));
  await acts(world, manila, 'recordClearances', permits);
}
