const typeOf = (act: string) => (act === 'keepApart' ? 'KeepPeopleApart' : `${act[0]?.toUpperCase()}${act.slice(1)}`);
/** What the run has to know of the answer, beside whether it was refused. */
const answers: Readonly<Record<string, string>> = { openShelter: ' ... on Shelter { id }' };
const documents = new Map<string, string>();

/** How an act is asked for. */
export function documentOf(act: string): string {
  const known = documents.get(act);
  if (known) return known;
  const made = `mutation ($input: ${typeOf(act)}!) { ${act}(input: $input) { __typename ... on Problem { code field }${answers[act] ?? ''} } }`;
  documents.set(act, made);
  return made;
}
