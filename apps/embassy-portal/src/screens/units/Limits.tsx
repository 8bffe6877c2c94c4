import { useState } from 'react';
import { clocks, type Limit } from '#domain';
import { useAct } from '../../api/useAct';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Answer } from '../../parts/Answer';
import { Deed } from '../../parts/Deed';
import { SelectField, TextField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { useMay, useMoment } from '../../session/session';
import { LIMITS, SET_LIMIT } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

/** Less time than the law or the programme gives, of one’s own choice. */
export function Limits() {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  const moment = useMoment();
  const { number } = useFormats();
  const limits = useAsk(LIMITS, {});
  const [setting, setSetting] = useState(false);
  return (
    <Part name="limits" title={t.limits}>
      <p>{t.limitsText}</p>
      <Answer of={limits}>
        {({ ownLimits }) =>
          ownLimits.length === 0 ? (
            <p>{t.noLimits}</p>
          ) : (
            <table className="rows">
              <thead>
                <tr>
                  <th>{t.clock}</th>
                  <th className="figure">{t.hours}</th>
                  <th>{t.setAt}</th>
                </tr>
              </thead>
              <tbody>
                {ownLimits.map(({ id, clock, hours, setAt }) => (
                  <tr key={id}>
                    <th scope="row" className="name">
                      {labelOf(clocks, clock, language)}
                    </th>
                    <td className="figure" data-label={t.hours}>
                      {number(hours)}
                    </td>
                    <td data-label={t.setAt}>{moment(setAt)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Answer>
      {may.do('setOwnLimit') && (
        <div className="deeds">
          <button className="second" onClick={() => setSetting(true)}>
            {t.setLimit}
          </button>
        </div>
      )}
      {setting && <SetLimit onClose={() => setSetting(false)} />}
    </Part>
  );
}

function useLimit(): (limit: Limit) => string {
  const t = useTexts(texts);
  const { number } = useFormats();
  return (limit) => {
    if ('hours' in limit) return t.inHours(number(limit.hours));
    return 'days' in limit ? t.inDays(number(limit.days)) : t.inMonths(number(limit.months));
  };
}

function SetLimit({ onClose }: { onClose: () => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const told = useLimit();
  const set = useAct(SET_LIMIT);
  const [clock, setClock] = useState('');
  const [hours, setHours] = useState('');
  const send = () => {
    const whole = /^\d+$/.test(hours.trim());
    const wrong = [
      ...(clock ? [] : [{ field: 'clock', text: says.missingClock }]),
      ...(whole ? [] : [{ field: 'hours', text: says.missingHours }]),
    ];
    return wrong.length > 0 || !clocks.has(clock) ? wrong : set.send({ clock, hours: Number(hours) });
  };
  return (
    <Deed title={t.setLimit} busy={set.busy} send={send} onClose={onClose}>
      {(faults) => (
        <>
          <SelectField
            name="clock"
            label={t.clock}
            {...(clocks.has(clock) && { help: t.given(told(clocks.row(clock).limit)) })}
            value={clock}
            onValue={setClock}
            faults={faults}
            options={optionsOf(clocks, language)}
          />
          <TextField
            name="hours"
            label={t.hours}
            value={hours}
            onValue={setHours}
            faults={faults}
            native={{ inputMode: 'numeric' }}
          />
        </>
      )}
    </Deed>
  );
}
