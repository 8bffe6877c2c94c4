import { idOf } from '../../src/demonstration/cast';

/** Somebody with an account, as the model knows them: whose unit, in which role, and what kind of agency that is. */
export interface Actor {
  login: string;
  unit: string;
  role: string;
  agency: string;
}

const actor = (login: string, unit: string, role: string, agency: string): Actor => ({
  login,
  unit: idOf(`unit ${unit}`),
  role,
  agency,
});

export const manila = actor('officer.manila', 'KBRI-MNL', 'officer', 'KEMLU');
export const phnomPenh = actor('officer.phnompenh', 'KBRI-PNH', 'officer', 'KEMLU');
export const desk = actor('desk.kemlu', 'KEMLU-PWNI', 'desk', 'KEMLU');
export const immigration = actor('immigration', 'IMI-CGK', 'immigration', 'IMIGRASI');
export const police = actor('police', 'POLRI-PPA', 'police', 'POLRI');
export const kemensos = actor('shelter.kemensos', 'KEMENSOS-RS', 'shelter', 'KEMENSOS');
export const iom = actor('caseworker.iom', 'IOM-JKT', 'caseworker', 'IOM');
export const ntt = actor('social.ntt', 'DINSOS-NT', 'social', 'PEMDA');

/** Of the shelters’ own organisation; has no part in cases. */
export const admin = actor('admin.kemensos', 'KEMENSOS-RS', 'admin', 'KEMENSOS');

export const actors = [manila, phnomPenh, desk, immigration, police, kemensos, iom, ntt];
const byUnit = new Map(actors.map((one) => [one.unit, one]));
/** Who acts for a unit; a case never comes to a unit that nobody in this world acts for. */
export const actorOf = (unit: string): Actor => byUnit.get(unit) ?? manila;

/** Whose unit may answer for a person: who houses, serves or protects people, not who investigates or lets them in. */
export const mayAnswer = ({ role }: Actor): boolean => ['officer', 'shelter', 'social'].includes(role);
export const isPartner = ({ agency }: Actor): boolean => agency === 'IOM';

type Reaches = readonly string[];
const answers: Reaches = ['CUSTODY'];
const follows: Reaches = ['AFTERCARE'];
const both: Reaches = ['AFTERCARE', 'CUSTODY'];
const travels: Reaches = ['TRAVEL'];
const part: Reaches = ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'];

const aftercare = { caseworker: follows, social: both, shelter: answers };
const signs = [...part, 'SUMMARY'];
const sides = { officer: signs, shelter: signs, social: signs };
const keeping = { officer: answers, shelter: answers, desk: answers };
const post = { officer: answers };
const dying = { officer: answers, shelter: answers, desk: answers, social: both, caseworker: follows };
const onTheWay = { officer: answers, shelter: ['TRAVEL', 'CUSTODY'], immigration: travels };

/** Who may do what to a case, and under which part in it (domain.md 6.4: need to know, by unit and stage). */
const rules: Readonly<Record<string, Readonly<Record<string, Reaches>>>> = {
  registerCase: { officer: [] },
  moveCase: {
    officer: answers,
    shelter: answers,
    desk: answers,
    caseworker: follows,
    social: both,
    immigration: travels,
  },
  recordConsent: { officer: answers, shelter: answers, caseworker: follows, social: both },
  changeContact: { officer: answers, shelter: ['CUSTODY', 'CARE'], caseworker: follows, social: both },
  withdrawConsent: { officer: answers, shelter: answers, caseworker: follows, social: both },
  recordNeed: { officer: answers, shelter: answers },
  meetNeed: { officer: answers, shelter: answers },
  recordDetermination: { officer: answers, shelter: answers, police: ['INQUIRY'], caseworker: follows },
  recordAssessment: { officer: answers, shelter: answers, immigration: travels, caseworker: follows, social: both },
  openHold: { officer: answers, shelter: answers, immigration: travels },
  clearHold: { officer: answers, shelter: answers, immigration: travels },
  recordDocument: { officer: answers, immigration: travels },
  updateDocument: { officer: answers, immigration: travels },
  recordClearance: { officer: answers, immigration: travels },
  createMovement: { officer: [] },
  recordLeg: onTheWay,
  recordArrival: onTheWay,
  issueManifest: post,
  cancelMovement: post,
  manifestPassenger: post,
  takeOff: post,
  swapPassengers: post,
  holdBackPassenger: post,
  transferPassenger: post,
  board: post,
  unboard: post,
  foundOnBoard: post,
  recordBirth: onTheWay,
  assignLeg: post,
  splitMovement: post,
  mergeMovements: post,
  retimeLeg: post,
  cancelLeg: post,
  addLeg: { officer: [] },
  draftHandover: { officer: answers, shelter: answers, social: answers },
  signHandover: sides,
  withdrawHandover: sides,
  placeInShelter: { shelter: ['CUSTODY', 'TRAVEL'] },
  leaveShelter: { shelter: ['CUSTODY', 'CARE'] },
  goHome: { shelter: answers, social: answers },
  keepApart: keeping,
  endKeepApart: keeping,
  openShelter: { admin: [] },
  changeShelter: { shelter: [] },
  holdBeds: { shelter: [] },
  releaseBeds: { shelter: [] },
  recordDeath: dying,
  agreePlan: aftercare,
  logAssistance: aftercare,
  updateAssistance: aftercare,
  recordSurvey: aftercare,
  recordFollowUp: aftercare,
  offerReferral: { officer: answers, shelter: answers, social: answers, caseworker: follows },
  transferCase: { officer: answers, shelter: answers, social: answers },
  requestCase: {
    officer: ['CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'],
    shelter: ['CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'],
    social: ['CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'],
  },
  returnCase: Object.fromEntries(
    ['officer', 'shelter', 'social', 'caseworker', 'police', 'immigration'].map((role) => [role, part]),
  ),
  withdrawReferral: Object.fromEntries(
    ['officer', 'shelter', 'social', 'caseworker', 'police', 'immigration'].map((role) => [role, part]),
  ),
  answerReferral: Object.fromEntries(
    ['officer', 'shelter', 'social', 'caseworker', 'police', 'immigration'].map((role) => [role, part]),
  ),
  mergePeople: { desk: [] },
  unmergePeople: { desk: [] },
};

/** Every act of this world. */
export const acts: readonly string[] = Object.keys(rules);

/** Whether a role does such acts at all, and under which part in a case. */
export const partsFor = (act: string, { role }: Actor): Reaches | null => rules[act]?.[role] ?? null;
