import { ask } from '../api/ask';
import { graphql } from '../api/graphql';

const IN_FORCE = graphql(`
  query FactInForce($id: ID!) {
    case(id: $id, purpose: CASE_WORK) {
      version
      person {
        facts {
          field
          value
          code
          inForce
        }
      }
    }
  }
`);

interface Said {
  field: string;
  value: string | null;
  code: string | null;
  inForce: boolean;
}

/** What stands of a person now, of all that agencies say. */
export function inForce(facts: readonly Said[], field: string): string | null {
  const fact = facts.find((one) => one.inForce && one.field === field);
  return fact?.value ?? fact?.code ?? null;
}

export async function factNow(
  id: string,
  field: string,
): Promise<{ value: string | null; version: number } | undefined> {
  const { case: found } = await ask(IN_FORCE, { id }, { by: 'background' });
  return found ? { value: inForce(found.person.facts, field), version: found.version } : undefined;
}
