import { nameOf, useLanguage, useTexts } from '../language/language';
import { useMe, useMoment } from './session';
import { texts } from './acting-texts';
import { actFor } from './who';

/** For which unit one works where it is not one's own, until when, and the way back; or for which one may. */
export default function Acting() {
  const t = useTexts(texts);
  const language = useLanguage();
  const moment = useMoment();
  const { login, unit, actingFor, standIns = [] } = useMe();
  if (actingFor) {
    const until = standIns.find((one) => one.unit.code === actingFor.code)?.until;
    return (
      <section className="offline acting" aria-label={t.acting}>
        <strong>{t.actsFor(nameOf(unit, language))}</strong> {until && t.actsUntil(moment(until))}{' '}
        <button className="plain" onClick={() => void actFor(login, null)}>
          {t.actsBack}
        </button>
      </section>
    );
  }
  if (standIns.length === 0) return null;
  return (
    <section className="offline acting" aria-label={t.acting}>
      {standIns.map(({ unit: other, until }) => (
        <span key={other.code}>
          {t.mayActFor(nameOf(other, language), moment(until))}{' '}
          <button className="plain" onClick={() => void actFor(login, other.code)}>
            {t.actFor(nameOf(other, language))}
          </button>{' '}
        </span>
      ))}
    </section>
  );
}
