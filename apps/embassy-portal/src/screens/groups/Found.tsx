import { useFormats, useTexts } from '../../language/language';
import { Choices, FieldGroup, useSaid, type Fault } from '../../parts/form';
import { texts as parts } from '../../parts/texts';
import type { Imported } from './questions';
import { texts } from './texts';

/** What 03/04/1999 means; empty until it was answered. */
export type Order = '' | 'DMY' | 'MDY';

/** Somebody whom this unit has already, or who is on the list twice. */
const isDouble = ({ code }: { code: string }): boolean => code === 'POSSIBLY_REGISTERED' || code === 'NIK_REPEATED';

interface FoundProps {
  found: Imported;
  /** What becomes of those that have to be put right. */
  kept: (n: string) => string;
  /** Of the question what the dates mean. */
  orderName: string;
  order: Order;
  onOrder: (order: Order) => void;
  faults: readonly Fault[];
  busy: boolean;
  /** Whether there is anything to do. */
  registers: boolean;
  onRegister: () => void;
}

interface Ordered {
  name: string;
  order: Order;
  onOrder: (order: Order) => void;
  faults: readonly Fault[];
}

export function OrderOfDates({ name, order, onOrder, faults }: Ordered) {
  const t = useTexts(texts);
  return (
    <FieldGroup name={name} legend={t.dateOrder} faults={faults}>
      <Choices
        name={name}
        value={order}
        onValue={(value) => onOrder(value as Order)}
        options={[
          { value: 'DMY', label: t.dmy },
          { value: 'MDY', label: t.mdy },
        ]}
      />
    </FieldGroup>
  );
}

/** What an import would do, before it does it. */
export function Found({ found, kept, orderName, order, onOrder, faults, busy, registers, onRegister }: FoundProps) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { number } = useFormats();
  const says = useSaid();
  const wrong = found.rows.filter(({ problems }) => problems.length > 0);
  const doubles = found.rows.filter(({ warnings }) => warnings.some(isDouble));
  const looked = found.rows
    .map(({ line, problems, warnings }) => ({
      line,
      warnings: problems.length > 0 ? [] : warnings.filter((one) => !isDouble(one)),
    }))
    .filter(({ warnings }) => warnings.length > 0);
  const known = doubles.filter(({ warnings }) => warnings.some(({ code }) => code === 'POSSIBLY_REGISTERED'));
  const said = [
    t.ready(number(found.ready)),
    ...(found.drafts > 0 ? [t.toFix(number(found.drafts))] : []),
    ...(found.repeated > 0 ? [t.repeated(number(found.repeated))] : []),
    ...(known.length > 0 ? [t.doubles(number(known.length))] : []),
  ];
  return (
    <div className="found">
      <p role="status">
        <strong>{said.join(', ')}</strong>
      </p>
      {[...found.problems, ...found.warnings].map((one) => (
        <p className="notice" key={one.message}>
          {says(one)}
        </p>
      ))}
      {wrong.length > 0 && (
        <>
          <h3>{t.problems}</h3>
          <ul>
            {wrong.map(({ line, problems }) =>
              problems.map((one, i) => (
                <li key={`${line} ${i}`}>
                  <strong>{t.line(number(line))}:</strong> {says(one)} {one.typed && <q>{one.typed}</q>}
                </li>
              )),
            )}
          </ul>
          <p>{kept(number(found.drafts))}</p>
        </>
      )}
      {doubles.length > 0 && (
        <>
          <h3>{t.twice}</h3>
          <ul>
            {doubles.map(({ line, warnings }) => (
              <li key={line}>
                <strong>{t.line(number(line))}:</strong> {warnings.filter(isDouble).map(says).join(' ')}
              </li>
            ))}
          </ul>
        </>
      )}
      {looked.length > 0 && (
        <details className="add">
          <summary>
            {t.warnings} ({number(looked.length)})
          </summary>
          <ul>
            {looked.map(({ line, warnings }) => (
              <li key={line}>
                <strong>{t.line(number(line))}:</strong> {warnings.map(says).join(' ')}
              </li>
            ))}
          </ul>
        </details>
      )}
      {found.asksDateOrder && <OrderOfDates name={orderName} order={order} onOrder={onOrder} faults={faults} />}
      {registers ? (
        <button disabled={busy} onClick={onRegister}>
          {busy ? p.working : t.register(number(found.ready))}
        </button>
      ) : (
        found.problems.length === 0 && <p>{t.registerNone}</p>
      )}
    </div>
  );
}
