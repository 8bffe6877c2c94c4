import { useState } from 'react';
import {
  columnsOf,
  EXPORT_ROWS,
  exportColumns,
  exportFormats,
  exportPurposes,
  isOpened,
  type ExportColumn,
  type ExportFormat,
  type ExportPurpose,
} from '#domain';
import { useAct } from '../../api/useAct';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Dialog } from '../../parts/Dialog';
import { Choices, FieldGroup, SelectField, Summary, useFaults, useFaultsOf, type Fault } from '../../parts/form';
import { texts as parts } from '../../parts/texts';
import { useMe } from '../../session/session';
import type { filterOf } from '../worklist/address';
import { handOut, nameOfFile, painted } from './hand-out';
import { RECORD } from './questions';
import { headOf, rowOf } from './table';
import { texts } from './texts';
import { useTaking } from './useTaking';
import './export.css';

const says = labelsOf(texts);

interface Props {
  filter: ReturnType<typeof filterOf>;
  /** The filter in words. */
  said: readonly string[];
  total: number;
  onClose: () => void;
}

/** How many cases, by which filter: told before anything is asked. */
export default function ExportDialog(props: Props) {
  return props.total > EXPORT_ROWS ? <TooMany {...props} /> : <Asking {...props} />;
}

function Which({ said }: Pick<Props, 'said'>) {
  const t = useTexts(texts);
  return <p>{said.length > 0 ? t.filtered(said.join(', ')) : t.all}</p>;
}

/** More than a file holds are refused, with how to make them fewer. */
function TooMany({ said, total, onClose }: Props) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const { number } = useFormats();
  return (
    <Dialog title={t.title(number(total))} onClose={onClose}>
      <Which said={said} />
      <p className="notice">▲ {t.tooMany(number(EXPORT_ROWS))}</p>
      <div className="deeds">
        <button onClick={onClose}>{p.close}</button>
      </div>
    </Dialog>
  );
}

/** What is asked before cases leave as a file, and how far it has come. */
function Asking({ filter, said, total, onClose }: Props) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { number } = useFormats();
  const { roles, unit } = useMe();
  const may = columnsOf(roles);
  const [purpose, setPurpose] = useState<ExportPurpose | ''>('');
  const [format, setFormat] = useState<ExportFormat | ''>('XLSX');
  const [columns, setColumns] = useState<readonly ExportColumn[]>(may.filter((column) => !isOpened(column)));
  const { faults, sends, setFaults, mend } = useFaults();
  const [recorded, setRecorded] = useState<{ id: string; people: number }>();
  const [done, setDone] = useState<{ rows: number; left: number; file: string }>();
  const [writing, setWriting] = useState(false);
  const record = useAct(RECORD);
  const faultsOf = useFaultsOf();
  const { take, through, why, isLeft } = useTaking(recorded?.id, columns, purpose);
  const busy = record.busy || through !== undefined || writing;

  const turn = (column: ExportColumn) =>
    setColumns(may.filter((one) => (one === column ? !columns.includes(one) : columns.includes(one))));

  const save = async (id: string, people: number) => {
    const taken = await take(id, people);
    if (!taken) return;
    setWriting(true);
    await painted();
    const words = { language, zone: unit.zone, unnamed: p.unnamed, yes: t.yes, no: t.no };
    const head = headOf(columns, language);
    const rows = [...taken.rows.values()].map((row) => rowOf(row, taken.opened.get(row.id), columns, words));
    const name = await handOut(nameOfFile(unit.code, rows.length), format, head, rows, isLeft);
    setWriting(false);
    setDone({ rows: rows.length, left: people - rows.length, file: name });
  };
  const send = async () => {
    if (recorded) return save(recorded.id, recorded.people);
    const wrong: Fault[] = [
      ...(purpose === '' ? [{ field: 'purpose', text: says.missingPurpose }] : []),
      ...(format === '' ? [{ field: 'format', text: says.missingFormat }] : []),
      ...(columns.length === 0 ? [{ field: 'columns', text: says.missingColumns }] : []),
    ];
    setFaults(wrong);
    if (purpose === '' || format === '' || wrong.length > 0) return;
    const result = await record.send({ purpose, format, columns: [...columns], filter });
    setFaults(faultsOf(result));
    if (!result.done) return;
    const { id, people } = result.done;
    setRecorded({ id, people });
    await save(id, people);
  };

  const ticks = (these: readonly ExportColumn[]) =>
    these.map((column) => (
      <label className="choice" key={column}>
        <input type="checkbox" checked={columns.includes(column)} onChange={() => turn(column)} />
        <span>{exportColumns.label(column, language)}</span>
      </label>
    ));
  const sealed = may.filter(isOpened);

  return (
    <Dialog title={t.title(number(total))} onClose={onClose}>
      <form
        noValidate
        onChange={mend}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Summary faults={faults} sends={sends} />
        <Which said={said} />
        {!recorded && (
          <>
            <SelectField
              name="purpose"
              label={t.purpose}
              help={t.logged}
              value={purpose}
              onValue={(value) => setPurpose(exportPurposes.has(value) ? value : '')}
              faults={faults}
              options={optionsOf(exportPurposes, language)}
            />
            <FieldGroup name="format" legend={t.format} help={t.formatHelp} faults={faults}>
              <Choices
                name="format"
                value={format}
                onValue={(value) => setFormat(exportFormats.has(value) ? value : '')}
                options={optionsOf(exportFormats, language)}
              />
            </FieldGroup>
            <FieldGroup name="columns" legend={t.columns} faults={faults}>
              <div className="columns">{ticks(may.filter((column) => !isOpened(column)))}</div>
            </FieldGroup>
            {sealed.length > 0 && (
              <FieldGroup name="opened" legend={t.opened} help={t.openedHelp}>
                <div className="columns">{ticks(sealed)}</div>
              </FieldGroup>
            )}
          </>
        )}
        <div role="status">
          {through && (
            <>
              <p>{(through.of === 'ROWS' ? t.fetching : t.opening)(number(through.n), number(through.most))}</p>
              <progress aria-hidden="true" value={through.n} max={through.most} />
            </>
          )}
          {writing && <p>{t.writing}</p>}
          {why && <p className="notice wrong">{t.stopped}</p>}
          {done && (
            <div className="notice good">
              <p>{t.done(number(done.rows), done.file)}</p>
              {done.left > 0 && <p>{t.left(number(done.left))}</p>}
            </div>
          )}
        </div>
        <p className="soft">{t.warning}</p>
        <div className="deeds">
          {!done && <button disabled={busy}>{busy ? p.working : why ? t.goOn : t.send}</button>}
          <button type="button" className={done ? '' : 'plain'} onClick={onClose}>
            {done ? p.close : p.cancel}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
