import { Link } from '../../parts/address';
import { conditions, itemKinds } from '#domain';
import { labelOf, useFormats, useLanguage, useTexts } from '../../language/language';
import { knownAs } from '../../parts/person';
import { untoldOf } from './paper';
import type { Handed } from './questions';
import { texts } from './texts';
import type { Thing } from './who';

/** Who somebody is, and in what condition they were given. */
export function WhoIsGiven({ one }: { one: Handed }) {
  const t = useTexts(texts);
  const language = useLanguage();
  return (
    <p>
      <Link to={`/cases/${one.case.id}`}>
        <strong>{knownAs(one.person, t.unnamed)}</strong>
      </Link>{' '}
      <span className="number soft">{one.case.number}</span>{' '}
      <span className={one.condition === 'GOOD' ? 'tag' : 'tag care'}>
        {labelOf(conditions, one.condition, language)}
      </span>
      {[one.belongings, one.note].filter(Boolean).map((text) => (
        <span key={text} className="soft">
          <br />
          {text}
        </span>
      ))}
    </p>
  );
}

/** What came along by the BAST before and this one does not tell of: to both sides, and it keeps nobody from signing. */
export function NotTold({ one }: { one: Handed }) {
  const t = useTexts(texts);
  const thing = useThing();
  const untold = untoldOf(one);
  if (untold.length === 0) return null;
  return (
    <div className="notice">
      <p>
        <strong>▲ {t.notTold}</strong>
      </p>
      <ul>
        {untold.map((earlier) => (
          <li key={earlier.id}>{thing(earlier)}</li>
        ))}
      </ul>
      <p className="soft">{t.notToldHelp}</p>
    </div>
  );
}

/** A thing in words: a medicine with how much and until when. */
export const useThing = () => {
  const language = useLanguage();
  const { day } = useFormats();
  return ({ kind, name, dose, until }: Thing): string =>
    [`${labelOf(itemKinds, kind, language)}: ${name ?? ''}`, dose, until && `– ${day(until)}`]
      .filter(Boolean)
      .join(' · ');
};
