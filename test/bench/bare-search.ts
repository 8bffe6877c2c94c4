/** The search for names by hand: the same two stages over the same index, opened and compared by the same rules. */
import type { Client } from 'pg';
import type { NameAndBirth } from '#domain';
import { searchByName, type AskedToken, type IndexKeys, type NameField } from '../../src/platform/vault/blind-index';
import type { Vault } from '../../src/platform/vault/vault';
import { found, people } from './bare-statements';

interface Row {
  case: string;
  person: string;
  birth_year: number | null;
  wrapped: Buffer;
  label: Buffer;
}

interface Known extends NameAndBirth {
  case: string;
}

const MOST = 10;

/** The cases of the ten who resemble most, best first, and the audit's entry of it; JSON with sealed labels. */
export async function search(
  client: Pick<Client, 'query'>,
  vault: Vault,
  keys: IndexKeys,
  asked: NameAndBirth,
  audited: readonly string[],
): Promise<string> {
  const find = async (question: readonly AskedToken[]): Promise<Known[]> => {
    const values = [
      question.map(({ token }) => token),
      question.map(({ weight }) => weight),
      question.map(({ group }) => group),
    ];
    const { rows } = await client.query<Row>({ name: 'people', text: people, values });
    return rows.flatMap(({ case: id, person, birth_year, wrapped, label }) => {
      const { name, alias } = vault.open(wrapped, { table: 'person', envelope: 'label', row: person }, label);
      const born = birth_year === null ? null : { year: birth_year };
      return [name, alias].flatMap((one) => (typeof one === 'string' && one ? [{ case: id, name: one, born }] : []));
    });
  };
  const by = (field: NameField) => searchByName(keys, field, asked, find);
  const both = (await Promise.all([by('name'), by('alias')])).flat();
  const best = both.toSorted((a, b) => b.resemblance - a.resemblance).map((one) => one.found.case);
  const cases = [...new Set(best)].slice(0, MOST);
  const { rows } = await client.query<{ items: string }>({ name: 'found', text: found, values: [...audited, cases] });
  return rows[0]?.items ?? '[]';
}
