import { optionsOf } from '../../parts/choices';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from '../../parts/address';
import {
  caseStates,
  countries,
  readPurposes,
  regencies,
  reportSources,
  sexes,
  type ReadPurpose,
  type Role,
} from '#domain';
import { useAsk } from '../../api/useAsk';
import { KeptHere, useMayKeep } from '../../device/kept';
import { labelOf, nameOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { SelectField } from '../../parts/form';
import { Page } from '../../parts/Page';
import { Particulars } from '../../parts/Particulars';
import { Part } from '../../parts/Part';
import { knownAs } from '../../parts/person';
import { StageBar } from '../../parts/StageBar';
import { useMay, useMe } from '../../session/session';
import { Care } from '../care/Care';
import { Interviews } from '../interviews/Interviews';
import { CaseDeath, SayDied } from '../deaths/CaseDeath';
import { CaseEnquiries } from '../enquiries/CaseEnquiries';
import { CaseOffers } from '../offers/CaseOffers';
import { Assessments } from './Assessments';
import { Custody } from './Custody';
import { Facts } from './Facts';
import { Files } from './Files';
import { Findings } from './Findings';
import { Matches } from './Matches';
import { Whole } from './None';
import { Papers } from './Papers';
import { HEAD, type Head, type Opened } from './questions';
import { Safe } from './Safe';
import { Steps } from './Steps';
import { Tasks } from './Tasks';
import { Team } from './Team';
import { texts } from './texts';
import { Timeline } from './Timeline';
import './case.css';

/** What somebody of a role opens cases for, unless they say otherwise. */
const usual: Partial<Record<Role, ReadPurpose>> = {
  police: 'INVESTIGATION',
  immigration: 'TRAVEL',
  'women-children': 'PROTECTION',
};

/** Whoever is home, or was before they were lost, is followed. */
const atHome: ReadonlySet<string> = new Set(['RETURNED_HOME', 'REINTEGRATING', 'FOLLOW_UP', 'ON_HOLD', 'MISSING']);

/** One case: who it is, where they are on the way home, and all that this role may know and do. */
export default function CasePage() {
  const t = useTexts(texts);
  const { id = '' } = useParams();
  const { roles } = useMe();
  const [query, setQuery] = useSearchParams();
  const asked = query.get('purpose');
  const purpose = readPurposes.has(asked) ? asked : (roles.map((role) => usual[role]).find(Boolean) ?? 'CASE_WORK');
  const mayKeep = useMayKeep();
  const head = useAsk(
    HEAD,
    { id, purpose },
    { keep: true, onDevice: (answer) => (answer.case && mayKeep(answer.case) ? answer : undefined) },
  );
  const found = head.data?.case;
  return (
    <Page title={found ? knownAs(found.person, t.unnamed) : t.title} tab={found?.number} wide>
      <Answer of={head}>
        {({ case: of }) =>
          of ? (
            <KeptHere value={mayKeep(of)}>
              <Whole of={of}>
                <Parts
                  found={of}
                  opened={{ id, purpose }}
                  onPurpose={(next) => setQuery({ purpose: next }, { replace: true })}
                />
              </Whole>
            </KeptHere>
          ) : (
            <>
              <p>{t.none}</p>
              <p>
                <Link to="/">{t.back}</Link>
              </p>
            </>
          )
        }
      </Answer>
    </Page>
  );
}

function Parts({ found, opened, onPurpose }: { found: Head; opened: Opened; onPurpose: (next: string) => void }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const may = useMay();
  return (
    <>
      <p className="under">
        <span className="number">{found.number}</span> · {labelOf(caseStates, found.state, language)}
        {found.childAtIdentification && <span className="tag care">◆ {t.child}</span>}
      </p>
      {found.restrictedSince && <p className="notice">{t.restricted}</p>}
      {may.name('Case.kin') && (
        <p>
          <Link to={`/cases/${opened.id}/family`}>{t.family}</Link>
        </p>
      )}
      {may.name('Case.plans') && atHome.has(found.state) && (
        <p>
          <Link to={`/cases/${opened.id}/reintegration`}>{t.reintegration}</Link>
          {may.name('Query.followUps') && (
            <>
              {' · '}
              <Link to={`/cases/${opened.id}/follow-up`}>{t.followUp}</Link>
            </>
          )}
        </p>
      )}
      {may.name('Case.rightsRequests') && (
        <p>
          <Link to={`/cases/${opened.id}/rights`}>{t.rights}</Link>
        </p>
      )}
      <StageBar state={found.state} before={found.priorState} label={t.stages} now={t.stageNow} done={t.stageDone} />
      {may.name('Case.contactRules') && <Safe opened={opened} of={found} />}
      <div className="case">
        <div>
          <CaseDeath opened={opened} of={found} />
          <Steps found={found} />
          {may.name('Case.alerts') && <Tasks id={opened.id} />}
          {may.name('Case.enquiries') && <CaseEnquiries opened={opened} of={found} />}
          <Outline found={found} />
          {may.name('Person.facts') && <Facts opened={opened} of={found} />}
          {may.name('Case.determinations') && <Findings opened={opened} found={found} />}
          {may.name('Case.assessments') && <Assessments opened={opened} of={found} />}
          {may.name('Case.holds') && <Papers opened={opened} of={found} />}
          {may.name('Case.consents') && <Care opened={opened} of={found} />}
          {may.name('Case.interviews') && <Interviews opened={opened} of={found} />}
          {may.name('Case.referrals') && <CaseOffers opened={opened} of={found} />}
          {may.name('Case.files') && <Files opened={opened} of={found} />}
          {may.name('Case.matches') && <Matches opened={opened} />}
          <SayDied opened={opened} of={found} />
        </div>
        <div>
          <div className="card">
            <SelectField
              name="purpose"
              label={t.purpose}
              help={t.purposeHelp}
              value={opened.purpose}
              onValue={onPurpose}
              options={optionsOf(readPurposes, language)}
            />
          </div>
          {may.name('Case.assignments') && <Team opened={opened} of={found} />}
          {may.name('Case.custody') && <Custody opened={opened} of={found} />}
          {may.name('Case.timeline') && <Timeline opened={opened} />}
        </div>
      </div>
    </>
  );
}

function Outline({ found }: { found: Head }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { moment } = useFormats();
  const { person, post, answerable, group } = found;
  const orUnknown = (value: string | null | undefined) => value ?? <span className="soft">{t.unknown}</span>;
  const rows: [string, ReactNode][] = [
    [t.alias, person.alias],
    [t.sex, orUnknown(labelOf(sexes, person.sex, language))],
    [t.birthYear, orUnknown(person.birthYear?.toString())],
    [t.home, orUnknown(person.homeRegency && labelOf(regencies, person.homeRegency, language))],
    [t.country, orUnknown(labelOf(countries, found.country, language))],
    [t.source, orUnknown(labelOf(reportSources, found.source, language))],
    [t.received, moment(found.receivedAt, post.zone)],
    [t.group, group?.reference],
    [t.post, nameOf(post, language)],
    [
      t.answerable,
      [nameOf(answerable.unit, language), answerable.account?.login].filter((part) => part !== undefined).join(' · '),
    ],
  ];
  return (
    <Part name="outline" title={t.title}>
      <Particulars rows={rows} />
    </Part>
  );
}
