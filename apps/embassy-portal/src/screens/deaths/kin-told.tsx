import { dayIn, instantAt, kinNotices } from '#domain';
import { cityOf, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Choices, FieldGroup, TextField, type Fault } from '../../parts/form';
import { useMe } from '../../session/session';
import { texts } from './texts';

const says = labelsOf(texts);

/** The wall clock of a unit, as the browser's own field writes it: `2026-11-23T09:30`. */
export const instantOf = (wall: string, zone: string): Date | null => {
  const [day = '', time = ''] = wall.split('T');
  return instantAt(day, time.slice(0, 5), zone);
};

/** Nothing that happened is later than now. */
export const latest = (now: Date, zone: string): string => `${dayIn(now, zone)}T23:59`;

export interface KinForm {
  kin: string;
  kinToldAt: string;
  note: string;
}
export const noKin: KinForm = { kin: '', kinToldAt: '', note: '' };

/** What the core asks about the next of kin: when they were told, or why not. */
export function kinFaults({ kin, kinToldAt, note }: KinForm, zone: string): Fault[] {
  if (!kinNotices.has(kin)) return [{ field: 'kin', text: says.missingKin }];
  if (kinNotices.row(kin).told)
    return instantOf(kinToldAt, zone) ? [] : [{ field: 'kinToldAt', text: says.missingTold }];
  return note.trim() ? [] : [{ field: 'note', text: says.missingNote }];
}

/** As the core takes it, of a form without faults. */
export function kinTold({ kin, kinToldAt, note }: KinForm, zone: string) {
  if (!kinNotices.has(kin)) return null;
  const at = kinNotices.row(kin).told ? instantOf(kinToldAt, zone) : null;
  return { kin, ...(at && { kinToldAt: at.toISOString() }), ...(note.trim() && { note: note.trim() }) };
}

interface Asked {
  form: KinForm;
  onChange: (more: Partial<KinForm>) => void;
  faults: readonly Fault[];
}

export function KinTold({ form, onChange, faults }: Asked) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { zone } = useMe().unit;
  const { kin } = form;
  const told = kinNotices.has(kin) && kinNotices.row(kin).told;
  return (
    <>
      <FieldGroup name="kin" legend={t.kinHow} help={t.kinHelp} faults={faults}>
        <Choices
          name="kin"
          value={kin}
          onValue={(value) => onChange({ kin: value })}
          options={optionsOf(kinNotices, language)}
        />
      </FieldGroup>
      {told && (
        <TextField
          name="kinToldAt"
          label={t.toldWhen(cityOf(zone))}
          value={form.kinToldAt}
          onValue={(kinToldAt) => onChange({ kinToldAt })}
          faults={faults}
          native={{ type: 'datetime-local', max: latest(new Date(), zone) }}
        />
      )}
      {kin !== '' && (
        <TextField
          name="note"
          label={told ? t.note : t.noteWhy}
          optional={told}
          rows={2}
          value={form.note}
          onValue={(note) => onChange({ note })}
          faults={faults}
        />
      )}
    </>
  );
}
