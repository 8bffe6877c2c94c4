import { texts } from './texts';

type Word = { [K in keyof typeof texts.id]: (typeof texts.id)[K] extends string ? K : never }[keyof typeof texts.id];

/** A word of a paper in both languages. */
export function Both({ of }: { of: Word }) {
  const [id, en] = [texts.id[of], texts.en[of]];
  if (id === en) return <>{id}</>;
  return (
    <>
      <span lang="id">{id}</span> / <i lang="en">{en}</i>
    </>
  );
}

/** The heads of a table’s columns. */
export const Heads = ({ of }: { of: readonly Word[] }) => (
  <tr>
    {of.map((word) => (
      <th key={word}>
        <Both of={word} />
      </th>
    ))}
  </tr>
);
