import { codeList, type CodeOf } from './code-list';
import { firstMatch, partsOf } from './free-text';

/** What can't wait for screening. Details are testimony or health data and belong in the vault, not here. */
export const urgentNeeds = codeList({
  INJURY: { id: 'Luka atau cedera', en: 'Injury' },
  PREGNANCY: { id: 'Kehamilan', en: 'Pregnancy' },
  FEVER_OR_INFECTION: { id: 'Demam atau infeksi', en: 'Fever or infection' },
  CHRONIC_ILLNESS: { id: 'Penyakit kronis', en: 'Chronic illness' },
  SEXUAL_VIOLENCE: { id: 'Kekerasan seksual', en: 'Sexual violence' },
  SUICIDE_RISK: { id: 'Risiko bunuh diri', en: 'Risk of suicide' },
  MENTAL_DISTRESS: { id: 'Tekanan jiwa', en: 'Mental distress' },
  WITHDRAWAL: { id: 'Putus zat', en: 'Substance withdrawal' },
  DISABILITY: { id: 'Disabilitas', en: 'Disability' },
  CHILD: { id: 'Anak', en: 'Child' },
  SAFETY: { id: 'Ancaman keselamatan', en: 'Threat to safety' },
  OTHER: { id: 'Lainnya', en: 'Other' },
});
export type UrgentNeed = CodeOf<typeof urgentNeeds>;

const words: readonly (readonly [RegExp, UrgentNeed])[] = [
  [/\b(?:bunuh diri|suicid\w*|menyakiti diri|self[- ]harm\w*)\b/, 'SUICIDE_RISK'],
  [/\b(?:perkosa\w*|diperkosa|kekerasan seksual|rape\w*|sexual (?:violence|assault|abuse))\b/, 'SEXUAL_VIOLENCE'],
  [/\b(?:hamil|kehamilan|mengandung|pregnan\w*)\b/, 'PREGNANCY'],
  [/\b(?:luka\w*|cedera|patah|memar|terbakar|injur\w*|wound\w*|fractur\w*|broken|bruis\w*|burns?)\b/, 'INJURY'],
  [
    /\b(?:demam|infeksi|batuk|malaria|tbc?|diare|fever\w*|infect\w*|cough|tuberculosis|diarrh\w*)\b/,
    'FEVER_OR_INFECTION',
  ],
  [
    /\b(?:tekanan darah|hipertensi|darah tinggi|diabetes|kencing manis|jantung|asma|hiv|epilepsi|ginjal|kronis|blood pressure|hypertension|heart|asthma|epilepsy|kidney|chronic)\b/,
    'CHRONIC_ILLNESS',
  ],
  [/\b(?:sakau|putus zat|withdrawal)\b/, 'WITHDRAWAL'],
  [/\b(?:trauma|depresi|cemas|panik|depress\w*|anxi\w*|panic|distress\w*)\b/, 'MENTAL_DISTRESS'],
  [/\b(?:disabilitas|difabel|disab\w*|tuli|deaf|buta|blind|kursi roda|wheelchair)\b/, 'DISABILITY'],
  [/\b(?:diancam|ancaman|threat\w*)\b/, 'SAFETY'],
  // Only where the person is the child: 'punya anak' (has children) is no need of this kind.
  [/^(?:anak|bayi|child|minor|baby|infant)\b|\b(?:di bawah umur|under ?age)\b/, 'CHILD'],
];

export interface UrgentNeedsRead {
  readonly needs: readonly UrgentNeed[];
  /** The words as they were written, whenever there were any: a code never says '5 months'. */
  readonly note: string | null;
}

/** What is not understood is OTHER, and its note must be read by a person. */
export const readNeed = (text: string): UrgentNeedsRead => {
  const parts = partsOf(text);
  if (parts.length === 0) return { needs: [], note: null };
  return { needs: [...new Set(parts.map((part) => firstMatch(part, words) ?? 'OTHER'))], note: text.trim() };
};
