import { codeList, type AgencyKind, type Label } from './codes';
import type { Role } from './policy';

/**
 * What an organisation may give to its own people, by its kind: no administrator can make anybody more than the
 * organisation is. The database has the same table as `app.giveable()`; a test compares the two.
 */
export const rolesByKind = {
  KEMLU: ['officer', 'desk', 'analyst', 'auditor', 'supervisor', 'admin', 'developer'],
  MISSION: ['officer', 'supervisor', 'admin'],
  IMIGRASI: ['immigration', 'admin'],
  POLRI: ['police', 'admin'],
  KEMENSOS: ['shelter', 'social', 'analyst', 'supervisor', 'admin'],
  KP2MI: ['migrant-workers', 'analyst', 'supervisor', 'admin'],
  KEMENPPPA: ['women-children', 'analyst', 'supervisor', 'admin'],
  KEMENKES: ['admin'],
  PEMDA: ['social', 'shelter', 'women-children', 'supervisor', 'admin'],
  LPSK: ['admin'],
  COURT: ['admin'],
  IOM: ['caseworker', 'partner', 'analyst', 'admin', 'developer'],
  PARTNER: ['shelter', 'caseworker', 'partner', 'supervisor', 'admin', 'developer'],
  HOST_AUTHORITY: ['admin'],
} as const satisfies Record<AgencyKind, readonly Role[]>;

export const roleNames = codeList({
  officer: { id: 'Petugas perwakilan', en: 'Officer of a mission' },
  desk: { id: 'Meja nasional', en: 'National desk' },
  immigration: { id: 'Petugas imigrasi', en: 'Immigration officer' },
  police: { id: 'Penyidik', en: 'Police investigator' },
  shelter: { id: 'Petugas rumah perlindungan', en: 'Shelter worker' },
  caseworker: { id: 'Pendamping kasus', en: 'Case worker' },
  partner: { id: 'Sistem mitra', en: "Partner's system" },
  social: { id: 'Pekerja sosial daerah', en: 'Social worker of a province' },
  'migrant-workers': { id: 'Petugas pelindungan pekerja migran', en: 'Officer for migrant workers' },
  'women-children': { id: 'Petugas perempuan dan anak', en: 'Officer for women and children' },
  supervisor: { id: 'Penyelia', en: 'Supervisor' },
  analyst: { id: 'Analis', en: 'Analyst' },
  auditor: { id: 'Pengawas', en: 'Auditor' },
  admin: { id: 'Administrator', en: 'Administrator' },
  developer: { id: 'Pengembang', en: 'Developer' },
} satisfies Record<Role, Label>);

export const mayGive = (kind: AgencyKind, role: Role): boolean => (rolesByKind[kind] as readonly Role[]).includes(role);

/** Who begins other organisations: where the national desk is. */
export const foundsOthers = (kind: AgencyKind): boolean => mayGive(kind, 'desk');
/** What sees every case is made when Pulang is installed; nobody founds another of it. */
export const mayBeFounded = (kind: AgencyKind): boolean => !mayGive(kind, 'desk');

/** Who gives access, who sees every case and who checks both are three people; and a machine is no person. */
export const loneRoles = ['desk', 'auditor', 'admin', 'partner'] as const satisfies readonly Role[];

/** Whether one account may hold these roles together. */
export const mayStandTogether = (held: readonly Role[]): boolean =>
  held.length < 2 || !held.some((role) => (loneRoles as readonly Role[]).includes(role));

/** Days that an account may act for another unit without being asked for again. */
export const STAND_IN_DAYS = 30;
/** Hours that an invitation's link is good for. */
export const INVITATION_HOURS = 72;
/** Days that a machine's key is good for at most. */
export const CLIENT_KEY_DAYS = 730;
/** How often in a day one account may break the glass; the database closes each after three hours. */
export const GLASS_A_DAY = 5;
/** Characters that say why, at least. */
export const GLASS_REASON_LENGTH = 20;
