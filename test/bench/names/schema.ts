/** The index as migrations lay it down: rows of tokens that nobody may read, and the one function that may. */
export const personToken = [
  'create table person_token (token int4 not null, person_id uuid not null, primary key (token, person_id))',
  'alter table person_token enable row level security',
  'alter table person_token force row level security',
  'grant select on person_token to pulang_gate',
  'create policy gate on person_token for select to pulang_gate using (true)',
];

export const findNames = [
  `create function app.find_names(tokens int4[], weights float4[], groups int2[])
   returns table (person_id uuid, weight float4)
   language sql stable security definer rows 100
   set search_path = pg_catalog
   as $$
     select found.person_id, sum(found.weight)::float4
     from (
       select t.person_id, max(asked.weight) as weight
       from unnest(tokens, weights, groups) as asked (token, weight, word)
       join public.person_token t on t.token = asked.token
       group by t.person_id, asked.word
     ) found
     group by found.person_id
     order by 2 desc, 1
     limit 100
   $$`,
  'alter function app.find_names(int4[], float4[], int2[]) owner to pulang_gate',
  'revoke all on function app.find_names(int4[], float4[], int2[]) from public',
  'grant execute on function app.find_names(int4[], float4[], int2[]) to pulang_app',
];
