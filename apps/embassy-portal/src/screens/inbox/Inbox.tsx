import { Check } from '../../parts/choices';
import { Link, useSearchParams } from '../../parts/address';
import { clocks, programme, type Lang } from '#domain';
import { useAsk } from '../../api/useAsk';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { daysUntil } from '../../parts/days';
import { Page } from '../../parts/Page';
import { knownAs } from '../../parts/person';
import { useMay, useMe } from '../../session/session';
import { Daily } from './Daily';
import { deedOf, leadOf, orderFor } from './leads';
import { Later, PutOff } from './Later';
import { COUNTS, INBOX, type Waiting } from './questions';
import { Proposed } from './Proposed';
import { RanOut } from './RanOut';
import { texts } from './texts';
import '../../parts/lists.css';
import '../../parts/table.css';
import './inbox.css';

const EACH_MS = 60_000;

/** What waits for this unit, the earliest due first; each with the one thing to do about it. */
export default function Inbox() {
  const t = useTexts(texts);
  const may = useMay();
  const [query, setQuery] = useSearchParams();
  const asked = query.get('clock');
  const shown: Shown = {
    clock: clocks.has(asked) ? asked : '',
    overdue: query.get('overdue') === '1',
    snoozed: query.get('snoozed') === '1',
    after: query.get('after') ?? '',
  };
  const change = (changes: Partial<Shown>) => setQuery(addressOf({ ...shown, after: '', ...changes }));
  return (
    <Page title={t.title} wide>
      <div className="sided inbox">
        <Kinds shown={shown} />
        <div>
          <Check label={t.onlyLate} on={shown.overdue} onTurn={() => change({ overdue: !shown.overdue })} />
          <Listed shown={shown} onChange={change} />
          {may.name('Query.invitations') && <RanOut />}
          {may.name('Query.erasures') && <Proposed />}
          {may.name('Query.digestMail') && <Daily />}
        </div>
      </div>
    </Page>
  );
}

interface Shown {
  clock: string;
  overdue: boolean;
  /** What was put off, instead. */
  snoozed: boolean;
  after: string;
}

const addressOf = ({ clock, overdue, snoozed, after }: Shown): URLSearchParams =>
  new URLSearchParams({
    ...(clock ? { clock } : {}),
    ...(overdue ? { overdue: '1' } : {}),
    ...(snoozed ? { snoozed: '1' } : {}),
    ...(after ? { after } : {}),
  });

/** How much waits of each kind, what this role is there for first. */
function Kinds({ shown }: { shown: Shown }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { number } = useFormats();
  const { roles } = useMe();
  const counts = useAsk(COUNTS, {}, { every: EACH_MS });
  const to = (change: Partial<Shown>) => `/inbox?${addressOf({ ...shown, ...change, after: '' }).toString()}`;
  const count = ({ open, snoozed }: { open: number; snoozed: number }) => (shown.snoozed ? snoozed : open);
  return (
    <nav className="lists card" aria-label={t.kinds}>
      <h2>{t.kinds}</h2>
      <Answer of={counts}>
        {({ inboxCounts }) => {
          const [open, late, aside] = [
            sum(inboxCounts, 'open'),
            sum(inboxCounts, 'overdue'),
            sum(inboxCounts, 'snoozed'),
          ];
          return (
            <>
              {!shown.snoozed && <p>{t.counted(number(open), number(late))}</p>}
              <ul>
                <li>
                  <Link
                    to={to({ clock: '', snoozed: false })}
                    aria-current={shown.clock || shown.snoozed ? undefined : 'true'}
                  >
                    <span>{shown.snoozed ? t.waitingNow : t.all}</span> <strong>{number(open)}</strong>
                  </Link>
                </li>
                {(aside > 0 || shown.snoozed) && (
                  <li>
                    <Link
                      to={to({ clock: '', snoozed: true, overdue: false })}
                      aria-current={shown.snoozed && !shown.clock ? 'true' : undefined}
                    >
                      <span>{t.putOffList}</span> <strong>{number(aside)}</strong>
                    </Link>
                  </li>
                )}
                {orderFor(roles)
                  .map((code) => ({ ...NONE, ...inboxCounts.find(({ clock }) => clock === code), code }))
                  .filter((one) => count(one) > 0 || one.code === shown.clock)
                  .map(({ code, ...one }) => (
                    <li key={code}>
                      <Link to={to({ clock: code })} aria-current={code === shown.clock ? 'true' : undefined}>
                        <span>
                          {clocks.label(code, language)}
                          {one.overdue > 0 && !shown.snoozed && (
                            <span className="late">
                              {' '}
                              ▲ {number(one.overdue)} {t.lateBadge}
                            </span>
                          )}
                        </span>{' '}
                        <strong>{number(count(one))}</strong>
                      </Link>
                    </li>
                  ))}
              </ul>
            </>
          );
        }}
      </Answer>
    </nav>
  );
}

type Count = Record<'open' | 'overdue' | 'snoozed', number>;
const NONE: Count = { open: 0, overdue: 0, snoozed: 0 };
const sum = (counts: readonly Count[], what: keyof Count): number =>
  counts.reduce((all, count) => all + count[what], 0);

function Listed({ shown, onChange }: { shown: Shown; onChange: (changes: Partial<Shown>) => void }) {
  const t = useTexts(texts);
  const may = useMay();
  const variables = {
    clock: clocks.has(shown.clock) ? shown.clock : null,
    overdue: shown.overdue,
    snoozed: shown.snoozed,
    after: shown.after || null,
    cases: may.name('Alert.case'),
  };
  const inbox = useAsk(INBOX, variables, { keep: true, every: EACH_MS });
  return (
    <Answer of={inbox}>
      {({ inbox: { items, next } }) => (
        <>
          <Table rows={items} />
          {items.length === 0 && <Nothing filtered={shown.clock !== '' || shown.overdue || shown.snoozed} />}
          <div className="deeds">
            {shown.after && (
              <button className="second" onClick={() => onChange({})}>
                {t.first}
              </button>
            )}
            {next && (
              <button className="second" onClick={() => onChange({ after: next })}>
                {t.next}
              </button>
            )}
          </div>
        </>
      )}
    </Answer>
  );
}

function Nothing({ filtered }: { filtered: boolean }) {
  const t = useTexts(texts);
  return (
    <div className="card">
      <p>
        <strong>{filtered ? t.emptyKind : t.empty}</strong>
      </p>
      {filtered ? (
        <p>
          <Link to="/inbox">{t.clear}</Link>
        </p>
      ) : (
        <p>{t.emptyText}</p>
      )}
    </div>
  );
}

function Table({ rows }: { rows: readonly Waiting[] }) {
  const t = useTexts(texts);
  if (rows.length === 0) return null;
  return (
    <div className="card">
      <table className="rows">
        <caption className="unseen">{t.title}</caption>
        <thead>
          <tr>
            <th>{t.rule}</th>
            <th>{t.due}</th>
            <th>{t.person}</th>
            <th>{t.deed}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: Waiting }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const { roles, unit } = useMe();
  const desk = roles.includes('desk');
  const who = row.case ? knownAs(row.case.person, t.unnamed) : row.act === 'reviewGlass' ? t.glass : t.notOpen;
  const lead = leadOf(row, { unit: unit.id, desk });
  const deed = deedOf(row, lead, language);
  const basis = basisOf(row.clock, language);
  return (
    <tr>
      <th scope="row" className="name">
        {labelOf(clocks, row.clock, language)}
        {basis && <span className="soft under-it">{t.basis(basis)}</span>}
        {row.escalatedAt && !desk && <span className="tag care">▲ {t.escalated}</span>}
        <PutOff row={row} />
      </th>
      <td data-label={t.due}>
        <Due row={row} />
      </td>
      <td data-label={t.person}>
        {who}
        {row.case && <div className="number soft">{row.case.number}</div>}
      </td>
      <td>
        {lead && (
          <Link className={row.overdue ? 'button' : 'button second'} to={lead} aria-label={t.deedFor(deed, who)}>
            {deed}
          </Link>
        )}
        <div>
          <Later row={row} who={who} />
        </div>
      </td>
    </tr>
  );
}

/** The law or agreement behind it, where there is one. */
function basisOf(clock: string, language: Lang): string | null {
  const basis = clocks.has(clock) ? clocks.row(clock).basis : programme;
  return basis === programme ? null : basis[language];
}

function Due({ row: { dueAt, haltedAt, overdue } }: { row: Waiting }) {
  const t = useTexts(texts);
  const { moment, number } = useFormats();
  const { zone } = useMe().unit;
  const days = daysUntil(dueAt, new Date(), zone);
  return (
    <>
      {haltedAt ? (
        <span className="tag">■ {t.halted}</span>
      ) : overdue ? (
        <span className="tag wrong">▲ {days < 0 ? t.lateBy(number(-days)) : t.lateToday}</span>
      ) : (
        <span className="tag">{days === 0 ? t.dueToday : t.dueIn(number(days))}</span>
      )}
      <span className="soft under-it">{moment(dueAt, zone)}</span>
    </>
  );
}
