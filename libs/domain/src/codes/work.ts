import { firstMatch, partsOf } from './free-text';
import type { Sector } from './htcds';

// The order matters: an online shop is no scam, and who fishes is told apart from who farms.
const work: readonly (readonly [RegExp, Sector])[] = [
  [
    /\b(?:scam\w*|penipuan|judol|judi|operator (?:judi|slot)|online gambling|gambling|love scam)\b/,
    'OnlineScamsAndGambling',
  ],
  [
    /\b(?:abk|anak buah kapal|nelayan|ikan|perikanan|kapal ikan|fishing|fisher\w*|fishery|seafarer)\b/,
    'A03_FishingAndAquaculture',
  ],
  [
    /\b(?:prt|art|pembantu|rumah tangga|pekerja domestik|pengasuh|domestic|household|maid|nanny|caregiver)\b/,
    'T_ActivitiesOfHouseholdsAsEmployers',
  ],
  [
    /\b(?:kebun|perkebunan|sawit|pertanian|tani|buruh tani|ladang|hutan|plantation|palm oil|farm\w*|agricultur\w*|forestry)\b/,
    'A_AgricultureForestryAndFishing',
  ],
  [/\b(?:tambang|pertambangan|mining|mine)\b/, 'B_MiningAndQuarrying'],
  [/\b(?:pabrik|manufaktur|garmen|factory|manufactur\w*|garment)\b/, 'C_Manufacturing'],
  [/\b(?:konstruksi|bangunan|kuli bangunan|construction|building site)\b/, 'F_Construction'],
  [/\b(?:toko|pasar|dagang|pedagang|shop|market|retail)\b/, 'G_WholesaleAndRetailTradeRepairOfMotorVehicles'],
  [
    /\b(?:restoran|rumah makan|hotel|kafe|warung|restaurant|cafe|catering)\b/,
    'I_AccommodationAndFoodServiceActivities',
  ],
  [/\b(?:sopir|supir|kurir|kargo|gudang|driver|courier|warehouse)\b/, 'H_TransportationAndStorage'],
  [/\b(?:karaoke|klub|hiburan|bar|nightclub|entertain\w*)\b/, 'R_ArtsEntertainmentAndRecreation'],
  [/\b(?:salon|spa|pijat|terapis|massage|laundry|beauty)\b/, 'S_OtherServiceActivities'],
];

/** In what somebody was made to work; null when any part of the text is not understood. */
export const readSectors = (text: string): readonly Sector[] | null => {
  const read = partsOf(text).map((part) => firstMatch(part, work));
  const understood = read.filter((sector) => sector !== undefined);
  return understood.length < read.length ? null : [...new Set(understood)];
};
