import { inBoth } from '../../language/texts';

export const texts = inBoth(
  {
    assessments: 'Penilaian',
    none: 'Belum ada penilaian.',
    bySpecialist: 'oleh ahli',
    record: 'Catat penilaian',
    kind: 'Apa yang dinilai',
    outcome: 'Hasil',
    assessedOn: 'Dinilai pada',
    specialist: 'Dinilai oleh ahli (anak, medis, atau perlindungan)',
    send: 'Catat',
    missingKind: 'Pilih apa yang dinilai.',
    missingOutcome: 'Pilih hasilnya.',
    wrongDay: 'Isi tanggal yang ada, paling lambat hari ini.',
  },
  {
    assessments: 'Assessments',
    none: 'Nothing was assessed yet.',
    bySpecialist: 'by a specialist',
    record: 'Record an assessment',
    kind: 'What was assessed',
    outcome: 'Outcome',
    assessedOn: 'Assessed on',
    specialist: 'By a specialist (for children, health or protection)',
    send: 'Record',
    missingKind: 'Choose what was assessed.',
    missingOutcome: 'Choose the outcome.',
    wrongDay: 'Give a day that there is, today at the latest.',
  },
);
