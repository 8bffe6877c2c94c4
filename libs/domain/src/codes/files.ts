import { codeList, type CodeOf } from './code-list';

const everyStep = ['CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY'] as const;

/** What a file is, and which reaches may open it: what is said and how somebody is stay with who helps. */
export const fileKinds = codeList({
  PHOTO: { id: 'Foto orang', en: 'Photograph of the person', reaches: everyStep },
  IDENTITY_PAPER: { id: 'Surat identitas', en: 'Identity paper', reaches: ['CUSTODY', 'TRAVEL', 'INQUIRY'] },
  TRAVEL_PAPER: { id: 'Dokumen perjalanan', en: 'Travel paper', reaches: ['CUSTODY', 'TRAVEL'] },
  SIGNED_FORM: { id: 'Formulir bertanda tangan', en: 'Signed form', reaches: ['CUSTODY', 'CARE', 'AFTERCARE'] },
  HANDOVER_PAPER: { id: 'Berkas serah terima', en: 'Signed handover', reaches: ['CUSTODY', 'CARE', 'TRAVEL'] },
  FINDING: { id: 'Surat penetapan', en: 'Paper of a finding', reaches: ['CUSTODY', 'INQUIRY'] },
  MEDICAL: { id: 'Surat medis', en: 'Medical paper', reaches: ['CUSTODY', 'CARE', 'AFTERCARE'] },
  TESTIMONY: { id: 'Kesaksian', en: 'Testimony', reaches: ['CUSTODY', 'INQUIRY'] },
  OTHER: { id: 'Lainnya', en: 'Other', reaches: ['CUSTODY'] },
} as const);
export type FileKind = CodeOf<typeof fileKinds>;

/** What is taken: kinds that can be made anew or looked through. */
export const mediaTypes = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** What is found in a PDF that a reader would act on, fetch or unpack, or that tells where a picture was taken. */
export const unsafeInPdf = codeList({
  JavaScript: { id: 'program', en: 'a program' },
  Launch: { id: 'perintah membuka program', en: 'an order to start a program' },
  EmbeddedFile: { id: 'berkas lain', en: 'another file' },
  RichMedia: { id: 'media yang diputar', en: 'media that plays' },
  Rendition: { id: 'suara atau film', en: 'sound or film' },
  XFA: { id: 'formulir yang berjalan', en: 'a form that acts' },
  SubmitForm: { id: 'formulir yang mengirim', en: 'a form that sends' },
  ImportData: { id: 'perintah mengambil data', en: 'an order to fetch data' },
  GoToE: { id: 'tautan ke berkas lain', en: 'a link into another file' },
  Encrypt: { id: 'kunci atau sandi', en: 'a lock or password' },
  ObjStm: { id: 'bagian yang tidak dapat diperiksa', en: 'parts that can not be looked into' },
  Flate: { id: 'isi yang terlalu besar bila dibuka', en: 'contents that unpack too large' },
  GPS: { id: 'tempat gambar diambil', en: 'the place where a picture was taken' },
});
