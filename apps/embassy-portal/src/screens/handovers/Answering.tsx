import { itemGaps, personRefusals } from '#domain';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { optionsOf } from '../../parts/choices';
import { SelectField, TextField, type Fault } from '../../parts/form';
import { knownAs } from '../../parts/person';
import { NotTold, useThing, WhoIsGiven } from './Given';
import type { Answer } from './paper';
import type { Handed } from './questions';
import { texts } from './texts';

interface AnsweringProps {
  one: Handed;
  answer: Answer;
  faults: readonly Fault[];
  onAnswer: (answer: Answer) => void;
}

const without = <T,>(from: Readonly<Record<string, T>>, key: string) =>
  Object.fromEntries(Object.entries(from).filter(([one]) => one !== key));

/** What the receiver says of one person and of each of their things, before signing. */
export function Answering({ one, answer, faults, onAnswer }: AnsweringProps) {
  const t = useTexts(texts);
  const language = useLanguage();
  const thing = useThing();
  const id = one.case.id;
  const who = knownAs(one.person, t.unnamed);
  const refused = answer.refused[id];
  const refuse = (said: { reason: string; note: string }) =>
    onAnswer({ ...answer, refused: { ...answer.refused, [id]: said } });
  const turn = () =>
    refused ? onAnswer({ ...answer, refused: without(answer.refused, id) }) : refuse({ reason: '', note: '' });
  const miss = (item: string, reason: string) =>
    onAnswer({
      ...answer,
      missing: reason ? { ...answer.missing, [item]: reason } : without(answer.missing, item),
    });
  return (
    <li className={refused ? 'refused' : undefined}>
      <WhoIsGiven one={one} />
      {!refused && one.items.length > 0 && (
        <ul className="things">
          {one.items.map((item) => (
            <li key={item.id}>
              <span>{thing(item)}</span>
              {item.missing ? (
                <span>
                  ✕ {t.notAlong}: {labelOf(itemGaps, item.missing, language)}
                </span>
              ) : (
                <select
                  aria-label={t.notThere(item.name ?? '')}
                  value={answer.missing[item.id] ?? ''}
                  onChange={(event) => miss(item.id, event.target.value)}
                >
                  <option value="">✓ {t.thingReceived}</option>
                  {itemGaps.codes.map((code) => (
                    <option key={code} value={code}>
                      ✕ {itemGaps.label(code, language)}
                    </option>
                  ))}
                </select>
              )}
            </li>
          ))}
        </ul>
      )}
      {!refused && <NotTold one={one} />}
      <label className="choice">
        <input type="checkbox" aria-label={t.notTakenOf(who)} checked={refused !== undefined} onChange={turn} />
        <span>{t.notTaken}</span>
      </label>
      {refused && (
        <div className="row">
          <SelectField
            name={`refused.${id}`}
            label={t.whyNot(who)}
            value={refused.reason}
            onValue={(reason) => refuse({ ...refused, reason })}
            faults={faults}
            options={optionsOf(personRefusals, language)}
          />
          <TextField
            name={`refused.${id}.note`}
            label={t.note}
            optional
            value={refused.note}
            onValue={(note) => refuse({ ...refused, note })}
          />
        </div>
      )}
    </li>
  );
}
