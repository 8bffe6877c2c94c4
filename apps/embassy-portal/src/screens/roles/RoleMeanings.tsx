import { actCells, askCells, mayName, reachesFor, roleNames, roles, type ActName, type Role } from '#domain';
import { useContext } from 'react';
import { labelOf, useLanguage, useTexts } from '../../language/language';
import { Link, useSearchParams } from '../../parts/address';
import { optionsOf } from '../../parts/choices';
import { SelectField } from '../../parts/form';
import { MenuContext } from '../../parts/menu';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { deeds } from '../audit/deeds';
import { texts } from './texts';
import './roles.css';

/** By the table that the core refuses by: an administrator gives what they may never open themselves. */
export default function RoleMeanings() {
  const t = useTexts(texts);
  const language = useLanguage();
  const [query, setQuery] = useSearchParams();
  const asked = query.get('role') ?? '';
  const role = (roles as readonly string[]).includes(asked) ? (asked as Role) : undefined;
  return (
    <Page title={t.title}>
      <p>
        <Link to="/accounts">{t.back}</Link>
      </p>
      <p>{t.intro}</p>
      <SelectField
        name="role"
        label={t.role}
        value={role ?? ''}
        onValue={(next) => setQuery(new URLSearchParams(next ? { role: next } : {}))}
        options={optionsOf(roleNames, language)}
      />
      {role && <Meaning role={role} />}
    </Page>
  );
}

function Meaning({ role }: { role: Role }) {
  const t = useTexts(texts);
  const language = useLanguage();
  const ordered = (names: readonly string[]) =>
    [...new Set(names.map((name) => labelOf(deeds, name, language)))].sort((a, b) => a.localeCompare(b, language));
  const pages = useContext(MenuContext).flatMap(({ menu, cell }) =>
    menu && mayName([role], cell) ? [menu[language]] : [],
  );
  const reads = Object.keys(askCells).filter((name) => mayName([role], `Query.${name}`));
  const does = (Object.keys(actCells) as ActName[]).filter((name) => reachesFor([role], name));
  return (
    <>
      <Part name="pages" title={t.pages}>
        <Words words={pages} />
      </Part>
      <Part name="does" title={t.does}>
        <p className="soft">{t.named}</p>
        <Words words={ordered(does)} />
      </Part>
      <Part name="reads" title={t.reads}>
        <p className="soft">{t.named}</p>
        <Words words={ordered(reads)} />
      </Part>
    </>
  );
}

function Words({ words }: { words: readonly string[] }) {
  const t = useTexts(texts);
  if (words.length === 0) return <p>{t.nothing}</p>;
  return (
    <ul className="meant">
      {words.map((one) => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}
