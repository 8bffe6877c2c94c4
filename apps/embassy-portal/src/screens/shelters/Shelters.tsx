import { useAsk } from '../../api/useAsk';
import { useTexts } from '../../language/language';
import { Answer } from '../../parts/Answer';
import { Page } from '../../parts/Page';
import { Part } from '../../parts/Part';
import { useMay } from '../../session/session';
import { Door } from './Door';
import { House } from './House';
import { Placing } from './Placing';
import { SHELTERS } from './questions';
import { texts } from './texts';
import '../../parts/table.css';
import './shelters.css';

/** Who is awaited at one’s own door, where there are beds, who needs one, and who has one. */
export default function Shelters() {
  const t = useTexts(texts);
  const may = useMay();
  const shelters = useAsk(SHELTERS, {}, { keep: true, every: 30_000 });
  return (
    <Page title={t.title} wide>
      <Answer of={shelters}>
        {({ shelters: houses }) => (
          <>
            {may.do('confirmGuest') && <Door />}
            <Part name="board" title={t.board}>
              {houses.length === 0 && <p>{t.noShelters}</p>}
              <ul className="houses">
                {houses.map((house) => (
                  <House key={house.id} house={house} />
                ))}
              </ul>
            </Part>
            {may.do('placeInShelter') && <Placing houses={houses} />}
          </>
        )}
      </Answer>
    </Page>
  );
}
