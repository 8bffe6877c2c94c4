import { createHash } from 'node:crypto';
import type { Role } from '#domain';
import { idOf } from '../src/demonstration/cast';
import { key, type World } from './world';

const PROBLEM = '... on Problem { code field message }';

const answers: Record<string, string> = {
  inviteAccount: `... on IssuedInvitation { id account login kind link expiresAt }`,
  resendInvitation: `... on IssuedInvitation { id account login kind link expiresAt }`,
  resetSecondFactor: `... on IssuedInvitation { id account login kind link expiresAt }`,
  revokeInvitation: '... on Invitation { id revokedAt }',
  ...Object.fromEntries(
    ['registerClient', 'addClientKey', 'retireClientKey', 'disableClient'].map((act) => [
      act,
      '... on MachineClient { id clientId purpose disabledAt account { roles unit { code } } keys { id kid notAfter } }',
    ]),
  ),
  createOrganisation: '... on Organisation { id version code kind nameId nameEn }',
  changeOrganisation: '... on Organisation { id version code nameId nameEn }',
  inviteFirstAdministrator: '... on IssuedInvitation { id account login kind link expiresAt }',
  createUnit: '... on Unit { id version code organisation { code } nameEn zone province }',
  changeUnit: '... on Unit { id version code nameEn zone }',
  holdBeds: '... on BedHold { id }',
  openShelter: '... on Shelter { id version code name unit { code } beds { kind count free } }',
  changeShelter: '... on Shelter { id version name beds { kind count free } }',
  standIn: '... on StandIn { id until roles unit { code } account { login } }',
  endStandIn: '... on StandIn { id endedAt }',
  breakGlass: '... on Glass { id number reason text until unit { code } }',
  reviewGlass: '... on Glass { id number reviews { verdict note } }',
};

const inputs: Record<string, string> = {
  grantRole: 'ChangeRole',
  revokeRole: 'ChangeRole',
  disableAccount: 'OfAccount',
  enableAccount: 'OfAccount',
  endSessions: 'OfAccount',
  linkSubject: 'OfSubject',
  unlinkSubject: 'OfSubject',
  resendInvitation: 'OfAccount',
  resetSecondFactor: 'OfAccount',
  standIn: 'GiveStandIn',
};

const typeOf = (act: string): string => inputs[act] ?? `${act[0]?.toUpperCase()}${act.slice(1)}`;

/** Does an act of administration and answers what it left, or the problem. */
// Each act has its own answer, which the assertions state.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function does(world: World, login: string, act: string, input: object): Promise<any> {
  const selection = answers[act] ?? '... on Account { id version login name roles language disabledAt unit { code } }';
  const data = await world
    .as(login)
    .ask(`mutation ($input: ${typeOf(act)}!) { ${act}(input: $input) { ${selection} ${PROBLEM} } }`, {
      input: { key: key(), ...input },
    });
  return data[act];
}

/** An account beside the demonstration's, as set-up makes it. */
export async function made(world: World, login: string, unit: string, roles: Role[]): Promise<string> {
  const id = key();
  await world.owner.query(
    `insert into account (id, login, name, unit_id, roles, language) values ($1, $2, $3, $4, $5, 'en')`,
    [id, login, `Name of ${login}`, idOf(`unit ${unit}`), roles],
  );
  return id;
}

export const hashOf = (link: string): Buffer =>
  createHash('sha256')
    .update(link.split('#')[1] ?? '')
    .digest();
