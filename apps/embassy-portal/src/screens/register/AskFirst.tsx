import { lazy, Suspense } from 'react';
import { useTexts } from '../../language/language';
import { coming } from '../../parts/coming';
import { Choices, FieldGroup, TextField } from '../../parts/form';
import { Part } from '../../parts/Part';
import type { Form } from './form';
import { texts } from './texts';
import { ofFirst, ofItsOwn } from './typing';

const grounds = ['CONSENT', 'GUARDIAN_ASSENT', 'VITAL_INTEREST', 'REFUSED'] as const;
const Also = lazy(() => coming(() => import('./Rest').then(({ Also: part }) => ({ default: part }))));

/** Whoever has not been asked is not written down; and before any name, how they may be reached without harm. */
export const AskFirst = ofItsOwn(ofFirst, function AskFirst(typing) {
  const { form, onChange, faults } = typing;
  const t = useTexts(texts);
  return (
    <Part name="first" title={t.first}>
      <FieldGroup name="ground" legend={t.ground} faults={faults}>
        <Choices
          name="ground"
          value={form.ground}
          onValue={(ground) => onChange({ ground: ground as Form['ground'] })}
          options={grounds.map((value) => ({ value, label: t[value] }))}
        />
      </FieldGroup>
      {form.ground !== '' && form.ground !== 'REFUSED' && (
        <Suspense>
          <Also {...typing} />
        </Suspense>
      )}
      <TextField
        name="safeContact"
        label={t.safeContact}
        help={t.safeContactHelp}
        optional
        rows={2}
        value={form.safeContact}
        onValue={(safeContact) => onChange({ safeContact })}
        faults={faults}
      />
    </Part>
  );
});
