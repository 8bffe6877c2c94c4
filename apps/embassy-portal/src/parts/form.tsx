import { byClock, type Label } from '#domain';
import { useEffect, useId, useRef, useState, type InputHTMLAttributes, type ReactNode } from 'react';
import type { Done, Problem } from '../api/useAct';
import { useLanguage, useTexts } from '../language/language';
import { labelsOf } from '../language/texts';
import { useMoment } from '../session/session';
import { texts } from './texts';

const says = labelsOf(texts);

/** Kept as it was said, or in both languages, and worded when it is drawn. */
export type Said = string | Label;

/** What is wrong, as it is drawn, and at which field; a fault of no field is the whole form's. */
interface Drawn {
  field: string | null;
  text: Said;
}

/** What is wrong with what was typed, in both languages: it is kept, and the language may be turned meanwhile. */
export interface Fault extends Drawn {
  text: Label;
}

/** As it is read now: in the language of now, and what moments it names by the clock of one's unit. */
export function useSaying(): (said: Said) => string {
  const language = useLanguage();
  const moment = useMoment();
  return (said) => byClock(typeof said === 'string' ? said : said[language], moment);
}

/** In both languages, so that it turns with the page. */
export function saidOf({ saidId, saidEn, message, remedy }: Omit<Problem, 'code' | 'field'>): Label {
  const said = `${message} ${remedy}`;
  return saidId && saidEn ? { id: saidId, en: saidEn } : { id: said, en: said };
}

export const faultOf = (problem: Problem): Fault => ({ field: problem.field, text: saidOf(problem) });

/** A refusal as people read it. */
export function useSaid(): (problem: Omit<Problem, 'code' | 'field'>) => string {
  const saying = useSaying();
  return (problem) => saying(saidOf(problem));
}

/** Of an act that was not done: its refusal, or that nothing came back. */
export const useFaultsOf = () => faultsOf;

function faultsOf({ problem, why }: Done<object>): Fault[] {
  if (problem) return [faultOf(problem)];
  if (!why) return [];
  return [{ field: null, text: why === 'LINE' ? says.noLineAct : why === 'FORBIDDEN' ? says.forbidden : says.fault }];
}

/** What is wrong since it was sent: what is being put right is wrong no longer, until it is sent again. */
export function useFaults(first: readonly Fault[] = []) {
  const [{ faults, sends }, tell] = useState({ faults: first, sends: 1 });
  const mended = (...names: (string | undefined)[]) =>
    tell((now) => {
      const still = now.faults.filter(({ field }) => field === null || !names.includes(field));
      return still.length === now.faults.length ? now : { ...now, faults: still };
    });
  return {
    faults,
    /** How often it was told, for the summary, which takes the focus at each. */
    sends,
    setFaults: (wrong: readonly Fault[]) => tell((now) => ({ faults: wrong, sends: now.sends + 1 })),
    mended,
    /** On a form: whatever is changed in it, alone or as one of several that answer a question. */
    mend: ({ target }: { target: EventTarget }) => {
      if (target instanceof Element) mended(target.id, target.closest('fieldset')?.id);
    },
  };
}

/** Takes the focus when something is refused, and leads to each field that has to be put right, which is an id. */
export function Summary({ faults, sends }: { faults: readonly Drawn[]; sends?: number }) {
  const t = useTexts(texts);
  const saying = useSaying();
  const box = useRef<HTMLDivElement>(null);
  const wrong = faults.length > 0;
  // Where faults stand before anything was sent, and go while they are put right, only a sending takes the focus.
  useEffect(() => {
    if (wrong && sends !== 0) box.current?.focus();
  }, [sends ?? faults]);
  if (faults.length === 0) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t.problemTitle}</h2>
      <ul>
        {faults.map(({ field, text }, i) => (
          <li key={i}>
            {field === null ? (
              saying(text)
            ) : (
              <a
                href={`#${field}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(field)?.focus();
                }}
              >
                {saying(text)}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface FieldProps {
  /** Also the id, to which the summary leads. */
  name: string;
  label: string;
  help?: ReactNode;
  faults?: readonly Drawn[];
  optional?: boolean;
}

const faultAt = (name: string, faults: readonly Drawn[] = []) => faults.find(({ field }) => field === name)?.text;

/** A label, what helps, what is wrong, and the control between them that all of it describes. */
function Field({
  name,
  label,
  help,
  faults,
  optional,
  control,
}: FieldProps & { control: (about: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode }) {
  const t = useTexts(texts);
  const saying = useSaying();
  const about = useId();
  const said = faultAt(name, faults);
  const fault = said && saying(said);
  return (
    <div className={fault ? 'field wrong' : 'field'}>
      <label htmlFor={name}>
        {label}
        {optional && <span className="soft"> ({t.optional})</span>}
      </label>
      {(help !== undefined || fault) && (
        <div id={about}>
          {help !== undefined && <p className="help">{help}</p>}
          {fault && (
            <p className="fault">
              <span className="unseen">{t.error}: </span>
              {fault}
            </p>
          )}
        </div>
      )}
      {control({
        id: name,
        ...(help !== undefined || fault ? { 'aria-describedby': about } : {}),
        ...(fault ? { 'aria-invalid': true } : {}),
      })}
    </div>
  );
}

type Native = Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'value' | 'onChange'>;

export function TextField({
  value,
  onValue,
  rows,
  native,
  ...field
}: FieldProps & { value: string; onValue: (value: string) => void; rows?: number; native?: Native }) {
  return (
    <Field
      {...field}
      control={(about) =>
        rows ? (
          <textarea {...about} rows={rows} value={value} onChange={(event) => onValue(event.target.value)} />
        ) : (
          <input
            autoComplete="off"
            {...native}
            {...about}
            value={value}
            onChange={(event) => onValue(event.target.value)}
          />
        )
      }
    />
  );
}

export interface Option {
  value: string;
  label: string;
}

export function SelectField({
  value,
  onValue,
  options,
  empty,
  ...field
}: FieldProps & { value: string; onValue: (value: string) => void; options: readonly Option[]; empty?: string }) {
  const t = useTexts(texts);
  return (
    <Field
      {...field}
      control={(about) => (
        <select {...about} value={value} onChange={(event) => onValue(event.target.value)}>
          <option value="">{empty ?? t.choose}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    />
  );
}

interface GroupProps {
  name: string;
  legend: string;
  help?: string;
  faults?: readonly Drawn[];
  children: ReactNode;
}

/** Several controls that answer one question. */
export function FieldGroup({ name, legend, help, faults, children }: GroupProps) {
  const t = useTexts(texts);
  const saying = useSaying();
  const said = faultAt(name, faults);
  const fault = said && saying(said);
  return (
    <fieldset className={fault ? 'field wrong' : 'field'} id={name} tabIndex={-1}>
      <legend>{legend}</legend>
      {help && <p className="help">{help}</p>}
      {fault && (
        <p className="fault">
          <span className="unseen">{t.error}: </span>
          {fault}
        </p>
      )}
      {children}
    </fieldset>
  );
}

export function Choices({
  name,
  value,
  onValue,
  options,
}: {
  name: string;
  value: string;
  onValue: (value: string) => void;
  options: readonly Option[];
}) {
  return options.map((option) => (
    <label className="choice" key={option.value}>
      <input
        type="radio"
        name={`${name}-choice`}
        value={option.value}
        checked={value === option.value}
        onChange={() => onValue(option.value)}
      />
      <span>{option.label}</span>
    </label>
  ));
}
