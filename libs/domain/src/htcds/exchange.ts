import { readAid, rules, writeAid, type HtcdsFacts } from './mapping';
import type { HtcdsRecord } from './record';

/** What Pulang has to say of a case, in the words of the standard. */
export function writeHtcds(facts: HtcdsFacts, pulangCase?: string): HtcdsRecord {
  const said = rules.map(({ field, write }) => [field, write(facts)] as const);
  return {
    ...(pulangCase === undefined ? {} : { pulang_Case: pulangCase }),
    fields: Object.fromEntries(said.filter(([, value]) => value !== undefined && value !== '')),
    supportPlans: (facts.aid ?? []).map(writeAid),
  };
}

/** What Pulang understands of a record; what it does not is in the loss report. */
export function readHtcds({ fields, supportPlans }: HtcdsRecord): HtcdsFacts {
  const facts: HtcdsFacts = {};
  for (const { field, read } of rules) {
    const value = fields[field];
    if (value !== undefined) read(value, facts);
  }
  if (supportPlans.length > 0) facts.aid = supportPlans.map(readAid);
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}
