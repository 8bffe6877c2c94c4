import { useState } from 'react';
import { readCaseNumber } from '#domain';
import { useActs, type Done } from '../../api/useAct';
import { usePages } from '../../api/usePages';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { TextField } from '../../parts/form';
import { knownAs } from '../../parts/person';
import type { Result } from '../../parts/Refusals';
import { useTicks } from '../../parts/Ticks';
import { LIST } from './acts';
import { CANDIDATES, type Candidate } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** All those who prepare or are ready and have no journey yet: by a number that is pasted anybody is found. */
export function useCandidates() {
  const { pages, of } = usePages(CANDIDATES, { after: null }, ({ cases }) => cases.next, { whole: true });
  const candidates = pages
    .flatMap(({ cases }) => cases.items)
    .filter(
      ({ state, passages }) =>
        (state === 'PREPARING' || state === 'READY') &&
        !passages.some((passage) => passage.state === 'LISTED' || passage.state === 'BOARDED'),
    );
  return { candidates, of };
}

/** Whom a text means: the numbers that are pasted, or whose name or number has it. */
export function meant(people: readonly Candidate[], text: string): readonly Candidate[] {
  const words = text.trim().toLowerCase();
  const numbers = words.split(/[\s,;]+/).flatMap((word) => readCaseNumber(word) ?? []);
  if (numbers.length > 0) return people.filter(({ number }) => numbers.includes(number));
  return people.filter(({ number, person }) => `${knownAs(person, '')} ${number}`.toLowerCase().includes(words));
}

interface Adding {
  movement: string;
  onClose: () => void;
  onDone: (results: readonly Result[]) => void;
}

export function AddPeople({ movement, onClose, onDone }: Adding) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const list = useActs(LIST);
  const { candidates, of } = useCandidates();
  const ticks = useTicks();
  const [text, setText] = useState('');
  const [occurredAt] = useState(() => new Date().toISOString());
  const shown = meant(candidates, text);
  const chosen = candidates.filter(({ id }) => ticks.ids.has(id));
  const add = async (): Promise<Done<object>> => {
    const results = await list.send(chosen.map(({ id }) => ({ case: id, movement, occurredAt })));
    const told = chosen.map(({ id, person }, i) => ({
      id,
      name: knownAs(person, t.unnamed),
      result: results[i] ?? ({ why: 'FAULT' } as const),
    }));
    const done = told.find(({ result }) => result.done);
    if (done) onDone(told);
    return done?.result ?? results[0] ?? { why: 'FAULT' };
  };
  const send = () => (chosen.length === 0 ? [{ field: 'find', text: says.missingPeople }] : add());
  return (
    <Deed
      title={t.add}
      label={chosen.length === 0 ? t.add : t.addThese(number(chosen.length))}
      busy={list.busy}
      send={send}
      onClose={onClose}
    >
      {(faults) => (
        <>
          <TextField name="find" label={t.find} help={t.findHelp} value={text} onValue={setText} faults={faults} />
          <Answer of={of}>{() => candidates.length === 0 && <p>{t.noCandidates}</p>}</Answer>
          <div className="candidates" role="group" aria-label={t.people}>
            {shown.map(({ id, number: label, person }) => (
              <label className="choice" key={id}>
                <input type="checkbox" checked={ticks.ids.has(id)} onChange={() => ticks.turn(id)} />
                <span>
                  {knownAs(person, t.unnamed)} <span className="number">{label}</span>
                </span>
              </label>
            ))}
          </div>
        </>
      )}
    </Deed>
  );
}
