import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Generated from the entities. */
const generated = [
  `CREATE TABLE "organisation" (
    "id" uuid NOT NULL,
    "code" text NOT NULL,
    "kind" text NOT NULL,
    "name_id" text NOT NULL,
    "name_en" text NOT NULL,
    CONSTRAINT "UQ_6a3122daf3cb06cb4f1f87ae642" UNIQUE ("code"),
    CONSTRAINT "PK_c725ae234ef1b74cce43d2d00c1" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "unit" (
    "id" uuid NOT NULL,
    "code" text NOT NULL,
    "organisation_id" uuid NOT NULL,
    "name_id" text NOT NULL,
    "name_en" text NOT NULL,
    "country" text NOT NULL,
    "province" text,
    "zone" text NOT NULL,
    CONSTRAINT "UQ_dfb75cdb2a790fb84327e1d1b15" UNIQUE ("code"),
    CONSTRAINT "PK_4252c4be609041e559f0c80f58a" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "account" (
    "id" uuid NOT NULL,
    "login" text NOT NULL,
    "unit_id" uuid NOT NULL,
    "roles" text array NOT NULL,
    "language" text NOT NULL,
    "disabled_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "UQ_02ec5e354b7a10ffa2e1c0b70e3" UNIQUE ("login"),
    CONSTRAINT "PK_54115ee388cdb6d86bb4bf5b2ea" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "person" (
    "id" uuid NOT NULL,
    "sex" text NOT NULL,
    "birth_year" integer,
    "home_regency" text,
    "home_province" text,
    "label" bytea,
    "identity" bytea,
    CONSTRAINT "PK_5fdaf670315c4b7e70cce85daa3" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "intake_group" (
    "id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "reference" text NOT NULL,
    "country" text NOT NULL,
    "received_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "PK_6a1b47a9f92e5fbeb7d9c8f8791" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "cases" (
    "id" uuid NOT NULL,
    "number" text NOT NULL,
    "version" integer NOT NULL,
    "state" text NOT NULL,
    "prior_state" text,
    "person_id" uuid NOT NULL,
    "group_id" uuid,
    "post_id" uuid NOT NULL,
    "holder_id" uuid NOT NULL,
    "owner_id" uuid,
    "source" text NOT NULL,
    "country" text NOT NULL,
    "received_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "updated_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "child_at_identification" boolean,
    "recruitment_methods" text array NOT NULL,
    "recruitment_sites" text array NOT NULL,
    "closure_reason" text,
    CONSTRAINT "UQ_ae60d858083bc354a00442863bd" UNIQUE ("number"),
    CONSTRAINT "PK_264acb3048c240fb89aa34626db" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "assessment" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "kind" text NOT NULL,
    "outcome" text NOT NULL,
    "specialist" boolean NOT NULL,
    CONSTRAINT "PK_c511a7dc128256876b6b1719401" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "case_event" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "from_state" text,
    "to_state" text NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "unit_id" uuid NOT NULL,
    "account_id" uuid NOT NULL,
    "code" text,
    "subject_id" uuid,
    "sealed" bytea,
    CONSTRAINT "PK_5b6e18b2d4fd178711a2269645e" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "consent" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "purpose" text NOT NULL,
    "basis" text NOT NULL,
    "given" boolean NOT NULL,
    "withdrawn_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "PK_9115e8d6b082d4fc46d56134d29" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "determination" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "body" text NOT NULL,
    "outcome" text NOT NULL,
    "role" text NOT NULL,
    "acts" text array NOT NULL,
    "means" text array NOT NULL,
    "purposes" text array NOT NULL,
    CONSTRAINT "PK_87c1b0a361f0743972d6cf94378" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "hold" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "code" text NOT NULL,
    "owner" text NOT NULL,
    "amount_minor" bigint,
    "currency" text,
    "expected_on" date,
    "cleared_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "PK_d955539abc6b1b33382b0d34f1b" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "need" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "code" text NOT NULL,
    "met_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "PK_218b14514f334ee6f39954f86ba" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "draft" (
    "id" uuid NOT NULL,
    "version" integer NOT NULL,
    "group_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "act_key" uuid NOT NULL,
    "line" integer NOT NULL,
    "state" text NOT NULL,
    "held_back" boolean NOT NULL,
    "fingerprint" bytea NOT NULL,
    "case_id" uuid,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    CONSTRAINT "PK_0b2b03d3f2c998450423648bc65" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "movement" (
    "id" uuid NOT NULL,
    "version" integer NOT NULL,
    "reference" text NOT NULL,
    "state" text NOT NULL,
    "unit_id" uuid NOT NULL,
    "receiver_id" uuid NOT NULL,
    "immigration_id" uuid,
    "escorts" integer NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "PK_079f005d01ebda984e75c2d67ee" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "handover" (
    "id" uuid NOT NULL,
    "version" integer NOT NULL,
    "number" text NOT NULL,
    "movement_id" uuid,
    "place" text NOT NULL,
    "giver_id" uuid NOT NULL,
    "receiver_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "giver_signed_at" TIMESTAMP WITH TIME ZONE,
    "giver_account_id" uuid,
    "receiver_signed_at" TIMESTAMP WITH TIME ZONE,
    "receiver_account_id" uuid,
    CONSTRAINT "PK_15e64c0391cf9fb9278f297691f" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "handed_person" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "handover_id" uuid NOT NULL,
    "condition" text NOT NULL,
    CONSTRAINT "PK_a92d36908d6eff05e9ffdba347d" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "person_match" (
    "id" uuid NOT NULL,
    "version" integer NOT NULL,
    "case_id" uuid NOT NULL,
    "other_id" uuid NOT NULL,
    "verdict" text NOT NULL,
    "reasons" text array NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "judged_at" TIMESTAMP WITH TIME ZONE,
    "person_id" uuid NOT NULL,
    "sealed" bytea,
    CONSTRAINT "PK_0cf8e22703180b595a9b90b9f87" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "audit_entry" (
    "id" uuid NOT NULL DEFAULT gen_random_uuid(),
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMP WITH TIME ZONE NOT NULL DEFAULT clock_timestamp(),
    "account_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "act" text NOT NULL,
    "cases" uuid array NOT NULL,
    "opened" text array NOT NULL,
    "purpose" text,
    "key" uuid,
    "request" uuid NOT NULL,
    CONSTRAINT "PK_58a130a4b9da189f46ba2a01801" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "referral" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "version" integer NOT NULL,
    "to_unit_id" uuid NOT NULL,
    "service" text NOT NULL,
    "state" text NOT NULL,
    "answered_at" TIMESTAMP WITH TIME ZONE,
    "refusal" text,
    "preview" text NOT NULL,
    CONSTRAINT "PK_a2d3e935a6591168066defec5ad" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "assistance" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "version" integer NOT NULL,
    "type" text NOT NULL,
    "level" text NOT NULL,
    "modality" text NOT NULL,
    "state" text NOT NULL,
    "planned_on" date,
    "given_on" date,
    "cost_minor" bigint,
    "currency" text,
    "confirmed" boolean NOT NULL,
    CONSTRAINT "PK_e6ad228f6db856028050d62cd15" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "follow_up" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "version" integer NOT NULL,
    "month" integer NOT NULL,
    "due_on" date NOT NULL,
    "done_at" TIMESTAMP WITH TIME ZONE,
    "outcome" text,
    CONSTRAINT "PK_5c0a5f5b32937e47e0ab09d596c" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "plan" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    CONSTRAINT "PK_54a2b686aed3b637654bf7ddbb3" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "survey" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "instrument" text NOT NULL,
    "month" integer NOT NULL,
    "economic" double precision,
    "social" double precision,
    "psychosocial" double precision,
    "composite" double precision,
    "band" text,
    CONSTRAINT "PK_f0da32b9181e9c02ecf0be11ed3" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "shelter" (
    "id" uuid NOT NULL,
    "code" text NOT NULL,
    "name" text NOT NULL,
    "unit_id" uuid NOT NULL,
    CONSTRAINT "UQ_d52768f8a356f92c671a33e266e" UNIQUE ("code"),
    CONSTRAINT "PK_fa71ea731c766e25af6c091a31f" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "bed" (
    "id" uuid NOT NULL,
    "shelter_id" uuid NOT NULL,
    "kind" text NOT NULL,
    "count" integer NOT NULL,
    CONSTRAINT "PK_828b3f79eab8a8b1de6b6ed6c5a" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "stay" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "shelter_id" uuid NOT NULL,
    "bed_kind" text NOT NULL,
    "left_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "PK_2e2903841ab4eb3c69a0a8bf77d" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "clearance" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "kind" text NOT NULL,
    "status" text NOT NULL,
    CONSTRAINT "PK_5f616cc4bdf877541f1ca7add09" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "leg" (
    "id" uuid NOT NULL,
    "movement_id" uuid NOT NULL,
    "place" integer NOT NULL,
    "mode" text NOT NULL,
    "carrier" text,
    "number" text,
    "charter" boolean NOT NULL,
    "from_place" text NOT NULL,
    "to_place" text NOT NULL,
    "planned_departure" TIMESTAMP WITH TIME ZONE NOT NULL,
    "planned_arrival" TIMESTAMP WITH TIME ZONE NOT NULL,
    "departed_at" TIMESTAMP WITH TIME ZONE,
    "arrived_at" TIMESTAMP WITH TIME ZONE,
    CONSTRAINT "PK_3d5807243e6c648621279e9f098" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "manifest" (
    "id" uuid NOT NULL,
    "movement_id" uuid NOT NULL,
    "version" integer NOT NULL,
    "passengers" uuid array NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "PK_c3196a2394e46f459c708f78bff" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "passenger" (
    "id" uuid NOT NULL,
    "version" integer NOT NULL,
    "movement_id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "state" text NOT NULL,
    "reason" text,
    "leg_id" uuid,
    "listed_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "boarded_at" TIMESTAMP WITH TIME ZONE,
    "left_at" TIMESTAMP WITH TIME ZONE,
    "arrived_at" TIMESTAMP WITH TIME ZONE,
    "entered_at" TIMESTAMP WITH TIME ZONE,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    CONSTRAINT "PK_50e940dd2c126adc20205e83fac" PRIMARY KEY ("id")
  )`,
  `CREATE TABLE "travel_document" (
    "id" uuid NOT NULL,
    "case_id" uuid NOT NULL,
    "person_id" uuid NOT NULL,
    "unit_id" uuid NOT NULL,
    "occurred_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "recorded_at" TIMESTAMP WITH TIME ZONE NOT NULL,
    "sealed" bytea,
    "version" integer NOT NULL,
    "kind" text NOT NULL,
    "status" text NOT NULL,
    "number_pending" boolean NOT NULL,
    "issued_on" date,
    "expires_on" date,
    CONSTRAINT "PK_bcc706856a053d5345833722a5a" PRIMARY KEY ("id")
  )`,
  `ALTER TABLE "unit" ADD CONSTRAINT "FK_1b15180e25301bda2db60db090b" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id")`,
  `ALTER TABLE "account" ADD CONSTRAINT "FK_098d24759a6aeeabc4a082526c1" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "intake_group" ADD CONSTRAINT "FK_3465d8a5a7fe307a83c9ecc97e8" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "cases" ADD CONSTRAINT "FK_f0144c98274376472142326da90" FOREIGN KEY ("person_id") REFERENCES "person"("id")`,
  `ALTER TABLE "cases" ADD CONSTRAINT "FK_2c7f49a50194743808873c14dca" FOREIGN KEY ("group_id") REFERENCES "intake_group"("id")`,
  `ALTER TABLE "cases" ADD CONSTRAINT "FK_2cbe2b7bdd4d2176f382f9e2fa4" FOREIGN KEY ("post_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "cases" ADD CONSTRAINT "FK_1ed20752c9ac51abc9d9af153d1" FOREIGN KEY ("holder_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "assessment" ADD CONSTRAINT "FK_b252f66572122ec6d3d1c59df72" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "assessment" ADD CONSTRAINT "FK_f6b4165317a264e80913f221ca2" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "case_event" ADD CONSTRAINT "FK_85962fcd8d72296385c01a5dd45" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "case_event" ADD CONSTRAINT "FK_aa8b6d28ecf35d7bb793bc0fef3" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "consent" ADD CONSTRAINT "FK_c8a28bde616b7ce1aaf7a7e819e" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "consent" ADD CONSTRAINT "FK_b41812449b31b2975d87cd5abff" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "determination" ADD CONSTRAINT "FK_1d73a65f442e19731ee96cd0c5e" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "determination" ADD CONSTRAINT "FK_edc28e89f3691d512c056128229" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "hold" ADD CONSTRAINT "FK_46cdb1c681183517e1d077149e4" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "hold" ADD CONSTRAINT "FK_09a67422f1c6885cef8e33cfde4" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "need" ADD CONSTRAINT "FK_9c6c26361cc101b377a9d3014f8" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "need" ADD CONSTRAINT "FK_57a90b633a4d060661dec22db28" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "draft" ADD CONSTRAINT "FK_140fef07233d2834927e53f48c6" FOREIGN KEY ("group_id") REFERENCES "intake_group"("id")`,
  `ALTER TABLE "draft" ADD CONSTRAINT "FK_bf4f235df4351a8b0e09ae0b191" FOREIGN KEY ("case_id") REFERENCES "cases"("id") DEFERRABLE INITIALLY DEFERRED`,
  `ALTER TABLE "movement" ADD CONSTRAINT "FK_5f8e48e5f65c6606f7294d44705" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "movement" ADD CONSTRAINT "FK_f2555b2b56c9c2a1890d18cf38f" FOREIGN KEY ("receiver_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "movement" ADD CONSTRAINT "FK_4082961e210c333bee8b0415de4" FOREIGN KEY ("immigration_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "handover" ADD CONSTRAINT "FK_91d1acb1a82dba91bf806747709" FOREIGN KEY ("movement_id") REFERENCES "movement"("id")`,
  `ALTER TABLE "handover" ADD CONSTRAINT "FK_e9a6abea66cd596dd313f1098d6" FOREIGN KEY ("giver_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "handover" ADD CONSTRAINT "FK_36a33064aece25b9d25ced76a67" FOREIGN KEY ("receiver_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "handed_person" ADD CONSTRAINT "FK_8bc3878cb921d77b79cbbd23952" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "handed_person" ADD CONSTRAINT "FK_a581802698bfc5021cba5365384" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "handed_person" ADD CONSTRAINT "FK_e37f4231aceb71554191aa4ca4b" FOREIGN KEY ("handover_id") REFERENCES "handover"("id")`,
  `ALTER TABLE "handed_person" ADD CONSTRAINT "FK_abcc54af6c5cb82006a049fdf26" FOREIGN KEY ("person_id") REFERENCES "person"("id")`,
  `ALTER TABLE "person_match" ADD CONSTRAINT "FK_d38434f28beb98066e993c362f8" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "person_match" ADD CONSTRAINT "FK_d3f516abbdb6b619bce43b908d4" FOREIGN KEY ("other_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "referral" ADD CONSTRAINT "FK_a3c42a65967c8a70e3ae1e1b6b6" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "referral" ADD CONSTRAINT "FK_b6cc21816c1f5008eb61831589f" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "referral" ADD CONSTRAINT "FK_1dc050f651d0a1aa4cccf38658c" FOREIGN KEY ("to_unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "assistance" ADD CONSTRAINT "FK_85cd39597e8c22f19df4e40b3b9" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "assistance" ADD CONSTRAINT "FK_156153a6085eaa615c8c047c9c2" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "follow_up" ADD CONSTRAINT "FK_69f8713609f0a1d3589532d8648" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "follow_up" ADD CONSTRAINT "FK_0bb70cdcc3160caf9e531a5c834" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "plan" ADD CONSTRAINT "FK_8d557d8871bfa7b3d40cf890eaa" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "plan" ADD CONSTRAINT "FK_8e9cd07b56f72d9e23517ab30d3" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "survey" ADD CONSTRAINT "FK_5f9a67f0c2ee80e252b4ee732f4" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "survey" ADD CONSTRAINT "FK_40daa1e26bd38792b02d5147e19" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "shelter" ADD CONSTRAINT "FK_d16f1b18155b429fd8db7e7ee0d" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "bed" ADD CONSTRAINT "FK_3166ce419a00d2d77dd3d433724" FOREIGN KEY ("shelter_id") REFERENCES "shelter"("id")`,
  `ALTER TABLE "stay" ADD CONSTRAINT "FK_af5777e49c920511d02a8806b48" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "stay" ADD CONSTRAINT "FK_9059c9559650582c5a7ec81ef57" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "stay" ADD CONSTRAINT "FK_e5c18a9b4acfe4814289a42f4ef" FOREIGN KEY ("shelter_id") REFERENCES "shelter"("id")`,
  `ALTER TABLE "clearance" ADD CONSTRAINT "FK_8a2e4358183b496984d15febc71" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "clearance" ADD CONSTRAINT "FK_b7bfd88030caca47c8c38cee2fe" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
  `ALTER TABLE "leg" ADD CONSTRAINT "FK_344a57cdfa152f5c8bfb1d8a8b1" FOREIGN KEY ("movement_id") REFERENCES "movement"("id")`,
  `ALTER TABLE "manifest" ADD CONSTRAINT "FK_32d1d0dd72ff25ba7cf22b236d5" FOREIGN KEY ("movement_id") REFERENCES "movement"("id")`,
  `ALTER TABLE "passenger" ADD CONSTRAINT "FK_774da4accbfa8ac79307a402aa3" FOREIGN KEY ("movement_id") REFERENCES "movement"("id")`,
  `ALTER TABLE "passenger" ADD CONSTRAINT "FK_1620734e9cff24a26e5a5fb8840" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "passenger" ADD CONSTRAINT "FK_7c1a766244bd51755105ed15706" FOREIGN KEY ("person_id") REFERENCES "person"("id")`,
  `ALTER TABLE "passenger" ADD CONSTRAINT "FK_1c31e1cea8aff234758e3389025" FOREIGN KEY ("leg_id") REFERENCES "leg"("id")`,
  `ALTER TABLE "travel_document" ADD CONSTRAINT "FK_24203e97baa6c0a269eba5772fd" FOREIGN KEY ("case_id") REFERENCES "cases"("id")`,
  `ALTER TABLE "travel_document" ADD CONSTRAINT "FK_d5f4826f0af5e9bd8d6d89ad192" FOREIGN KEY ("unit_id") REFERENCES "unit"("id")`,
];

/** What TypeORM does not describe: keys, tokens, access, the audit's chain, checks, and the indexes that reads are built on. */
const byHand = `
  -- Which unit sees which case, by what standing, until when. Written by the gates alone.
  create table case_access (
    case_id uuid not null references cases (id) deferrable initially deferred,
    person_id uuid not null,
    unit_id uuid not null references unit (id),
    reach text not null check (reach in ('CUSTODY', 'CARE', 'AFTERCARE', 'TRAVEL', 'INQUIRY', 'SUMMARY', 'TRACE')),
    since timestamptz not null,
    until timestamptz not null default 'infinity',
    why text not null,
    number text not null,
    state text not null,
    updated_at timestamptz not null,
    primary key (case_id, unit_id)
  );
  create index case_access_case on case_access (unit_id, case_id) include (until, reach);
  create index case_access_person on case_access (unit_id, person_id) include (until, reach);
  create index case_access_worklist on case_access (unit_id, state, updated_at desc, case_id desc) include (until, reach);
  create index case_access_changed on case_access (unit_id, updated_at desc, case_id desc) include (until, reach);

  -- The person's key, wrapped under the master key; deleting the row is forgetting the person.
  create table person_key (person_id uuid primary key, wrapped bytea not null);
  -- Sound codes of names, keyed and spread: they name nobody. Rows, since array operators lose their index under row-level security.
  create table person_token (token int not null, person_id uuid not null, primary key (token, person_id));
  -- Keyed marks of numbers, each field under a key of its own.
  create table person_mark (field text not null, mark bytea not null, person_id uuid not null, primary key (field, mark, person_id));

  create table idempotency_key (
    account_id uuid not null,
    key uuid not null,
    content bytea not null,
    outcome_type text,
    outcome_id uuid,
    cases uuid[] not null default '{}',
    at timestamptz not null default now(),
    primary key (account_id, key)
  );
  create index idempotency_key_age on idempotency_key (at);

  alter table audit_entry add column xid xid8 not null default pg_current_xact_id();
  create index audit_entry_order on audit_entry (xid, seq);
  create index audit_entry_at on audit_entry (at desc, id desc);
  create table audit_link (n bigint primary key, entry_id uuid not null unique, hash bytea not null);
  create table audit_checkpoint (n bigint primary key, tip bytea not null, xid xid8 not null, at text not null, signature text not null);

  alter table cases add check (state in ('REPORTED', 'INTAKE', 'SCREENING', 'IDENTIFIED', 'NOT_IDENTIFIED', 'PREPARING', 'READY', 'DEPARTED',
    'ARRIVED', 'IN_SHELTER', 'RETURNED_HOME', 'REINTEGRATING', 'FOLLOW_UP', 'CLOSED', 'CLOSED_REFERRED', 'ON_HOLD', 'MISSING', 'DECEASED'));
  alter table cases add check (version > 0);
  alter table person add check (sex in ('FEMALE', 'MALE', 'UNKNOWN'));
  alter table bed add check (count >= 0), add unique (shelter_id, kind);
  alter table stay add check (left_at is null or left_at >= occurred_at);
  alter table person_match add unique (case_id, other_id);
  alter table draft add unique (unit_id, fingerprint);
  alter table leg add unique (movement_id, place);
  alter table leg add check (planned_arrival > planned_departure), add check (arrived_at > departed_at);
  alter table manifest add unique (movement_id, version);
  -- The count of a movement closes: every gap has a reason and an instant.
  alter table passenger add check (case when state in ('TAKEN_OFF', 'OFFLOADED', 'MISSING') then reason is not null and left_at is not null
                                        else reason is null and left_at is null end);
  alter table passenger add check (state <> 'ARRIVED' or (arrived_at is not null and entered_at >= arrived_at));

  -- One open stay, one live passage, one open offer, one visit a month: the database holds what a race would break.
  create unique index stay_open on stay (case_id) where left_at is null;
  create unique index passage_live on passenger (case_id) where state in ('LISTED', 'BOARDED');
  create unique index splp_live on travel_document (person_id) where kind = 'SPLP' and status = 'VALID';
  create unique index handed_once on handed_person (handover_id, case_id);
  create unique index referral_open on referral (case_id, service) where state = 'OFFERED';
  create unique index follow_up_once on follow_up (case_id, month);

  create index cases_group on cases (group_id);
  create index cases_person on cases (person_id);
  create index cases_updated on cases (updated_at desc, id desc);
  create index case_event_case on case_event (case_id, recorded_at, id);
  create index stay_bed on stay (shelter_id, bed_kind, occurred_at);
  create index passenger_movement on passenger (movement_id, id);
  create index passenger_case on passenger (case_id);
  create index handed_person_case on handed_person (case_id);
  create index handed_person_handover on handed_person (handover_id, id);
  create index referral_to on referral (to_unit_id, state, recorded_at desc, id desc);
  create index referral_from on referral (unit_id, recorded_at desc, id desc);
  create index referral_case on referral (case_id);
  create index follow_up_due on follow_up (due_on, id) where done_at is null;
  create index person_mark_person on person_mark (person_id);
  create index person_match_other on person_match (other_id);
  create index person_match_open on person_match (recorded_at desc, id desc) where verdict = 'OPEN';
  create index draft_group on draft (group_id, line);
  create index draft_person on draft (person_id) where case_id is null;
  create index movement_unit on movement (unit_id, recorded_at desc, id desc);
`;

/** Facts are read by their case. */
const factTables = [
  'consent',
  'need',
  'determination',
  'assessment',
  'hold',
  'travel_document',
  'clearance',
  'stay',
  'plan',
  'assistance',
  'follow_up',
  'survey',
];

export class Tables1764000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of generated) await runner.query(statement);
    await runner.query(byHand);
    for (const table of factTables) await runner.query(`create index ${table}_case on ${table} (case_id)`);
  }

  async down(): Promise<void> {
    throw new Error('The first tables are not taken down; drop the database instead.');
  }
}
