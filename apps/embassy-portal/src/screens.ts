import { lazy, type ComponentType } from 'react';
import type { Label } from '#domain';

/** A screen: where it is, what it is called in the menu, and which cell of the policy opens it. */
export interface Screen {
  path: string;
  /** No menu entry where it is left out: a screen that another one leads to. */
  menu?: Label;
  /** `Query.cases`, `Mutation.registerCase`: whoever may not name it does not see the screen. */
  cell: string;
  page: ComponentType & { load(): Promise<unknown> };
  /** Beside the menu’s entry: how much waits there. */
  waiting?: ComponentType;
}

const onceOpened = (load: () => Promise<{ default: ComponentType }>) => Object.assign(lazy(load), { load });

/** All there are, in the order of the menu. Each folder of screens/ is one; it comes over the line when it is opened. */
export const screens: readonly Screen[] = [
  {
    path: '/',
    menu: { id: 'Kasus', en: 'Cases' },
    cell: 'Query.cases',
    page: onceOpened(() => import('./screens/worklist/Worklist')),
  },
  {
    path: '/inbox',
    menu: { id: 'Tenggat', en: 'Due' },
    cell: 'Alert.case',
    page: onceOpened(() => import('./screens/inbox/Inbox')),
    waiting: lazy(() => import('./screens/inbox/Late')),
  },
  {
    path: '/register',
    menu: { id: 'Daftarkan', en: 'Register' },
    cell: 'Mutation.registerCase',
    page: onceOpened(() => import('./screens/register/Register')),
  },
  {
    path: '/groups',
    menu: { id: 'Kelompok', en: 'Groups' },
    cell: 'Query.groups',
    page: onceOpened(() => import('./screens/groups/Groups')),
  },
  { path: '/groups/:id', cell: 'Query.groups', page: onceOpened(() => import('./screens/groups/GroupPage')) },
  {
    path: '/follow-ups',
    menu: { id: 'Pemantauan', en: 'Follow-up' },
    cell: 'Query.followUps',
    page: onceOpened(() => import('./screens/follow-ups/Agenda')),
  },
  {
    path: '/cases/:id/reintegration',
    cell: 'Case.plans',
    page: onceOpened(() => import('./screens/reintegration/Reintegration')),
  },
  {
    path: '/cases/:id/plan',
    cell: 'Mutation.agreePlan',
    page: onceOpened(() => import('./screens/reintegration/PlanForm')),
  },
  {
    path: '/cases/:id/survey',
    cell: 'Mutation.recordSurvey',
    page: onceOpened(() => import('./screens/reintegration/SurveyForm')),
  },
  {
    path: '/cases/:id/follow-up',
    cell: 'Query.followUps',
    page: onceOpened(() => import('./screens/follow-ups/Sheet')),
  },
  {
    path: '/offers',
    menu: { id: 'Tawaran', en: 'Offers' },
    cell: 'Mutation.answerReferral',
    page: onceOpened(() => import('./screens/offers/Offers')),
  },
  {
    path: '/clearances',
    menu: { id: 'Izin dan hambatan', en: 'Clearances and holds' },
    cell: 'Case.clearances',
    page: onceOpened(() => import('./screens/clearances/Clearances')),
  },
  {
    path: '/movements',
    menu: { id: 'Perjalanan', en: 'Travel' },
    cell: 'Query.movements',
    page: onceOpened(() => import('./screens/travel/Movements')),
  },
  {
    path: '/movements/new',
    cell: 'Mutation.createMovement',
    page: onceOpened(() => import('./screens/travel/NewTrip')),
  },
  {
    path: '/movements/:id/check-in',
    cell: 'Query.movement',
    page: onceOpened(() => import('./screens/check-in/CheckIn')),
  },
  { path: '/movements/:id', cell: 'Query.movement', page: onceOpened(() => import('./screens/travel/MovementPage')) },
  {
    path: '/movements/:id/papers/:kind',
    cell: 'Query.movement',
    page: onceOpened(() => import('./screens/paper/MovementPaper')),
  },
  {
    path: '/handovers',
    menu: { id: 'Serah terima', en: 'Handovers' },
    cell: 'Query.handovers',
    page: onceOpened(() => import('./screens/handovers/Handovers')),
    waiting: lazy(() => import('./screens/handovers/Waiting')),
  },
  {
    path: '/handovers/new',
    cell: 'Mutation.draftHandover',
    page: onceOpened(() => import('./screens/handovers/NewHandover')),
  },
  {
    path: '/handovers/:id',
    cell: 'Query.handover',
    page: onceOpened(() => import('./screens/handovers/HandoverPage')),
  },
  {
    path: '/handovers/:id/addendum',
    cell: 'Mutation.draftAddendum',
    page: onceOpened(() => import('./screens/handovers/Addendum')),
  },
  {
    path: '/handovers/:id/paper',
    cell: 'Query.handover',
    page: onceOpened(() => import('./screens/paper/HandoverPaper')),
  },
  {
    path: '/shelters',
    menu: { id: 'Penampungan', en: 'Shelters' },
    cell: 'Query.shelters',
    page: onceOpened(() => import('./screens/shelters/Shelters')),
  },
  {
    path: '/dashboard',
    menu: { id: 'Statistik', en: 'Statistics' },
    cell: 'Query.publishedNumbers',
    page: onceOpened(() => import('./screens/dashboard/Dashboard')),
  },
  {
    path: '/accounts',
    menu: { id: 'Akun', en: 'Accounts' },
    cell: 'Query.accounts',
    page: onceOpened(() => import('./screens/accounts/Accounts')),
  },
  {
    path: '/accounts/:login',
    cell: 'Query.accounts',
    page: onceOpened(() => import('./screens/accounts/AccountPage')),
  },
  {
    path: '/sessions',
    menu: { id: 'Sesi', en: 'Sessions' },
    cell: 'Query.sessions',
    page: onceOpened(() => import('./screens/accounts/Sessions')),
  },
  {
    path: '/stand-ins',
    menu: { id: 'Unit lain', en: 'Other units' },
    cell: 'Query.accounts',
    page: onceOpened(() => import('./screens/accounts/StandIns')),
  },
  {
    path: '/systems',
    menu: { id: 'Sistem', en: 'Systems' },
    cell: 'Query.clients',
    page: onceOpened(() => import('./screens/systems/Systems')),
  },
  {
    path: '/glass',
    menu: { id: 'Akses darurat', en: 'Emergency access' },
    cell: 'Query.glassReviews',
    page: onceOpened(() => import('./screens/glass/Glasses')),
  },
  {
    path: '/audit',
    menu: { id: 'Audit', en: 'Audit' },
    cell: 'Query.auditEntries',
    page: onceOpened(() => import('./screens/audit/Audit')),
  },
  {
    path: '/matches',
    menu: { id: 'Orang yang sama', en: 'Same person' },
    cell: 'Query.matches',
    page: onceOpened(() => import('./screens/matches/Matches')),
  },
  {
    path: '/disagreements',
    menu: { id: 'Beda keterangan', en: 'Disagreements' },
    cell: 'Query.disagreements',
    page: onceOpened(() => import('./screens/matches/Disagreements')),
  },
  {
    path: '/device',
    menu: { id: 'Perangkat ini', en: 'This device' },
    cell: 'Query.cases',
    page: onceOpened(() => import('./screens/device/Device')),
  },
  { path: '/cases/:id', cell: 'Query.case', page: onceOpened(() => import('./screens/case/CasePage')) },
];
