import { assistanceLevels, assistanceTypes, dimensions } from '#domain';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { optionsOf } from '../../parts/choices';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { providerName } from '../providers/name';
import { Cost } from './Cost';
import { emptyItem, type GoalForm, type ItemForm } from './plan';
import type { Provider } from './questions';
import { texts } from './texts';

interface Fields {
  place: number;
  goal: GoalForm;
  providers: readonly Provider[];
  faults: readonly Fault[];
  onChange: (goal: GoalForm) => void;
  onDrop: () => void;
}

export function GoalFields({ place, goal, providers, faults, onChange, onDrop }: Fields) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const name = number(place + 1);
  const items = (next: ItemForm[]) => onChange({ ...goal, items: next });
  // What goes on from before can't be left out here: it is done or cancelled where it stands.
  const free = goal.items.every(({ continues }) => !continues);
  return (
    <fieldset className="plan-goal">
      <legend>{t.goalNumber(name)}</legend>
      <SelectField
        name={`goals.${place}.dimension`}
        label={t.dimension}
        value={goal.dimension}
        onValue={(dimension) => onChange({ ...goal, dimension })}
        faults={faults}
        options={optionsOf(dimensions, language)}
      />
      <TextField
        name={`goals.${place}.note`}
        label={t.goalNote}
        rows={2}
        value={goal.note}
        onValue={(note) => onChange({ ...goal, note })}
        faults={faults}
        native={{ maxLength: 4000 }}
      />
      {goal.items.map((item, i) => (
        <ItemFields
          key={i}
          at={`goals.${place}.items.${i}.`}
          name={number(i + 1)}
          item={item}
          providers={providers}
          faults={faults}
          onChange={(change) => items(goal.items.with(i, { ...item, ...change }))}
          onDrop={() => items(goal.items.toSpliced(i, 1))}
        />
      ))}
      <div className="deeds">
        <button
          type="button"
          className="second"
          aria-label={t.addItemTo(name)}
          onClick={() => items([...goal.items, emptyItem])}
        >
          + {t.addItem}
        </button>
        {free && (
          <button type="button" className="plain" onClick={onDrop}>
            {t.dropGoal(name)}
          </button>
        )}
      </div>
    </fieldset>
  );
}

interface ItemProps {
  at: string;
  name: string;
  item: ItemForm;
  providers: readonly Provider[];
  faults: readonly Fault[];
  onChange: (change: Partial<ItemForm>) => void;
  onDrop: () => void;
}

function ItemFields({ at, name, item, providers, faults, onChange, onDrop }: ItemProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const fitting = providers.filter(
    ({ id, offers, endedAt }) => id === item.provider || (!endedAt && offers.some((type) => type === item.type)),
  );
  return (
    <fieldset className="plan-item">
      <legend>{t.itemNumber(name)}</legend>
      {item.continues && <p className="soft">↪ {t.continuesText}</p>}
      <div className="row">
        <SelectField
          name={`${at}type`}
          label={t.type}
          value={item.type}
          onValue={(type) => onChange({ type, provider: '' })}
          faults={faults}
          options={optionsOf(assistanceTypes, language)}
        />
        <SelectField
          name={`${at}level`}
          label={t.level}
          value={item.level}
          onValue={(level) => onChange({ level })}
          faults={faults}
          options={optionsOf(assistanceLevels, language)}
        />
      </div>
      <div className="row">
        <SelectField
          name={`${at}provider`}
          label={t.provider}
          empty={t.noProvider}
          value={item.provider}
          onValue={(provider) => onChange({ provider })}
          faults={faults}
          options={fitting.map((one) => ({ value: one.id, label: providerName(one, language) }))}
        />
        <TextField
          name={`${at}plannedOn`}
          label={t.plannedOn}
          optional
          value={item.plannedOn}
          onValue={(plannedOn) => onChange({ plannedOn })}
          faults={faults}
          native={{ type: 'date' }}
        />
      </div>
      <Cost at={at} value={item} onChange={onChange} faults={faults} />
      <TextField
        name={`${at}note`}
        label={t.note}
        optional
        value={item.note}
        onValue={(note) => onChange({ note })}
        faults={faults}
      />
      {!item.continues && (
        <button type="button" className="plain" onClick={onDrop}>
          {t.dropItem(name)}
        </button>
      )}
    </fieldset>
  );
}
