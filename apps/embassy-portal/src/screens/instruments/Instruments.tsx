import { useSearchParams } from '../../parts/address';
import { Editions } from './Editions';
import { InstrumentPage } from './InstrumentPage';
import { Publish } from './Publish';

/** All versions of the questionnaire, one of them, or the next that is made from one. */
export default function Instruments() {
  const [query] = useSearchParams();
  const [version, from] = [query.get('version'), query.get('from')];
  if (from) return <Publish key={from} version={from} />;
  return version ? <InstrumentPage version={version} /> : <Editions />;
}
