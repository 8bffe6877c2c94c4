import type { CodeOf } from './code-list';
import { firstMatch, partsOf } from './free-text';
import type { recruitmentMethods, websitesAndApps } from './htcds';

export type RecruitmentMethod = CodeOf<typeof recruitmentMethods>;
export type WebsiteOrApp = CodeOf<typeof websitesAndApps>;

interface Channel {
  readonly method: RecruitmentMethod;
  readonly website?: WebsiteOrApp;
}

const online = (website: WebsiteOrApp): Channel => ({ method: 'ThroughOnlineSocialNetworks', website });

// The order matters: Facebook Messenger stands before Facebook, an online advert before work.
const channels: readonly (readonly [RegExp, Channel])[] = [
  [/\bmessenger\b/, online('FacebookMessenger')],
  [/\b(?:facebook|fb)\b/, online('Facebook')],
  [/\b(?:instagram|ig)\b/, online('Instagram')],
  [/\b(?:whats ?app|wa)\b/, online('WhatsApp')],
  [/\b(?:telegram|tele)\b/, online('Telegram')],
  [/\btik ?tok\b/, online('TikTok')],
  [/\bviber\b/, online('Viber')],
  [/\bsnap ?chat\b/, online('SnapChat')],
  [/^line$/, online('Line')],
  [/\b4 ?sale\b/, online('4Sale')],
  [/\bwe ?chat\b/, online('WeChat')],
  [/\bqq\b/, online('QQ')],
  [/\bq ?zone\b/, online('QZone')],
  [/^(?:twitter|x|twitter \(x\))$/, online('Twitter')],
  [/\b(?:medsos|media sosial|social (?:media|networks?))\b/, { method: 'ThroughOnlineSocialNetworks' }],
  [
    /\b(?:(?:lowongan|loker|iklan)(?: kerja)? (?:daring|online|internet)|(?:online|internet) (?:job )?(?:ads?|advert\w*))\b/,
    { method: 'ThroughAnOnlineAdvertisement' },
  ],
  [/\b(?:televisi|tv|television)\b/, { method: 'ThroughATelevisionAdvert' }],
  [/\b(?:koran|surat kabar|newspapers?)\b/, { method: 'ThroughANewspaperAdvert' }],
  [
    /\b(?:keluarga|saudara|sepupu|paman|bibi|family|relatives?|cousins?|uncles?|aunts?)\b/,
    { method: 'ThroughFamilyOrFamilyEvents' },
  ],
  [
    /\b(?:teman|kawan|kenalan|sahabat|tetangga|friends?|acquaintances?|neighbou?rs?)\b/,
    { method: 'ThroughFriendsOrSocialEvents' },
  ],
  [/\b(?:sekolah|kampus|smk|school|college|campus)\b/, { method: 'AtAnEducationalInstitution' }],
  [/\b(?:tempat usaha|toko|warung|place of business|shop)\b/, { method: 'AtAPlaceOfBusiness' }],
  [/\b(?:tempat kerja|kantor|at work|workplace)\b/, { method: 'AtWork' }],
  [/\b(?:calo|sponsor|agen|agents?|brokers?)\b/, { method: 'Other' }],
];

export interface Recruitment {
  readonly methods: readonly RecruitmentMethod[];
  readonly websites: readonly WebsiteOrApp[];
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Null when any part of the text is not understood; a blank or 'none' is understood, and says nothing. */
export const readRecruitment = (text: string): Recruitment | null => {
  const read = partsOf(text).map((part) => firstMatch(part, channels));
  const understood = read.filter((channel) => channel !== undefined);
  if (understood.length < read.length) return null;
  return {
    methods: distinct(understood.map((channel) => channel.method)),
    websites: distinct(understood.flatMap((channel) => channel.website ?? [])),
  };
};
