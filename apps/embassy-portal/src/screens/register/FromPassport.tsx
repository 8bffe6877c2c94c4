import { useEffect, useState } from 'react';
import type { MrzChecks } from '#domain';
import { useFormats, useTexts } from '../../language/language';
import { Check } from '../../parts/choices';
import { afterwards } from '../../parts/coming';
import { TextField } from '../../parts/form';
import { texts } from './rest-texts';
import type { Typing } from './typing';

/** The two machine lines, typed, pasted or from a reader that types; nothing is corrected, and each check is told. */
export function FromPassport({ form, onChange }: Typing) {
  const t = useTexts(texts);
  const { list } = useFormats();
  const [lines, setLines] = useState('');
  const [overName, setOverName] = useState(false);
  const [reading, setReading] = useState<typeof import('./reading')>();
  useEffect(() => void afterwards(() => import('./reading')).then(setReading), []);
  const read = lines.trim() ? reading?.readMrz(lines, reading.latestDay(new Date())) : undefined;
  const words: Readonly<Record<keyof MrzChecks, string>> = {
    documentNumber: t.documentNumber,
    birthDate: t.birthDateCheck,
    expiryDate: t.expiryDate,
    personalNumber: t.personalNumber,
    composite: t.composite,
  };
  const failed = read?.ok ? (Object.keys(words) as (keyof MrzChecks)[]).filter((check) => !read.mrz.checks[check]) : [];
  return (
    <>
      <TextField name="mrz" label={t.mrzText} rows={2} value={lines} onValue={setLines} />
      <div role="status">
        {read && !read.ok && <p className="notice">{t.mrzWrong}</p>}
        {read?.ok && (
          <p className={failed.length > 0 ? 'notice' : 'notice good'}>
            {failed.length > 0 ? t.mrzDigits(list(failed.map((check) => words[check]))) : t.mrzGood}{' '}
            {read.mrz.namesMayBeCut && t.mrzCut}
          </p>
        )}
      </div>
      {read?.ok && (
        <>
          {form.name.trim() !== '' && <Check label={t.mrzName} on={overName} onTurn={() => setOverName(!overName)} />}
          <div className="deeds">
            <button
              type="button"
              className="second"
              onClick={() => {
                if (reading) onChange(reading.withMrz(form, read.mrz, overName));
                setLines('');
              }}
            >
              {t.mrzUse}
            </button>
          </div>
        </>
      )}
    </>
  );
}
