import { useState } from 'react';
import { exportPurposes, type ExportPurpose } from '#domain';
import { useAct } from '../../api/useAct';
import { useFormats, useLanguage, useTexts } from '../../language/language';
import { labelsOf } from '../../language/texts';
import { optionsOf } from '../../parts/choices';
import { Deed } from '../../parts/Deed';
import { Dialog } from '../../parts/Dialog';
import { SelectField, useSaid } from '../../parts/form';
import { texts as parts } from '../../parts/texts';
import { useMe } from '../../session/session';
import { handOut, nameOfFile } from '../export/hand-out';
import { TAKE_OUT, type Draft } from './questions';
import { texts } from './texts';

const says = labelsOf(texts);

interface Props {
  group: string;
  drafts: readonly Draft[];
  onClose: () => void;
}

/** The rows that wait, as they were typed and with what is wrong with each: for whoever wrote the list. */
export default function TakeOut({ group, drafts, onClose }: Props) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const { number } = useFormats();
  const { unit } = useMe();
  const said = useSaid();
  const act = useAct(TAKE_OUT);
  const [purpose, setPurpose] = useState<ExportPurpose | ''>('');
  const [file, setFile] = useState<string>();

  const send = () => (purpose === '' ? [{ field: 'purpose', text: says.missingPurpose }] : save(purpose));
  const save = async (why: ExportPurpose) => {
    const result = await act.send({ group, purpose: why }, { changes: false });
    if (!result.done) return result;
    const columns = [...new Set(drafts.flatMap(({ typed }) => (typed ?? []).map(({ column }) => column)))];
    const rows = drafts.map(({ line, typed, problems }) => [
      line,
      ...columns.map((column) => typed?.find((cell) => cell.column === column)?.text ?? null),
      (problems ?? []).map(said).join(' '),
    ]);
    setFile(await handOut(nameOfFile(unit.code, rows.length), 'XLSX', [t.row, ...columns, t.toMend], rows));
    return result;
  };

  if (file !== undefined)
    return (
      <Dialog title={t.downloadTitle(number(drafts.length))} onClose={onClose}>
        <p role="status" className="notice good">
          {t.downloaded(file)}
        </p>
        <div className="deeds">
          <button onClick={onClose}>{p.close}</button>
        </div>
      </Dialog>
    );
  return (
    <Deed
      title={t.downloadTitle(number(drafts.length))}
      label={t.download}
      busy={act.busy}
      send={send}
      onClose={onClose}
      onDone={() => undefined}
    >
      {(faults) => (
        <SelectField
          name="purpose"
          label={t.downloadWhy}
          help={t.downloadHelp}
          value={purpose}
          onValue={(value) => setPurpose(exportPurposes.has(value) ? value : '')}
          faults={faults}
          options={optionsOf(exportPurposes, language)}
        />
      )}
    </Deed>
  );
}
