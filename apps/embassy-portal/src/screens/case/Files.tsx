import { useEffect, useState } from 'react';
import { fileKinds, readPurposes, type ReadPurpose } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { optionsOf } from '../../parts/choices';
import { Answer } from '../../parts/Answer';
import { Dialog } from '../../parts/Dialog';
import { SelectField } from '../../parts/form';
import { Part } from '../../parts/Part';
import { texts as parts } from '../../parts/texts';
import { useMay, useMe } from '../../session/session';
import { AddFile } from './AddFile';
import { None } from './None';
import { FILES, type Head, type Opened } from './questions';
import { texts } from './texts';

interface Opening {
  id: string;
  kind: string;
  mediaType: string;
  content: string;
}

export function Files({ opened, of }: { opened: Opened; of: Head }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number, moment } = useFormats();
  const may = useMay();
  const { zone } = useMe().unit;
  const files = useAsk(FILES, opened, { onDevice: false });
  const [opening, setOpening] = useState<Opening>();
  return (
    <Part name="files" title={t.files}>
      <Answer of={files}>
        {({ case: found }) => (
          <>
            {found?.files.length === 0 && <None>{t.noFiles}</None>}
            <ul className="lines">
              {found?.files.map((file) => {
                const label = labelOf(fileKinds, file.kind, language);
                return (
                  <li key={file.id}>
                    <span>
                      {label} <span className="soft">{t.kb(number(Math.ceil(file.size / 1024)))}</span>
                      <br />
                      <span className="soft">
                        {nameOf(file.unit, language)} · {moment(file.recordedAt, zone)}
                        {file.note && ` · ${file.note}`}
                      </span>
                    </span>
                    <button className="second" aria-label={t.openThis(label)} onClick={() => setOpening(file)}>
                      {t.openFile}
                    </button>
                  </li>
                );
              })}
            </ul>
          </>
        )}
      </Answer>
      {may.act('attachFile', of) && <AddFile id={opened.id} />}
      {opening && <OpenFile file={opening} usual={opened.purpose} onClose={() => setOpening(undefined)} />}
    </Part>
  );
}

/** Nothing is fetched until a purpose was confirmed: to look at a file is to open it. */
function OpenFile({ file, usual, onClose }: { file: Opening; usual: ReadPurpose; onClose: () => void }) {
  const t = useTexts(texts);
  const p = useTexts(parts);
  const language = useLanguage();
  const [purpose, setPurpose] = useState<string>(usual);
  const [shown, setShown] = useState(false);
  const address = `${file.content}?purpose=${purpose}`;
  const isPicture = file.mediaType.startsWith('image/');
  useEffect(() => setShown(false), [purpose]);
  return (
    <Dialog title={`${t.openTitle}: ${labelOf(fileKinds, file.kind, language)}`} onClose={onClose}>
      <SelectField
        name="file-purpose"
        label={t.purpose}
        help={t.openText}
        value={purpose}
        onValue={(next) => setPurpose(next || usual)}
        options={optionsOf(readPurposes, language)}
      />
      {shown && isPicture && <img className="preview" src={address} alt={labelOf(fileKinds, file.kind, language)} />}
      <div className="deeds">
        {isPicture ? (
          <button onClick={() => setShown(true)}>{t.openFile}</button>
        ) : (
          <a className="button" href={address} target="_blank" rel="noreferrer">
            {t.openFile}
          </a>
        )}
        <button className="plain" onClick={onClose}>
          {p.cancel}
        </button>
      </div>
    </Dialog>
  );
}
