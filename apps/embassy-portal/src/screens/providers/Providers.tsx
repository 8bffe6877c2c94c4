import { useTexts } from '../../language/language';
import { Page } from '../../parts/Page';
import { ProviderPart } from './ProviderPart';
import { SupportPart } from './SupportPart';
import { texts } from './texts';
import '../../parts/table.css';

/** Whom one's organisation plans with, and what it gives to more than one person. */
export default function Providers() {
  const t = useTexts(texts);
  return (
    <Page title={t.title} wide>
      <p>{t.intro}</p>
      <ProviderPart />
      <SupportPart />
    </Page>
  );
}
