/** The columns that are loaded, in the order of their values; what is left out has a default or is null. */
const fact = 'id case_id person_id unit_id occurred_at recorded_at sealed';

/** Parents before children. */
export const columns = {
  intake_group: 'id unit_id reference country received_at',
  person: 'id sex birth_year home_regency home_province label identity',
  person_key: 'person_id wrapped',
  person_token: 'token person_id',
  person_mark: 'field mark person_id',
  cases:
    'id number version state person_id group_id post_id holder_id source country received_at recorded_at updated_at child_at_identification recruitment_methods recruitment_sites',
  case_access: 'case_id person_id unit_id reach since until why number state updated_at',
  case_event: 'id case_id person_id kind from_state to_state occurred_at recorded_at unit_id account_id sealed',
  consent: `${fact} purpose basis given`,
  need: `${fact} code met_at`,
  assessment: `${fact} kind outcome specialist`,
  determination: `${fact} body outcome role acts means purposes`,
  hold: `${fact} code owner cleared_at`,
  travel_document: `${fact} version kind status number_pending issued_on expires_on`,
  clearance: `${fact} kind status`,
  movement: 'id version reference state unit_id receiver_id escorts recorded_at',
  leg: 'id movement_id place mode carrier number charter from_place to_place planned_departure planned_arrival departed_at arrived_at',
  passenger:
    'id version movement_id case_id person_id state leg_id listed_at boarded_at arrived_at entered_at recorded_at',
  handover:
    'id version number movement_id place giver_id receiver_id occurred_at recorded_at giver_signed_at giver_account_id receiver_signed_at receiver_account_id',
  handed_person: `${fact} handover_id condition`,
  stay: `${fact} shelter_id bed_kind left_at`,
  referral: `${fact} version to_unit_id service state answered_at preview`,
  plan: fact,
  assistance: `${fact} version type level modality state planned_on given_on cost_minor currency confirmed`,
  follow_up: `${fact} version month due_on done_at outcome`,
  survey: `${fact} instrument month economic social psychosocial composite band`,
} as const;
export type Table = keyof typeof columns;

export type Lines = Map<Table, string[]>;
