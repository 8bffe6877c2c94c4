import { codeList, type CodeOf } from './code-list';

/*
 * The code lists of IOM's Human Trafficking Case Data Standard 2.0 (CC BY 4.0, International Organization for
 * Migration; no endorsement). Value names are the standard's own, misspelling included, since they go on the wire.
 * Local extensions stand at the end of their list and name, in `htcdsExtensions`, the value they are exported as.
 */

export const organisationTypes = codeList({
  NGO: { id: 'Lembaga swadaya masyarakat', en: 'NGO' },
  LawEnforcement: { id: 'Penegak hukum', en: 'Law enforcement' },
  HealthServiceOrganisation: { id: 'Layanan kesehatan', en: 'Health service organisation' },
  CentralGovernmentOrganisation: { id: 'Pemerintah pusat', en: 'Central government organisation' },
  LocalGovernmentOrganisation: { id: 'Pemerintah daerah', en: 'Local government organisation' },
  ImmigrationService: { id: 'Imigrasi', en: 'Immigration service' },
  LegalService: { id: 'Layanan hukum', en: 'Legal service' },
  CorporateBusiness: { id: 'Perusahaan', en: 'Corporate business' },
  SchoolOrCollege: { id: 'Sekolah atau perguruan tinggi', en: 'School or college' },
});

export const genders = codeList({
  Feminine: { id: 'Perempuan', en: 'Feminine' },
  Masculine: { id: 'Laki-laki', en: 'Masculine' },
  TransgenderFeminine: { id: 'Transgender perempuan', en: 'Transgender feminine' },
  TransgenderMasculine: { id: 'Transgender laki-laki', en: 'Transgender masculine' },
  NonConforming: { id: 'Nonbiner', en: 'Non-conforming' },
  NonSpecifiedUnknown: { id: 'Tidak disebutkan atau tidak diketahui', en: 'Not specified or unknown' },
});

export const maritalStatuses = codeList({
  Single: { id: 'Belum menikah', en: 'Single' },
  Married: { id: 'Menikah', en: 'Married' },
  Widowed: { id: 'Cerai mati', en: 'Widowed' },
  Divorced: { id: 'Cerai hidup', en: 'Divorced' },
  Separated: { id: 'Berpisah', en: 'Separated' },
  RegisteredPartnership: { id: 'Kemitraan terdaftar', en: 'Registered partnership' },
});

export const educationLevels = codeList({
  EarlyChildhoodEducation: { id: 'Pendidikan anak usia dini', en: 'Early childhood education' },
  PrimaryEducation: { id: 'SD atau sederajat', en: 'Primary education' },
  LowerSecondaryEducation: { id: 'SMP atau sederajat', en: 'Lower secondary education' },
  UpperSecondaryEducation: { id: 'SMA/SMK atau sederajat', en: 'Upper secondary education' },
  PostSecondaryNonTertiaryEducation: {
    id: 'Pascamenengah nontinggi',
    en: 'Post-secondary non-tertiary education',
  },
  ShortCycleTertiaryEducation: { id: 'Diploma', en: 'Short-cycle tertiary education' },
  BachelorsOrEquivalentLevel: { id: 'Sarjana atau setara', en: 'Bachelor’s or equivalent level' },
  MastersOrEquivalentLevel: { id: 'Magister atau setara', en: 'Master’s or equivalent level' },
  DoctoralOrEquivalentLevel: { id: 'Doktor atau setara', en: 'Doctoral or equivalent level' },
});

export const traffickingStatuses = codeList({
  PossibleVictimOfTrafficking: { id: 'Terindikasi korban TPPO', en: 'Possible victim of trafficking' },
  ActualVictimOfTrafficking: { id: 'Korban TPPO', en: 'Actual victim of trafficking' },
  NotAVictimOfTrafficking: { id: 'Bukan korban TPPO', en: 'Not a victim of trafficking' },
});

export const decisionMakingOrganisations = codeList({
  Police: { id: 'Kepolisian', en: 'Police' },
  NGO: { id: 'Lembaga swadaya masyarakat', en: 'NGO' },
  CourtOrProsecution: { id: 'Pengadilan atau kejaksaan', en: 'Court or prosecution' },
  NonPoliceGovernmentalOrganization: {
    id: 'Instansi pemerintah selain kepolisian',
    en: 'Non-police governmental organization',
  },
  Other: { id: 'Lainnya', en: 'Other' },
});

/** CTDC counts intimate partners and friends apart; HTCDS knows both as Acquainted. */
export const relationshipsToTrafficker = codeList({
  Familial: { id: 'Keluarga', en: 'Familial' },
  Acquainted: { id: 'Kenal', en: 'Acquainted' },
  Unaquainted: { id: 'Tidak kenal', en: 'Unacquainted' },
  IntimatePartner: { id: 'Pasangan', en: 'Intimate partner' },
  Friend: { id: 'Teman', en: 'Friend' },
});

export const recruitmentMethods = codeList({
  AtAPlaceOfBusiness: { id: 'Di tempat usaha', en: 'At a place of business' },
  AtAnEducationalInstitution: { id: 'Di lembaga pendidikan', en: 'At an educational institution' },
  AtWork: { id: 'Di tempat kerja', en: 'At work' },
  ThroughOnlineSocialNetworks: { id: 'Melalui media sosial', en: 'Through online social networks' },
  ThroughAnOnlineAdvertisement: { id: 'Melalui lowongan daring', en: 'Through an online advertisement' },
  ThroughATelevisionAdvert: { id: 'Melalui iklan televisi', en: 'Through a television advert' },
  ThroughANewspaperAdvert: { id: 'Melalui iklan surat kabar', en: 'Through a newspaper advert' },
  ThroughFamilyOrFamilyEvents: { id: 'Melalui keluarga atau acara keluarga', en: 'Through family or family events' },
  ThroughFriendsOrSocialEvents: { id: 'Melalui teman atau kenalan', en: 'Through friends or social events' },
  Other: { id: 'Lainnya', en: 'Other' },
});

/** One list for recruitment and exploitation, as in the standard. */
export const websitesAndApps = codeList({
  Facebook: { id: 'Facebook', en: 'Facebook' },
  Instagram: { id: 'Instagram', en: 'Instagram' },
  WhatsApp: { id: 'WhatsApp', en: 'WhatsApp' },
  Telegram: { id: 'Telegram', en: 'Telegram' },
  FacebookMessenger: { id: 'Facebook Messenger', en: 'Facebook Messenger' },
  Viber: { id: 'Viber', en: 'Viber' },
  SnapChat: { id: 'Snapchat', en: 'Snapchat' },
  Line: { id: 'Line', en: 'Line' },
  '4Sale': { id: '4Sale', en: '4Sale' },
  WeChat: { id: 'WeChat', en: 'WeChat' },
  QQ: { id: 'QQ', en: 'QQ' },
  QZone: { id: 'QZone', en: 'QZone' },
  TikTok: { id: 'TikTok', en: 'TikTok' },
  Twitter: { id: 'Twitter (X)', en: 'Twitter (X)' },
  Other: { id: 'Lainnya', en: 'Other' },
});

/** RestrictsMovement and UsesChildren are defined in the standard's text but missing from its pick list. */
export const methodsOfControl = codeList({
  PhysicalThreats: { id: 'Ancaman fisik', en: 'Physical threats' },
  ThreatsLawEnforcement: { id: 'Ancaman dilaporkan kepada aparat', en: 'Threats of law enforcement' },
  ThreatensChildrenFamily: { id: 'Ancaman terhadap anak atau keluarga', en: 'Threatens children or family' },
  DebtBondage: { id: 'Jeratan utang', en: 'Debt bondage' },
  FalsePromises: { id: 'Janji palsu', en: 'False promises' },
  PhysicalAbuse: { id: 'Kekerasan fisik', en: 'Physical abuse' },
  SexualAbuse: { id: 'Kekerasan seksual', en: 'Sexual abuse' },
  TakesEarnings: { id: 'Penghasilan diambil', en: 'Takes earnings' },
  RestrictsFinancialAccess: { id: 'Akses keuangan dibatasi', en: 'Restricts financial access' },
  RestrictsMedicalCare: { id: 'Perawatan medis dibatasi', en: 'Restricts medical care' },
  WithholdsNecessities: { id: 'Kebutuhan pokok ditahan', en: 'Withholds necessities' },
  PsychologicalAbuse: { id: 'Kekerasan psikis', en: 'Psychological abuse' },
  PsychoactiveSubstance: { id: 'Zat psikoaktif', en: 'Psychoactive substance' },
  ExcessiveWorkingHours: { id: 'Jam kerja berlebihan', en: 'Excessive working hours' },
  WithholdsDocuments: { id: 'Dokumen ditahan', en: 'Withholds documents' },
  Other: { id: 'Lainnya', en: 'Other' },
  RestrictsMovement: { id: 'Gerak dibatasi', en: 'Restricts movement' },
  UsesChildren: { id: 'Memanfaatkan anak korban', en: 'Uses children' },
});

/** ForcedCriminality (online scams and gambling among it) has no value in the standard. */
export const exploitationTypes = codeList({
  ForcedLabour: { id: 'Kerja paksa', en: 'Forced labour' },
  SexualExploitation: { id: 'Eksploitasi seksual', en: 'Sexual exploitation' },
  ChildLabour: { id: 'Pekerja anak', en: 'Child labour' },
  ForcedMarriage: { id: 'Kawin paksa', en: 'Forced marriage' },
  Servitude: { id: 'Perhambaan', en: 'Servitude' },
  ForcedMilitaryByNonStateActors: {
    id: 'Paksaan bertempur oleh pihak nonnegara',
    en: 'Forced military (by non-state actors)',
  },
  OrganRemoval: { id: 'Pengambilan organ', en: 'Organ removal' },
  ForcedBegging: { id: 'Paksaan mengemis', en: 'Forced begging' },
  ForcedAdoption: { id: 'Adopsi paksa', en: 'Forced adoption' },
  Surrogacy: { id: 'Ibu pengganti', en: 'Surrogacy' },
  Other: { id: 'Lainnya', en: 'Other' },
  ForcedCriminality: { id: 'Paksaan berbuat pidana', en: 'Forced criminality' },
});

export const sexExploitationTypes = codeList({
  Prostitution: { id: 'Pelacuran', en: 'Prostitution' },
  Pornography: { id: 'Pornografi', en: 'Pornography' },
  RemoteInteractiveServices: { id: 'Layanan interaktif jarak jauh', en: 'Remote interactive services' },
  PrivateSexualServices: { id: 'Layanan seksual pribadi', en: 'Private sexual services' },
});

/** Sections of ISIC revision 4. */
const sections = {
  A_AgricultureForestryAndFishing: {
    id: 'Pertanian, kehutanan dan perikanan',
    en: 'Agriculture, forestry and fishing',
  },
  B_MiningAndQuarrying: { id: 'Pertambangan dan penggalian', en: 'Mining and quarrying' },
  C_Manufacturing: { id: 'Industri pengolahan', en: 'Manufacturing' },
  D_ElectricityGasSteamAndAirConditioningSupply: {
    id: 'Pengadaan listrik, gas, uap dan udara dingin',
    en: 'Electricity, gas, steam and air conditioning supply',
  },
  E_WaterSupplySewerageWasteManagement: {
    id: 'Pengelolaan air, air limbah dan sampah',
    en: 'Water supply; sewerage, waste management and remediation',
  },
  F_Construction: { id: 'Konstruksi', en: 'Construction' },
  G_WholesaleAndRetailTradeRepairOfMotorVehicles: {
    id: 'Perdagangan; reparasi kendaraan bermotor',
    en: 'Wholesale and retail trade; repair of motor vehicles and motorcycles',
  },
  H_TransportationAndStorage: { id: 'Pengangkutan dan pergudangan', en: 'Transportation and storage' },
  I_AccommodationAndFoodServiceActivities: {
    id: 'Akomodasi dan makan minum',
    en: 'Accommodation and food service activities',
  },
  J_InformationAndCommunication: { id: 'Informasi dan komunikasi', en: 'Information and communication' },
  K_FinancialAndInsuranceActivities: { id: 'Keuangan dan asuransi', en: 'Financial and insurance activities' },
  L_RealEstateActivities: { id: 'Real estat', en: 'Real estate activities' },
  M_ProfessionalScientificAndTechnicalActivities: {
    id: 'Jasa profesional, ilmiah dan teknis',
    en: 'Professional, scientific and technical activities',
  },
  N_AdministrativeAndSupportServiceActivities: {
    id: 'Jasa administrasi dan penunjang usaha',
    en: 'Administrative and support service activities',
  },
  O_PublicAdministrationAndDefence: {
    id: 'Administrasi pemerintahan, pertahanan dan jaminan sosial wajib',
    en: 'Public administration and defence; compulsory social security',
  },
  P_Education: { id: 'Pendidikan', en: 'Education' },
  Q_HumanHealthAndSocialWorkActivities: {
    id: 'Kesehatan dan kegiatan sosial',
    en: 'Human health and social work activities',
  },
  R_ArtsEntertainmentAndRecreation: { id: 'Kesenian, hiburan dan rekreasi', en: 'Arts, entertainment and recreation' },
  S_OtherServiceActivities: { id: 'Jasa lainnya', en: 'Other service activities' },
  T_ActivitiesOfHouseholdsAsEmployers: {
    id: 'Rumah tangga sebagai pemberi kerja',
    en: 'Activities of households as employers',
  },
  U_ActivitiesOfExtraterritorialOrganizations: {
    id: 'Badan internasional dan ekstrateritorial',
    en: 'Activities of extraterritorial organizations and bodies',
  },
} as const;
export const forcedLabourIndustries = codeList(sections);

/**
 * In what somebody was made to work: the standard's sections, of which fishing is told apart since crews are met so often,
 * and work that is a crime, for which neither the standard nor ISIC has a word.
 */
export const sectors = codeList({
  ...sections,
  A_AgricultureForestryAndFishing: { id: 'Pertanian dan kehutanan', en: 'Agriculture and forestry' },
  A03_FishingAndAquaculture: { id: 'Perikanan (ABK)', en: 'Fishing and aquaculture' },
  T_ActivitiesOfHouseholdsAsEmployers: { id: 'Rumah tangga (pekerja domestik)', en: 'Domestic work in households' },
  OnlineScamsAndGambling: { id: 'Penipuan dan judi daring', en: 'Online scams and gambling' },
});

export type Sector = CodeOf<typeof sectors>;

/** Deprecated by the standard: read from others' files, never asked for. */
export const vulnerabilities = codeList({
  Addiction: { id: 'Kecanduan', en: 'Addiction' },
  SocialGroup: { id: 'Kelompok sosial', en: 'Social group' },
  Discrimination: { id: 'Diskriminasi', en: 'Discrimination' },
  Poverty: { id: 'Kemiskinan', en: 'Poverty' },
  DisabilityAndPhysicalHealth: { id: 'Disabilitas dan kesehatan fisik', en: 'Disability and physical health' },
  MentalHealth: { id: 'Kesehatan jiwa', en: 'Mental health' },
  Migration: { id: 'Migrasi', en: 'Migration' },
  Homelessness: { id: 'Tunawisma', en: 'Homelessness' },
  AbuseSocialMedia: { id: 'Kekerasan di media sosial', en: 'Abuse - social media' },
  AbusePhysical: { id: 'Kekerasan fisik', en: 'Abuse - physical' },
  Education: { id: 'Pendidikan', en: 'Education' },
  WorkEnvironment: { id: 'Lingkungan kerja', en: 'Work environment' },
});

export const perpetratorRoles = codeList({
  TravellingPartner: { id: 'Teman perjalanan', en: 'Travelling partner' },
  Transporter: { id: 'Pengangkut', en: 'Transporter' },
  RecruiterOrIntermediary: { id: 'Perekrut atau perantara', en: 'Recruiter or intermediary' },
  BrokerTravelAgent: { id: 'Calo atau agen perjalanan', en: 'Broker or travel agent' },
  TransferredIndividual: { id: 'Memindahkan korban', en: 'Transferred individual' },
  HarbouredIndividual: { id: 'Menampung korban', en: 'Harboured individual' },
  SoldIndividual: { id: 'Menjual korban', en: 'Sold individual' },
  BoughtIndividual: { id: 'Membeli korban', en: 'Bought individual' },
  ReceivedIndividual: { id: 'Menerima korban', en: 'Received individual' },
  ControlledIndividual: { id: 'Mengendalikan korban', en: 'Controlled individual' },
  Smuggler: { id: 'Penyelundup', en: 'Smuggler' },
  Abuser: { id: 'Pelaku kekerasan', en: 'Abuser' },
  Kidnapper: { id: 'Penculik', en: 'Kidnapper' },
  Exploiter: { id: 'Pengeksploitasi', en: 'Exploiter' },
  Other: { id: 'Lainnya', en: 'Other' },
});

export const htcdsCaseStatuses = codeList({
  Active: { id: 'Aktif', en: 'Active' },
  FollowUp: { id: 'Pemantauan lanjutan', en: 'Follow up' },
  Closed: { id: 'Ditutup', en: 'Closed' },
  ClosedReferred: { id: 'Ditutup, dirujuk', en: 'Closed, referred' },
});

/** For incoming and outgoing referrals alike. */
export const referralReasons = codeList({
  AdditionalServicesRequired: { id: 'Memerlukan layanan lain', en: 'Additional services required' },
  MigrationOrChangeOfLocation: { id: 'Pindah tempat', en: 'Migration or change of location' },
  Other: { id: 'Lainnya', en: 'Other' },
});

export const historicEventTypes = codeList({
  Recruitment: { id: 'Perekrutan', en: 'Recruitment' },
  Transit: { id: 'Transit', en: 'Transit' },
  Exploitation: { id: 'Eksploitasi', en: 'Exploitation' },
});

export const supportPlanTypes = codeList({
  Education: { id: 'Pendidikan', en: 'Education' },
  Financial: { id: 'Keuangan', en: 'Financial' },
  Health: { id: 'Kesehatan', en: 'Health' },
  LabourExploitationRehabilitation: {
    id: 'Rehabilitasi eksploitasi kerja',
    en: 'Labour exploitation rehabilitation',
  },
  Legal: { id: 'Hukum', en: 'Legal' },
  Livelihood: { id: 'Penghidupan', en: 'Livelihood' },
  RightsBasedTraining: { id: 'Pelatihan tentang hak', en: 'Rights-based training' },
  SexualExploitationRehabilitation: {
    id: 'Rehabilitasi eksploitasi seksual',
    en: 'Sexual exploitation rehabilitation',
  },
  SocialCare: { id: 'Pelayanan sosial', en: 'Social care' },
});

export const migrantTypes = codeList({
  Family: { id: 'Keluarga', en: 'Family' },
  Visitor: { id: 'Pelancong', en: 'Visitor or tourist' },
  Labour: { id: 'Pekerja', en: 'Labour' },
  Student: { id: 'Pelajar', en: 'Student' },
  Irregular: { id: 'Tidak berdokumen', en: 'Irregular' },
});

export const protectionClasses = codeList({
  AsylumSeeker: { id: 'Pencari suaka', en: 'Asylum seeker' },
  Refugee: { id: 'Pengungsi', en: 'Refugee' },
  ComplementaryProtection: { id: 'Perlindungan pelengkap', en: 'Complementary protection' },
  Stateless: { id: 'Tanpa kewarganegaraan', en: 'Stateless' },
});

/** Guidance 7 of the standard. Deportee is forced and Returnee voluntary: the one is never exported as the other. */
export const migrationClasses = codeList({
  Environmental: { id: 'Migran lingkungan', en: 'Environmental' },
  Vulnerable: { id: 'Migran rentan', en: 'Vulnerable' },
  Stranded: { id: 'Migran telantar', en: 'Stranded' },
  Forced: { id: 'Migran terpaksa', en: 'Forced' },
  Deportee: { id: 'Dideportasi', en: 'Deportee' },
  ExCombatant: { id: 'Mantan kombatan', en: 'Ex-combatant' },
  IDP: { id: 'Pengungsi internal', en: 'Internally displaced person' },
  SeparatedOrUnaccompaniedChild: {
    id: 'Anak terpisah atau tanpa pendamping',
    en: 'Separated or unaccompanied child',
  },
  Returnee: { id: 'Pulang sukarela', en: 'Returnee' },
});

/** Local code -> the HTCDS value it leaves as. */
export const htcdsExtensions = {
  RestrictsMovement: 'Other',
  UsesChildren: 'Other',
  ForcedCriminality: 'ForcedLabour',
  IntimatePartner: 'Acquainted',
  Friend: 'Acquainted',
} as const satisfies Record<string, string>;

/** Code of any list above -> the value that goes on the wire. */
export const htcdsValue = (code: string): string =>
  Object.hasOwn(htcdsExtensions, code) ? htcdsExtensions[code as keyof typeof htcdsExtensions] : code;
