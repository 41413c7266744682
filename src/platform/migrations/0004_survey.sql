-- What people call a lead, why they think leads die, and whether the signed definition is still shared.
create table surveys (
  workspace_no int4 not null,
  survey_id    uuid not null,
  -- lead: cards and criteria · rating: cards of a quarter's fresh leads · poll: causes and remedies
  kind         text not null check (kind in ('lead', 'rating', 'poll')),
  title        text not null,
  note         text,
  -- what is ranked, frozen: [{"id", "label", "kind", "measure"}]
  items        json not null,
  -- the agreement whose rules the cards were marked by
  version      int4 not null,
  -- rating only: 2026-Q3
  quarter      text,
  created_by   text not null,
  created_at   timestamptz not null,
  deadline     timestamptz not null,
  closed_at    timestamptz,
  closed_by    text,
  primary key (workspace_no, survey_id),
  check ((kind = 'rating') = (quarter is not null)),
  check ((closed_at is null) = (closed_by is null))
);
-- one round per quarter, whoever opens it first
create unique index surveys_quarter on surveys (workspace_no, quarter);
create index surveys_open on surveys (workspace_no, deadline) where closed_at is null;
comment on table surveys is 'global: one row per survey';

create table survey_people (
  workspace_no int4 not null,
  survey_id    uuid not null,
  person_id    text not null,
  -- the function they answered in, frozen: who changes teams later does not move their answers
  function     text not null,
  -- the order of what they ranked, first = most important; null: not yet
  ranking      json,
  -- what they added of their own: [{"id", "label"}]
  added        json not null default '[]',
  ranked_at    timestamptz,
  primary key (workspace_no, survey_id, person_id)
);
create index survey_people_person on survey_people (workspace_no, person_id);
comment on table survey_people is 'global: belongs to surveys';

create table survey_cards (
  workspace_no int4 not null,
  survey_id    uuid not null,
  card_no      int4 not null,
  -- null once the lead is erased; the frozen body names nobody
  lead_id      uuid,
  body         json not null,
  primary key (workspace_no, survey_id, card_no)
);
create index survey_cards_lead on survey_cards (workspace_no, lead_id);
comment on table survey_cards is 'global: belongs to surveys; outlives the lead that it was drawn from';

create table survey_answers (
  workspace_no int4 not null,
  survey_id    uuid not null,
  person_id    text not null,
  card_no      int4 not null,
  answer       text not null check (answer in ('lead', 'not_yet', 'never')),
  answered_at  timestamptz not null,
  primary key (workspace_no, survey_id, person_id, card_no)
);
comment on table survey_answers is 'global: belongs to surveys';

create table survey_remedies (
  workspace_no int4 not null,
  survey_id    uuid not null,
  remedy_id    uuid not null,
  person_id    text not null,
  cause        text,
  text         text not null,
  proposed_at  timestamptz not null,
  primary key (workspace_no, survey_id, remedy_id)
);
comment on table survey_remedies is 'global: belongs to surveys';

create table survey_votes (
  workspace_no int4 not null,
  survey_id    uuid not null,
  remedy_id    uuid not null,
  person_id    text not null,
  voted_at     timestamptz not null,
  primary key (workspace_no, survey_id, remedy_id, person_id)
);
comment on table survey_votes is 'global: belongs to surveys';

-- the standing order for blind double ratings: one row, or none
create table survey_schedule (
  workspace_no int4 not null,
  active       boolean not null,
  cards        int4 not null check (cards between 5 and 200),
  days         int4 not null check (days between 1 and 90),
  people       text[] not null,
  changed_by   text not null,
  changed_at   timestamptz not null,
  primary key (workspace_no)
);
comment on table survey_schedule is 'global: one row per workspace';
