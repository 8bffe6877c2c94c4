import { key, somebody, type World } from './world';

/** Somebody invented, of whom everything that lies in the vault can be told from anything else. */
export const kanarina = {
  name: 'KANARINA PUSPITASARI',
  alias: 'Mbak Kanari',
  nik: '3507014311960999',
  passportNumber: 'X7654321',
  phone: '+639171239876',
  safeContact: 'Lewat Bude Sukarsih setelah magrib',
  notes: 'Disekap di gudang Binondo',
  birthDate: '1996-11-03',
};

const ONE = `query ($id: ID!) { case(id: $id, purpose: CASE_WORK) {
  person { name alias birthDate nik passportNumber phone safeContact notes } needs { note } timeline { reason } } }`;

/** What a case says of its person, opened with a purpose. */
export const opened = (world: World, id: string, login = 'officer.manila') => world.as(login).attempt(ONE, { id });

export async function registered(world: World, person: object = {}): Promise<string> {
  const input = { ...somebody(3), key: key(), id: key(), ...person };
  const { registerCase } = await world
    .as('officer.manila')
    .ask(
      'mutation ($input: RegisterCase!) { registerCase(input: $input) { __typename ... on Problem { code field } } }',
      { input },
    );
  expect(registerCase).toEqual({ __typename: 'Case' });
  return input.id;
}
