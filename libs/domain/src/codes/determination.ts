import { codeList, type CodeOf } from './code-list';

/**
 * Who may decide whether a person was trafficked. `side` is the jurisdiction the decision is effective in: the host
 * side governs exit clearance, the home side entitlements; a court's and IOM's side is said with each determination.
 */
export const determinationBodies = codeList({
  EMBASSY: { id: 'Perwakilan RI', en: 'Embassy', side: 'HOME', htcds: 'NonPoliceGovernmentalOrganization' },
  HOST_STATE_NRM: {
    id: 'Mekanisme rujukan negara setempat',
    en: 'Host-state referral mechanism',
    side: 'HOST',
    htcds: 'NonPoliceGovernmentalOrganization',
  },
  HOST_POLICE: { id: 'Kepolisian setempat', en: 'Host-state police', side: 'HOST', htcds: 'Police' },
  POLRI: { id: 'Kepolisian RI', en: 'Indonesian police', side: 'HOME', htcds: 'Police' },
  COURT: { id: 'Pengadilan', en: 'Court', side: null, htcds: 'CourtOrProsecution' },
  PPT_KEMENSOS: {
    id: 'PPT Kementerian Sosial',
    en: 'Integrated service centre, Social Affairs',
    side: 'HOME',
    htcds: 'NonPoliceGovernmentalOrganization',
  },
  IOM: { id: 'IOM', en: 'IOM', side: null, htcds: 'Other' },
});
export type DeterminationBody = CodeOf<typeof determinationBodies>;

export const jurisdictionSides = codeList({
  HOST: { id: 'Negara setempat', en: 'Host state' },
  HOME: { id: 'Indonesia', en: 'Indonesia' },
});
export type JurisdictionSide = CodeOf<typeof jurisdictionSides>;

export const determinationOutcomes = codeList({
  POSSIBLE: { id: 'Terindikasi korban TPPO', en: 'Possible victim', htcds: 'PossibleVictimOfTrafficking' },
  ACTUAL: { id: 'Korban TPPO', en: 'Victim', htcds: 'ActualVictimOfTrafficking' },
  NOT: { id: 'Bukan korban TPPO', en: 'Not a victim', htcds: 'NotAVictimOfTrafficking' },
});
export type DeterminationOutcome = CodeOf<typeof determinationOutcomes>;

interface Found {
  readonly body: DeterminationBody;
}
const ofHome = ({ body }: Found): boolean => body === 'COURT' || determinationBodies.row(body).side === 'HOME';

/**
 * What governs entitlements at home: the last finding of an Indonesian authority, null while there is none. A court's
 * counts, since only the Indonesian police record one; IOM's opinion and the host state's finding do not.
 */
export const homeStatus = (
  found: readonly {
    readonly body: DeterminationBody;
    readonly outcome: DeterminationOutcome;
    readonly decidedAt: Date;
  }[],
): DeterminationOutcome | null => {
  const home = found.filter(ofHome);
  return home.toSorted((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime()).at(-1)?.outcome ?? null;
};

/**
 * The finding that is told where there is room for one: the last of the Indonesian authorities', else of the host
 * state's, else an opinion. They are taken in the order in which they were decided.
 */
export const findingInForce = <One extends Found>(found: readonly One[]): One | undefined =>
  [ofHome, ({ body }: Found) => determinationBodies.row(body).side === 'HOST', () => true]
    .map((carries) => found.filter(carries).at(-1))
    .find((one) => one !== undefined);

export const determinationRoles = codeList({
  NONE: { id: 'Tidak ada', en: 'None' },
  WITNESS_VICTIM: { id: 'Saksi korban', en: 'Witness and victim' },
  SUSPECT: { id: 'Tersangka', en: 'Suspect' },
});
export type DeterminationRole = CodeOf<typeof determinationRoles>;

/** The elements of UU 21/2007, articles 1 and 2. */
export const traffickingActs = codeList({
  RECRUIT: { id: 'Perekrutan', en: 'Recruitment' },
  TRANSPORT: { id: 'Pengangkutan', en: 'Transport' },
  HARBOUR: { id: 'Penampungan', en: 'Harbouring' },
  SEND: { id: 'Pengiriman', en: 'Sending' },
  TRANSFER: { id: 'Pemindahan', en: 'Transfer' },
  RECEIVE: { id: 'Penerimaan', en: 'Receipt' },
});
export type TraffickingAct = CodeOf<typeof traffickingActs>;

export const traffickingMeans = codeList({
  THREAT_OF_FORCE: { id: 'Ancaman kekerasan', en: 'Threat of force' },
  FORCE: { id: 'Penggunaan kekerasan', en: 'Force' },
  ABDUCTION: { id: 'Penculikan', en: 'Abduction' },
  CONFINEMENT: { id: 'Penyekapan', en: 'Confinement' },
  FORGERY: { id: 'Pemalsuan', en: 'Forgery' },
  FRAUD: { id: 'Penipuan', en: 'Fraud' },
  ABUSE_OF_POWER_OR_VULNERABILITY: {
    id: 'Penyalahgunaan kekuasaan atau posisi rentan',
    en: 'Abuse of power or of a vulnerable position',
  },
  DEBT_BONDAGE: { id: 'Penjeratan utang', en: 'Debt bondage' },
  PAYMENT_TO_CONTROLLER: {
    id: 'Pemberian bayaran atau manfaat kepada pemegang kendali',
    en: 'Payment or benefit to one in control',
  },
});
export type TraffickingMeans = CodeOf<typeof traffickingMeans>;

export const traffickingPurposes = codeList({
  PROSTITUTION: { id: 'Pelacuran', en: 'Prostitution' },
  FORCED_WORK: { id: 'Kerja atau pelayanan paksa', en: 'Forced work or service' },
  SLAVERY: { id: 'Perbudakan atau praktik serupa', en: 'Slavery or similar practices' },
  OPPRESSION: { id: 'Penindasan', en: 'Oppression' },
  EXTORTION: { id: 'Pemerasan', en: 'Extortion' },
  PHYSICAL_USE: { id: 'Pemanfaatan fisik', en: 'Physical exploitation' },
  SEXUAL_USE: { id: 'Pemanfaatan seksual', en: 'Sexual exploitation' },
  REPRODUCTIVE_USE: { id: 'Pemanfaatan organ reproduksi', en: 'Exploitation of reproductive organs' },
  ORGAN_OR_TISSUE: { id: 'Pengambilan organ atau jaringan tubuh', en: 'Removal of organs or tissue' },
});
export type TraffickingPurpose = CodeOf<typeof traffickingPurposes>;

/** Purposes that are work: only of these is there a sector (HTCDS has an industry for forced labour and servitude alone). */
export const isWork = (purposes: readonly string[]): boolean =>
  purposes.some((one) => one === 'FORCED_WORK' || one === 'SLAVERY' || one === 'OPPRESSION');

export interface TraffickingElements {
  readonly acts: readonly TraffickingAct[];
  readonly means: readonly TraffickingMeans[];
  readonly purposes: readonly TraffickingPurpose[];
  readonly childWhenTrafficked: boolean;
}

/**
 * Whether the elements recorded point to trafficking. A child needs no means (Palermo Protocol, article 3(c)), and the
 * victim's consent is no element (UU 21/2007, article 26). An indication makes a possible victim; only an authority's
 * decision makes an actual one, and nothing here makes anybody a non-victim.
 */
export const isIndicated = ({ acts, means, purposes, childWhenTrafficked }: TraffickingElements): boolean =>
  acts.length > 0 && purposes.length > 0 && (means.length > 0 || childWhenTrafficked);
