import { useState } from 'react';
import { caseEvents, countries, deathAuthorities, eventsFrom, kinNotices, type Lang } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Particulars } from '../../parts/Particulars';
import { Answer } from '../../parts/Answer';
import { Part } from '../../parts/Part';
import { useMay, useMoment } from '../../session/session';
import type { Head, Opened } from '../case/questions';
import { DEATH, type Death } from './questions';
import { RecordDeath } from './RecordDeath';
import { TellKin } from './TellKin';
import { texts } from './texts';
import { WayHome } from './WayHome';

/** Of somebody who died: what was certified, who was told, and how they are brought home. */
export function CaseDeath({ opened, of }: { opened: Opened; of: Head }) {
  const t = useTexts(texts);
  const may = useMay();
  if (of.state !== 'DECEASED') return null;
  return (
    <Part name="death" title={t.death}>
      {may.name('Case.death') && <Certified opened={opened} of={of} />}
      {may.name('Case.remains') && <WayHome opened={opened} of={of} />}
    </Part>
  );
}

function Certified({ opened, of }: { opened: Opened; of: Head }) {
  const t = useTexts(texts);
  const may = useMay();
  const death = useAsk(DEATH, opened, { onDevice: false });
  const [telling, setTelling] = useState(false);
  const [found] = death.data?.case?.death ?? [];
  const told = found && labelledTold(found.kin);
  return (
    <>
      <Answer of={death}>{() => (found ? <Facts of={found} /> : <p>{t.notOpen}</p>)}</Answer>
      {found && may.act('tellKin', of) && (
        <div className="deeds">
          <button className={told ? 'second' : undefined} onClick={() => setTelling(true)}>
            {t.tellKin}
          </button>
        </div>
      )}
      {telling && <TellKin opened={opened} of={of} onClose={() => setTelling(false)} />}
    </>
  );
}

const labelledTold = (kin: string): boolean => kinNotices.has(kin) && kin !== 'NOT_FOUND';

function Facts({ of }: { of: Death }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const rows: [string, string | null][] = [
    [t.died, moment(of.occurredAt)],
    [t.where, [of.place, labelOf(countries, of.country, language)].filter(Boolean).join(', ')],
    [t.certified, labelOf(deathAuthorities, of.authority, language)],
    [t.cause, of.cause],
    [t.certificate, of.certificate],
    [t.kin, kinText(of, language, t.toldAt, moment)],
    [t.noteThen, of.note],
  ];
  return <Particulars rows={rows} />;
}

function kinText(
  { kin, kinToldAt }: Death,
  language: Lang,
  toldAt: (how: string, when: string) => string,
  moment: (at: string) => string,
): string {
  const how = labelOf(kinNotices, kin, language);
  return kinToldAt ? toldAt(how, moment(kinToldAt)) : how;
}

/** Offered last and quietly: to whom the policy lets say it, where the life of the case can end so. */
export function SayDied({ opened, of }: { opened: Opened; of: Head }) {
  const language = useLanguage();
  const may = useMay();
  const [asked, setAsked] = useState(false);
  if (!may.act('recordDeath', of) || !eventsFrom(of.state).includes('die')) return null;
  return (
    <p>
      <button className="plain" onClick={() => setAsked(true)}>
        {caseEvents.label('die', language)}
      </button>
      {asked && <RecordDeath opened={opened} of={of} onClose={() => setAsked(false)} />}
    </p>
  );
}
