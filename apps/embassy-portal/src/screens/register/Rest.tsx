/** What of the form is lists of codes, and stands below what is typed first: it comes over the line after that. */
import { consentPurposes, countries, reportSources, sectors, urgentNeeds } from '#domain';
import { graphql } from '../../api/graphql';
import { useAsk } from '../../api/useAsk';
import { cityOf, useLanguage, useTexts } from '../../language/language';
import { optionsOf } from '../../parts/choices';
import { Answer } from '../../parts/Answer';
import { instantOf, wallIn } from '../../parts/days';
import { FieldGroup, SelectField, TextField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useMay, useMe } from '../../session/session';
import { texts } from './rest-texts';
import type { ofNeeds, ofReport, Typing } from './typing';

const GROUPS = graphql(`
  query GroupsToJoin {
    groups(first: 100) {
      items {
        id
        reference
      }
    }
  }
`);

const others = consentPurposes.codes.filter((purpose) => purpose !== 'ASSISTANCE' && purpose !== 'RESEARCH');

interface TicksProps<Code extends string> {
  codes: readonly Code[];
  ticked: readonly Code[];
  labelOf: (code: Code) => string;
  onTick: (ticked: readonly Code[]) => void;
}

function Ticks<Code extends string>({ codes, ticked, labelOf, onTick }: TicksProps<Code>) {
  return (
    <div className="row">
      {codes.map((code) => (
        <label className="choice" key={code}>
          <input
            type="checkbox"
            checked={ticked.includes(code)}
            onChange={({ target }) =>
              onTick(target.checked ? [...ticked, code] : ticked.filter((other) => other !== code))
            }
          />
          <span>{labelOf(code)}</span>
        </label>
      ))}
    </div>
  );
}

export function Also({ form, onChange }: Typing<'also'>) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <FieldGroup name="also" legend={t.also}>
      <Ticks
        codes={others}
        ticked={form.also}
        labelOf={(purpose) => consentPurposes.label(purpose, language)}
        onTick={(also) => onChange({ also })}
      />
    </FieldGroup>
  );
}

export function Needs({ form, onChange, faults }: Typing<(typeof ofNeeds)[number]>) {
  const t = useTexts(texts);
  const language = useLanguage();
  const born = form.day.trim() || form.month.trim() || form.year.trim();
  return (
    <>
      <div className="row">
        <TextField
          name="alias"
          label={t.alias}
          optional
          value={form.alias}
          onValue={(alias) => onChange({ alias })}
          faults={faults}
          native={{ maxLength: 200 }}
        />
        {!born && (
          <TextField
            name="age"
            label={t.age}
            help={t.ageHelp}
            optional
            value={form.age}
            onValue={(age) => onChange({ age })}
            faults={faults}
            native={{ inputMode: 'numeric', maxLength: 3 }}
          />
        )}
      </div>
      <FieldGroup name="needs" legend={t.needs}>
        <Ticks
          codes={urgentNeeds.codes}
          ticked={form.needs}
          labelOf={(need) => urgentNeeds.label(need, language)}
          onTick={(needs) => onChange({ needs })}
        />
      </FieldGroup>
      <SelectField
        name="sectors"
        label={t.sector}
        help={t.sectorHelp}
        optional
        empty={t.notSaid}
        value={form.sector}
        onValue={(sector) => onChange({ sector })}
        faults={faults}
        options={optionsOf(sectors, language)}
      />
    </>
  );
}

export function Report({ form, onChange, faults }: Typing<(typeof ofReport)[number]>) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const { zone } = useMe().unit;
  const groups = useAsk(GROUPS, {}, { enabled: may.name('Query.groups'), onDevice: true });
  return (
    <Part name="report" title={t.report}>
      {/* A list that was not read must not look like one of no groups. */}
      {groups.error !== undefined && <Answer of={groups}>{() => null}</Answer>}
      <div className="row">
        <SelectField
          name="group"
          label={t.group}
          empty={t.noGroup}
          value={form.group}
          onValue={(group) => onChange({ group })}
          faults={faults}
          options={(groups.data?.groups.items ?? []).map(({ id, reference }) => ({ value: id, label: reference }))}
        />
        <SelectField
          name="country"
          label={t.country}
          value={form.country}
          onValue={(country) => onChange({ country })}
          faults={faults}
          options={optionsOf(countries, language)}
        />
        <SelectField
          name="source"
          label={t.source}
          value={form.source}
          onValue={(source) => onChange({ source: reportSources.has(source) ? source : '' })}
          faults={faults}
          options={optionsOf(reportSources, language)}
        />
        <TextField
          name="receivedAt"
          label={t.receivedAt(cityOf(zone))}
          value={wallIn(form.receivedAt, zone)}
          onValue={(typed) => onChange({ receivedAt: instantOf(typed, zone) })}
          faults={faults}
          native={{ type: 'datetime-local' }}
        />
      </div>
    </Part>
  );
}
