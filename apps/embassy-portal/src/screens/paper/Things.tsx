import { itemGaps } from '#domain';
import type { Along } from './along';
import { Both, Heads } from './Both';

/** The things of each person, for both sides to check. */
export function Things({ of }: { of: readonly Along[] }) {
  return (
    <table className="things">
      <thead>
        <Heads of={['no', 'name', 'things']} />
      </thead>
      <tbody>
        {of.map((one, i) => (
          <tr key={one.id}>
            <td>{i + 1}</td>
            <td>{one.name}</td>
            <td>
              <Told of={one} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Told({ of: { things, untold, medicine, text } }: { of: Along }) {
  if (things.length + untold.length === 0 && !medicine && !text) return <Both of="nothing" />;
  return (
    <ul>
      {things.map(({ id, label, missing }) => (
        <li key={id}>
          {label}
          {missing && (
            <>
              {': '}
              <Both of="notReceived" /> ({itemGaps.label(missing, 'id')} /{' '}
              <i lang="en">{itemGaps.label(missing, 'en')}</i>)
            </>
          )}
        </li>
      ))}
      {untold.map(({ id, label }) => (
        <li key={id}>
          {label}: <Both of="notTold" />
        </li>
      ))}
      {medicine && (
        <li>
          <Both of="medicine" />
        </li>
      )}
      {text && (
        <li>
          <Both of="onRecord" />
        </li>
      )}
    </ul>
  );
}
