import { useState } from 'react';
import { conditions, itemGaps, itemKinds } from '#domain';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { optionsOf } from '../../parts/choices';
import { Dialog } from '../../parts/Dialog';
import { SelectField, TextField } from '../../parts/form';
import { Tick, TickAll, type Ticks } from '../../parts/Ticks';
import { lineOf, type ItemForm, type LineForm, type Lines, type Listed } from './paper';
import { texts } from './texts';

interface PeopleProps {
  people: readonly Listed[];
  ticks: Ticks;
  lines: Lines;
  onLines: (lines: Lines) => void;
}

/** Who goes on a paper, each with the condition and the things they are given with. */
export function People({ people, ticks, lines, onLines }: PeopleProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const [things, setThings] = useState<Listed>();
  const change = (one: Listed, more: Partial<LineForm>) =>
    onLines({ ...lines, [one.id]: { ...lineOf(one, lines), ...more } });
  const ids = people.map(({ id }) => id);
  return (
    <>
      <table className="rows handed">
        <thead>
          <tr>
            <th className="ticks">
              <TickAll label={t.pickAll} ids={ids} ticks={ticks} />
            </th>
            <th>{t.people}</th>
            <th>{t.condition}</th>
            <th>{t.things}</th>
          </tr>
        </thead>
        <tbody>
          {people.map((one) => {
            const { condition, items } = lineOf(one, lines);
            const on = ticks.ids.has(one.id);
            return (
              <tr key={one.id} className={on ? 'selected' : undefined}>
                <td className="ticks">
                  <Tick label={t.pick(one.name)} on={on} onTurn={() => ticks.turn(one.id)} />
                </td>
                <th scope="row" className="name">
                  {one.name} <span className="number soft">{one.number}</span>
                </th>
                <td>
                  <select
                    aria-label={t.conditionOf(one.name)}
                    value={condition}
                    disabled={!on}
                    onChange={(event) => change(one, { condition: event.target.value })}
                  >
                    {conditions.codes.map((code) => (
                      <option key={code} value={code}>
                        {conditions.label(code, language)}
                      </option>
                    ))}
                  </select>
                </td>
                <td>
                  <button
                    type="button"
                    className="second"
                    aria-label={`${t.thingCount(number(items.length))} · ${one.name}`}
                    disabled={!on}
                    onClick={() => setThings(one)}
                  >
                    {t.thingCount(number(items.length))}
                  </button>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {things && (
        <Things
          of={things}
          line={lineOf(things, lines)}
          onLine={(more) => change(things, more)}
          onClose={() => setThings(undefined)}
        />
      )}
    </>
  );
}

const emptyItem: ItemForm = {
  kind: 'BELONGING',
  name: '',
  dose: '',
  until: '',
  note: '',
  follows: null,
  missing: '',
};

interface ThingsProps {
  of: Listed;
  line: LineForm;
  onLine: (more: Partial<LineForm>) => void;
  onClose: () => void;
}

function Things({ of, line, onLine, onClose }: ThingsProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const items = line.items.length > 0 ? line.items : [emptyItem];
  const untold = of.earlier.filter(({ follows }) => !line.items.some((item) => item.follows === follows));
  const change = (at: number, more: Partial<ItemForm>) =>
    onLine({ items: items.map((item, i) => (i === at ? { ...item, ...more } : item)) });
  // A line that nothing was written in says nothing.
  const close = () => {
    onLine({ items: line.items.filter(({ name }) => name.trim()) });
    onClose();
  };
  return (
    <Dialog title={t.thingsOf(of.name)} onClose={close}>
      {items.map((item, i) => (
        <fieldset className="thing" key={i}>
          <legend className="unseen">{t.things}</legend>
          <div className="row">
            <SelectField
              name={`items.${i}.kind`}
              label={t.kind}
              value={item.kind}
              onValue={(kind) => itemKinds.has(kind) && change(i, { kind })}
              options={optionsOf(itemKinds, language)}
            />
            <TextField
              name={`items.${i}.name`}
              label={t.name}
              value={item.name}
              onValue={(name) => change(i, { name })}
              native={{ maxLength: 200 }}
            />
          </div>
          {item.kind === 'MEDICINE' && (
            <div className="row">
              <TextField
                name={`items.${i}.dose`}
                label={t.dose}
                optional
                value={item.dose}
                onValue={(dose) => change(i, { dose })}
                native={{ maxLength: 200 }}
              />
              <TextField
                name={`items.${i}.until`}
                label={t.until}
                optional
                value={item.until}
                onValue={(until) => change(i, { until })}
                native={{ type: 'date' }}
              />
            </div>
          )}
          {item.follows && (
            <SelectField
              name={`items.${i}.missing`}
              label={t.cameAlong}
              value={item.missing}
              empty={`✓ ${t.comesAlong}`}
              onValue={(missing) => change(i, { missing })}
              options={optionsOf(itemGaps, language)}
            />
          )}
          <button type="button" className="plain" onClick={() => onLine({ items: items.filter((_, at) => at !== i) })}>
            {t.removeThing(item.name)}
          </button>
        </fieldset>
      ))}
      {untold.length > 0 && (
        <div className="notice">
          <p>{t.untoldHelp}</p>
          {untold.map((thing) => (
            <p key={thing.follows}>
              <button type="button" className="plain" onClick={() => onLine({ items: [...line.items, thing] })}>
                {t.tellOf(thing.name)}
              </button>
            </p>
          ))}
        </div>
      )}
      <button
        type="button"
        className="second"
        disabled={items.length >= 40}
        onClick={() => onLine({ items: [...items, emptyItem] })}
      >
        {t.addThing}
      </button>
      <TextField
        name="line-note"
        label={t.note}
        help={t.noteHelp}
        optional
        rows={2}
        value={line.note}
        onValue={(note) => onLine({ note })}
      />
      <div className="deeds">
        <button type="button" onClick={close}>
          {t.keep}
        </button>
      </div>
    </Dialog>
  );
}
