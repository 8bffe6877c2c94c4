import { useState } from 'react';
import { lastFollowUpMonth } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { useFormats, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { TextField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useMay } from '../../session/session';
import { MONTHS, SET_MONTH } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** When those who come home are followed up: at the months of the programme, and at those that one adds. */
export function Months() {
  const t = useTexts(texts);
  const { number } = useFormats();
  const maySet = useMay().do('setFollowUpMonth');
  const months = useAsk(MONTHS, {});
  const [adding, setAdding] = useState(false);
  const [taking, setTaking] = useState<number>();
  return (
    <Part name="months" title={t.months}>
      <p>{t.monthsText}</p>
      <Answer of={months}>
        {({ followUpTemplate }) => (
          <table className="rows">
            <thead>
              <tr>
                <th>{t.month}</th>
                <th>{t.whose}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {followUpTemplate.map(({ month, own }) => (
                <tr key={month}>
                  <th scope="row" className="name">
                    {t.monthN(number(month))}
                  </th>
                  <td data-label={t.whose}>{own ? t.ownMonth : t.programme}</td>
                  <td>
                    {own && maySet && (
                      <button
                        className="plain"
                        aria-label={t.takeMonthOf(number(month))}
                        onClick={() => setTaking(month)}
                      >
                        {t.takeMonth}
                      </button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Answer>
      {maySet && (
        <div className="deeds">
          <button className="second" onClick={() => setAdding(true)}>
            {t.addMonth}
          </button>
        </div>
      )}
      {adding && <AddMonth onClose={() => setAdding(false)} />}
      {taking !== undefined && <TakeMonth month={taking} onClose={() => setTaking(undefined)} />}
    </Part>
  );
}

function AddMonth({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const set = useAct(SET_MONTH);
  const [month, setMonth] = useState('');
  const send = () =>
    /^\d{1,3}$/.test(month.trim())
      ? set.send({ month: Number(month), due: true })
      : [{ field: 'month', text: says.missingMonth }];
  return (
    <Deed title={t.addMonth} busy={set.busy} send={send} onClose={onClose}>
      {(faults) => (
        <TextField
          name="month"
          label={t.afterHome}
          help={t.monthHelp(number(lastFollowUpMonth))}
          value={month}
          onValue={setMonth}
          faults={faults}
          native={{ inputMode: 'numeric' }}
        />
      )}
    </Deed>
  );
}

function TakeMonth({ month, onClose }: { month: number; onClose: () => void }) {
  const t = useTexts(texts);
  const { number } = useFormats();
  const set = useAct(SET_MONTH);
  return (
    <Deed
      title={t.takeMonthOf(number(month))}
      label={t.takeMonth}
      busy={set.busy}
      send={() => set.send({ month, due: false })}
      onClose={onClose}
    >
      {() => <p>{t.takeMonthText}</p>}
    </Deed>
  );
}
