import type { ComponentType } from 'react';
import type { Label } from '#domain';

export type Load = () => Promise<{ default: ComponentType }>;

/** A screen: where it is, what it is called in the menu, and which cell of the policy opens it. */
export interface Screen {
  path: string;
  /** No menu entry where it is left out: a screen that another one leads to. */
  menu?: Label;
  /** `Query.cases`, `Mutation.registerCase`: whoever may not name it does not see the screen. */
  cell: string;
  load: Load;
  /** Beside the menu’s entry: how much waits there. */
  waiting?: Load;
}

/** All there are, in the order of the menu. Each folder of screens/ is one; it comes over the line when it is opened. */
export const screens: readonly Screen[] = [
  {
    path: '/',
    menu: { id: 'Kasus', en: 'Cases' },
    cell: 'Query.cases',
    load: () => import('./screens/worklist/Worklist'),
  },
  {
    path: '/inbox',
    menu: { id: 'Tenggat', en: 'Due' },
    cell: 'Query.inbox',
    load: () => import('./screens/inbox/Inbox'),
    waiting: () => import('./screens/inbox/Late'),
  },
  {
    path: '/register',
    menu: { id: 'Daftarkan', en: 'Register' },
    cell: 'Mutation.registerCase',
    load: () => import('./screens/register/Register'),
  },
  {
    path: '/groups',
    menu: { id: 'Kelompok', en: 'Groups' },
    cell: 'Query.groups',
    load: () => import('./screens/groups/Groups'),
  },
  {
    path: '/host-lists',
    menu: { id: 'Daftar setempat', en: 'Host lists' },
    cell: 'Query.hostLists',
    load: () => import('./screens/host-lists/HostLists'),
  },
  {
    path: '/host-lists/:id',
    cell: 'Query.hostList',
    load: () => import('./screens/host-lists/HostListPage'),
  },
  { path: '/groups/:id', cell: 'Query.groups', load: () => import('./screens/groups/GroupPage') },
  {
    path: '/follow-ups',
    menu: { id: 'Pemantauan', en: 'Follow-up' },
    cell: 'Query.followUps',
    load: () => import('./screens/follow-ups/Agenda'),
  },
  {
    path: '/providers',
    menu: { id: 'Penyedia', en: 'Providers' },
    cell: 'Mutation.addProvider',
    load: () => import('./screens/providers/Providers'),
  },
  {
    path: '/cases/:id/reintegration',
    cell: 'Case.plans',
    load: () => import('./screens/reintegration/Reintegration'),
  },
  {
    path: '/cases/:id/family',
    cell: 'Case.kin',
    load: () => import('./screens/family/Family'),
  },
  {
    path: '/cases/:id/plan',
    cell: 'Mutation.agreePlan',
    load: () => import('./screens/reintegration/PlanForm'),
  },
  {
    path: '/cases/:id/survey',
    cell: 'Mutation.recordSurvey',
    load: () => import('./screens/reintegration/SurveyForm'),
  },
  {
    path: '/cases/:id/follow-up',
    cell: 'Query.followUps',
    load: () => import('./screens/follow-ups/Sheet'),
  },
  {
    path: '/cases/:id/rights',
    cell: 'Case.rightsRequests',
    load: () => import('./screens/rights/RightsPage'),
  },
  {
    path: '/offers',
    menu: { id: 'Tawaran', en: 'Offers' },
    cell: 'Mutation.answerReferral',
    load: () => import('./screens/offers/Offers'),
  },
  {
    path: '/enquiries',
    menu: { id: 'Pertanyaan keluarga', en: 'Enquiries' },
    cell: 'Mutation.recordEnquiry',
    load: () => import('./screens/enquiries/Enquiries'),
  },
  {
    path: '/clearances',
    menu: { id: 'Izin dan hambatan', en: 'Clearances and holds' },
    cell: 'Case.clearances',
    load: () => import('./screens/clearances/Clearances'),
  },
  {
    path: '/movements',
    menu: { id: 'Perjalanan', en: 'Travel' },
    cell: 'Query.movements',
    load: () => import('./screens/travel/Movements'),
  },
  {
    path: '/movements/new',
    cell: 'Mutation.createMovement',
    load: () => import('./screens/travel/NewTrip'),
  },
  {
    path: '/movements/:id/check-in',
    cell: 'Query.movement',
    load: () => import('./screens/check-in/CheckIn'),
  },
  { path: '/movements/:id', cell: 'Query.movement', load: () => import('./screens/travel/MovementPage') },
  {
    path: '/movements/:id/papers/:kind',
    cell: 'Query.movement',
    load: () => import('./screens/paper/MovementPaper'),
  },
  {
    path: '/handovers',
    menu: { id: 'Serah terima', en: 'Handovers' },
    cell: 'Query.handovers',
    load: () => import('./screens/handovers/Handovers'),
    waiting: () => import('./screens/handovers/Waiting'),
  },
  {
    path: '/handovers/new',
    cell: 'Mutation.draftHandover',
    load: () => import('./screens/handovers/NewHandover'),
  },
  {
    path: '/handovers/:id',
    cell: 'Query.handover',
    load: () => import('./screens/handovers/HandoverPage'),
  },
  {
    path: '/handovers/:id/addendum',
    cell: 'Mutation.draftAddendum',
    load: () => import('./screens/handovers/Addendum'),
  },
  {
    path: '/handovers/:id/paper',
    cell: 'Query.handover',
    load: () => import('./screens/paper/HandoverPaper'),
  },
  {
    path: '/shelters',
    menu: { id: 'Rumah perlindungan', en: 'Shelters' },
    cell: 'Query.bedHolds',
    load: () => import('./screens/shelters/Shelters'),
  },
  {
    path: '/dashboard',
    menu: { id: 'Statistik', en: 'Statistics' },
    cell: 'Query.publishedNumbers',
    load: () => import('./screens/dashboard/Dashboard'),
  },
  {
    path: '/accounts',
    menu: { id: 'Akun', en: 'Accounts' },
    cell: 'Query.accounts',
    load: () => import('./screens/accounts/Accounts'),
  },
  {
    path: '/accounts/:login',
    cell: 'Query.accounts',
    load: () => import('./screens/accounts/AccountPage'),
  },
  { path: '/roles', cell: 'Query.accounts', load: () => import('./screens/roles/RoleMeanings') },
  {
    path: '/sessions',
    menu: { id: 'Sesi', en: 'Sessions' },
    cell: 'Query.sessions',
    load: () => import('./screens/accounts/Sessions'),
  },
  {
    path: '/units',
    menu: { id: 'Unit dan lembaga', en: 'Units' },
    cell: 'Mutation.createUnit',
    load: () => import('./screens/units/Units'),
  },
  {
    path: '/stand-ins',
    menu: { id: 'Unit lain', en: 'Other units' },
    cell: 'Query.accounts',
    load: () => import('./screens/accounts/StandIns'),
  },
  {
    path: '/systems',
    menu: { id: 'Sistem', en: 'Systems' },
    cell: 'Query.clients',
    load: () => import('./screens/systems/Systems'),
  },
  {
    path: '/glass/open',
    menu: { id: 'Keadaan darurat', en: 'Open in an emergency' },
    cell: 'Mutation.breakGlass',
    load: () => import('./screens/glass/Open'),
  },
  {
    path: '/glass',
    menu: { id: 'Akses darurat', en: 'Emergency openings' },
    cell: 'Query.glassReviews',
    load: () => import('./screens/glass/Glasses'),
  },
  {
    path: '/audit',
    menu: { id: 'Audit', en: 'Audit' },
    cell: 'Query.auditEntries',
    load: () => import('./screens/audit/Audit'),
  },
  {
    path: '/matches',
    menu: { id: 'Orang yang sama', en: 'Same person' },
    cell: 'Query.matches',
    load: () => import('./screens/matches/Matches'),
  },
  {
    path: '/disagreements',
    menu: { id: 'Beda keterangan', en: 'Disagreements' },
    cell: 'Query.disagreements',
    load: () => import('./screens/matches/Disagreements'),
  },
  {
    path: '/instruments',
    menu: { id: 'Kuesioner', en: 'Questionnaires' },
    cell: 'Mutation.publishInstrument',
    load: () => import('./screens/instruments/Instruments'),
  },
  {
    path: '/erasures',
    menu: { id: 'Penghapusan', en: 'Erasure' },
    cell: 'Query.erasures',
    load: () => import('./screens/rights/Erasures'),
  },
  {
    path: '/device',
    menu: { id: 'Perangkat ini', en: 'This device' },
    cell: 'Query.cases',
    load: () => import('./screens/device/Device'),
  },
  { path: '/cases/:id', cell: 'Query.case', load: () => import('./screens/case/CasePage') },
];

const patterns = new Map(
  screens.map(({ path }) => [path, new RegExp(`^${path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`)]),
);

/** As it is where it is no writing of anything. */
function readable(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The screen at an address, the first of them that fits: `/cases/:id` is any case's, with its id in `params`. */
export function screenAt(pathname: string, among = screens): (Screen & { params: Record<string, string> }) | undefined {
  for (const screen of among) {
    const found = patterns.get(screen.path)?.exec(pathname);
    if (!found) continue;
    const named = Object.entries(found.groups ?? {});
    return { ...screen, params: Object.fromEntries(named.map(([name, value]) => [name, readable(value)])) };
  }
  return undefined;
}
