import { useEffect, useState } from 'react';
import { countries, stages } from '#domain';
import { useAsk } from '../../api/useAsk';
import { useLanguage, useTexts } from '../../language/language';
import { Check, optionsOf } from '../../parts/choices';
import { SelectField, TextField } from '../../parts/form';
import { useMay } from '../../session/session';
import type { Shown } from './address';
import { GROUPS } from './questions';
import { texts } from './texts';

export interface Sought extends Shown {
  text: string;
}

const NONE: Partial<Sought> = { text: '', todo: '', stage: '', country: '', group: '', mine: false };

export function Filters({ shown, onChange }: { shown: Sought; onChange: (change: Partial<Sought>) => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const groups = useAsk(GROUPS, {}, { enabled: may.name('Query.groups') });
  const [text, setText] = useState(shown.text);
  // Back and forward change what is searched for.
  useEffect(() => setText(shown.text), [shown.text]);
  const filtered = Object.entries(NONE).some(([key, none]) => shown[key as keyof Sought] !== none);
  return (
    <form
      className="filters"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onChange({ text: text.trim() });
      }}
    >
      <div className="row find">
        <TextField
          name="search"
          label={t.search}
          help={t.searchHelp}
          value={text}
          onValue={setText}
          native={{ type: 'search', maxLength: 200 }}
        />
        <button>{t.search}</button>
      </div>
      <div className="row">
        <SelectField
          name="stage"
          label={t.stage}
          empty={t.anyStage}
          value={shown.stage}
          onValue={(stage) => onChange({ stage })}
          options={optionsOf(stages, language)}
        />
        <SelectField
          name="country"
          label={t.country}
          empty={t.anyCountry}
          value={shown.country}
          onValue={(country) => onChange({ country })}
          options={optionsOf(countries, language)}
        />
        {may.name('Query.groups') && (
          <SelectField
            name="group"
            label={t.group}
            empty={t.anyGroup}
            value={shown.group}
            onValue={(group) => onChange({ group })}
            options={(groups.data?.groups.items ?? []).map(({ id, reference }) => ({ value: id, label: reference }))}
          />
        )}
      </div>
      <div className="deeds">
        <Check label={t.mine} on={shown.mine} onTurn={() => onChange({ mine: !shown.mine })} />
        {filtered && (
          <button type="button" className="plain" onClick={() => onChange(NONE)}>
            {t.clear}
          </button>
        )}
      </div>
    </form>
  );
}
