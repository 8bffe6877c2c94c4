import { labelOfKind } from '#domain';
import { useLanguage, useTexts } from '../../language/language';
import { Part } from '../../parts/Part';
import type { Props } from './Holds';
import { KindField, Kinds } from './Kinds';
import { Ranking } from './Ranking';
import { texts } from './texts';

/** What was given, of which type and for how much money. */
export function Assistance({ numbers, filters, choose }: Props) {
  const t = useTexts(texts);
  const { aid, who } = filters;
  const label = labelOfKind('ASSISTED', aid, useLanguage());
  return (
    <Part name="assistance" title={t.assistance}>
      <KindField name="aid" label={t.aid} {...{ filters, choose }} />
      <div className="pair">
        <Kinds title={t.aidBy} rows={numbers.kinds('ASSISTED', who)} filters={filters} />
        <Ranking title={t.money(label)} measure="ASSISTED" kind={aid} by="MONEY" filters={filters} />
      </div>
    </Part>
  );
}

/** How people stand after they came home, and whether it went better with them since they were first asked. */
export function Surveys({ numbers, filters, choose }: Props) {
  const t = useTexts(texts);
  const { survey, who } = filters;
  const label = labelOfKind('SURVEYED', survey, useLanguage());
  return (
    <Part name="surveys" title={t.surveys}>
      <KindField name="survey" label={t.survey} {...{ filters, choose }} />
      <div className="pair trio">
        <Kinds title={t.surveyed} rows={numbers.kinds('SURVEYED', who)} filters={filters} />
        <Ranking title={t.scores(label)} measure="SURVEYED" kind={survey} by="SCORE" filters={filters} />
        <Ranking title={t.changes(label)} measure="SURVEYED" kind={survey} by="CHANGE" filters={filters} />
      </div>
    </Part>
  );
}

/** Which deadlines were missed, and who answered for the case then. */
export function Deadlines({ numbers, filters, choose }: Props) {
  const t = useTexts(texts);
  const { clock, who } = filters;
  const label = labelOfKind('OVERDUE', clock, useLanguage());
  return (
    <Part name="deadlines" title={t.deadlines}>
      <KindField name="clock" label={t.clock} {...{ filters, choose }} />
      <div className="pair">
        <Kinds title={t.missed} rows={numbers.kinds('OVERDUE', who)} filters={filters} />
        <Ranking title={t.missedBy(label)} measure="OVERDUE" kind={clock} by="AGENCY" filters={filters} />
      </div>
    </Part>
  );
}
