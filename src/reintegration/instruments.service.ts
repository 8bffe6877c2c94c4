import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { calledTwice, instrument as builtIn, instrumentFault, type Instrument as Rules, type Label } from '#domain';
import { caller } from '../platform/db/caller';
import { sql } from '../platform/db/sql';
import { tx } from '../platform/db/db';
import type { Outcome } from '../platform/operation/act';
import { Refused } from '../platform/outcome/problem';
import { value, work, type Plan } from '../platform/read/plan';
import { InstrumentVersion, type InstrumentInFull, type PublishInstrument } from './instrument.entity';

interface Edition {
  rules: Rules;
  title: Label;
}

const first: Edition = {
  rules: builtIn,
  title: {
    id: 'Keberlanjutan reintegrasi (penilaian tidak resmi)',
    en: 'Reintegration sustainability (unofficial scoring)',
  },
};

/** The versions of the survey, the first that came with the house and those that were published since. */
@Injectable()
export class Instruments {
  /** That version, or the one that is asked now; null where there is none. */
  show(version: string | undefined): Plan {
    return work(async () => {
      const all = await editions();
      const edition = version ? all.find(({ rules }) => rules.version === version) : all.at(-1);
      return value(edition ? asked(edition) : null);
    });
  }

  /** As it was published; null where there is none. */
  inFull(version: string): Plan {
    return work(async () => {
      const edition = (await editions()).find(({ rules }) => rules.version === version);
      return value(edition ? published(edition) : null);
    });
  }

  all(): Plan {
    return work(async () => {
      const { language } = caller();
      const all = await editions();
      return value(
        all.map(({ rules: { version, official, questions }, title }, i) => ({
          version,
          official,
          title: title[language],
          current: i === all.length - 1,
          questions: questions.length,
        })),
      );
    });
  }

  /** The version somebody was asked with, whether or not it is the one that is asked now. */
  async named(version: string): Promise<Rules> {
    const all = await editions();
    const edition = all.find(({ rules }) => rules.version === version);
    if (!edition)
      throw new Refused('UNKNOWN_CODE', 'instrument', { codes: all.map((one) => one.rules.version).join(', ') });
    return edition.rules;
  }

  async publish(input: PublishInstrument): Promise<Outcome> {
    const { query, now } = tx();
    const { version, official, titleId, titleEn } = input;
    const rules = rulesOf(input);
    if (version === builtIn.version) throw new Refused('VERSION_TAKEN', 'version');
    const fault = calledTwice(input.scales) ?? instrumentFault(rules);
    if (fault) throw new Refused('INVALID_VALUE', fault, { field: fault });
    const id = randomUUID();
    const [made] = await query(
      sql`insert into instrument_version (id, version, official, title_id, title_en, recorded_at, body)
          values (${id}, ${version}, ${official}, ${titleId}, ${titleEn}, ${now}, ${JSON.stringify(rules)}) on conflict (version) do nothing
          returning id`,
    );
    if (!made) throw new Refused('VERSION_TAKEN', 'version');
    return { entity: InstrumentVersion, id, cases: [] };
  }
}

async function editions(): Promise<Edition[]> {
  const rows = await tx().query<{ body: Rules; titleId: string; titleEn: string }>(
    sql`select body, title_id as "titleId", title_en as "titleEn" from instrument_version order by recorded_at, id`,
  );
  return [first, ...rows.map(({ body, titleId, titleEn }) => ({ rules: body, title: { id: titleId, en: titleEn } }))];
}

/** As it is shown to who asks, in their language, without what the answers count. */
function asked({ rules, title }: Edition): object {
  const { language } = caller();
  return {
    version: rules.version,
    official: rules.official,
    title: title[language],
    questions: rules.questions.map((question) => ({
      id: question.code,
      dimension: question.dimension,
      text: question[language],
      options: Object.entries(rules.scales[question.scale] ?? {}).map(([code, option]) => ({
        code,
        text: option[language],
      })),
    })),
  };
}

/** As `publish` takes it. */
const published = ({ rules, title }: Edition): InstrumentInFull => ({
  ...{ version: rules.version, official: rules.official, titleId: title.id, titleEn: title.en },
  weights: {
    economic: rules.weights.ECONOMIC,
    social: rules.weights.SOCIAL,
    psychosocial: rules.weights.PSYCHOSOCIAL,
  },
  cutOffs: rules.cutOffs,
  scales: Object.entries(rules.scales).map(([code, answers]) => ({
    code,
    answers: Object.entries(answers).map(([answer, { id, en, points }]) => ({
      ...{ code: answer, textId: id, textEn: en, points },
    })),
  })),
  questions: rules.questions.map(({ id, en, ...asked }) => ({ ...asked, textId: id, textEn: en })),
});

const rulesOf = ({ version, official, weights, cutOffs, scales, questions }: PublishInstrument): Rules => ({
  version,
  official,
  weights: { ECONOMIC: weights.economic, SOCIAL: weights.social, PSYCHOSOCIAL: weights.psychosocial },
  cutOffs: { medium: cutOffs.medium, light: cutOffs.light },
  scales: Object.fromEntries(
    scales.map(({ code, answers }) => [
      code,
      Object.fromEntries(
        answers.map(({ code: answer, textId: id, textEn: en, points }) => [answer, { id, en, points: points ?? null }]),
      ),
    ]),
  ),
  questions: questions.map(({ code, dimension, scale, weight, textId: id, textEn: en }) => ({
    code,
    dimension,
    scale,
    weight,
    id,
    en,
  })),
});
