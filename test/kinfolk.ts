import { key, type World } from './world';

/** Women and children of a post, and what makes them kin; the world is there when the first of them is asked for. */
export const kinfolk = (world: () => World) => {
  const born = async (birthDate: string, login = 'officer.manila', more: object = {}) => {
    const [one] = await world().registered(1, login, { birthDate, sex: 'FEMALE', ...more });
    return one?.id as string;
  };
  const KIN = `kin { id relation proof endedAt unit { code } case { id } other { id } }`;
  const familyOf = async (id: string, login = 'officer.manila') =>
    (await world().as(login).ask(`query ($id: ID!) { case(id: $id) { separated ${KIN} } }`, { id })).case;

  const LINK = `mutation ($input: LinkKin!) { linkKin(input: $input) { ... on Kin { id relation } ... on Problem { code field } } }`;
  const link = async (one: string, other: string, relation = 'CHILD', login = 'officer.manila') => {
    const input = { key: key(), case: one, other, relation, proof: 'INTERVIEW', occurredAt: '2025-06-06T01:00:00Z' };
    return (await world().as(login).ask(LINK, { input })).linkKin;
  };
  const UNLINK = `mutation ($input: UnlinkKin!) { unlinkKin(input: $input) { ... on Kin { id endedAt } ... on Problem { code field } } }`;
  const unlink = async (kin: string, login = 'officer.manila') =>
    (
      await world()
        .as(login)
        .ask(UNLINK, { input: { key: key(), kin } })
    ).unlinkKin;

  return { born, familyOf, link, unlink };
};
