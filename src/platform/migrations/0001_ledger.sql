-- The floor. Every lead-owned table has (workspace_no, lead_id) first in its key, so that the same schema can be
-- distributed by lead_id (or by workspace_no) on a sharded PostgreSQL without a change.
create extension if not exists pg_trgm;

create table entries (
  workspace_no  int4 not null,
  lead_id       uuid not null,
  seq           int4 not null check (seq > 0),
  kind          text not null,
  fact          boolean not null,
  history       boolean not null,
  at            timestamptz not null,
  recorded_at   timestamptz not null,
  by            text not null,
  version       int4 not null,
  -- json, not jsonb: the chain covers the exact bytes
  body          json not null,
  personal_hash bytea,
  hash          bytea not null,
  primary key (workspace_no, lead_id, seq)
);

create table personal_parts (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  salt         bytea not null,
  data         json not null,
  primary key (workspace_no, lead_id, seq)
);

create table leads (
  workspace_no     int4 not null,
  lead_id          uuid not null,
  seq              int4 not null,
  head             bytea not null,
  state            json not null,
  person           json not null,
  name             text,
  email            text,
  phone            text,
  company          text,
  company_id       uuid,
  title            text,
  country          text,
  source           text,
  campaign         text,
  channel          text,
  version          int4 not null,
  pass             int4 not null,
  score            int4 not null,
  fit              int4 not null,
  engagement       int4 not null,
  created_at       timestamptz not null,
  last_activity_at timestamptz not null,
  stage_since      timestamptz not null,
  -- promise 2: one owner, one stage and one next step with a date, at every moment
  stage            text not null check (stage <> ''),
  owner            text not null check (owner <> ''),
  function         text not null check (function <> ''),
  next_step        text not null check (next_step <> ''),
  step_due_at      timestamptz not null,
  -- the only scheduler: when the agreement alone next makes something happen
  next_due_at      timestamptz not null,
  routing          boolean not null,
  handoff          text not null,
  search           text generated always as
    (lower(coalesce(name, '') || ' ' || coalesce(email, '') || ' ' || coalesce(company, '') || ' ' || coalesce(phone, ''))) stored,
  primary key (workspace_no, lead_id)
) with (fillfactor = 80);

create index leads_due on leads (workspace_no, next_due_at);
create index leads_routing on leads (workspace_no, function, step_due_at) where routing;
create index leads_owner on leads (workspace_no, owner, step_due_at);
create index leads_stage on leads (workspace_no, stage, score, lead_id);
-- stages go with age: walking down all leads for the oldest opportunity would pass most of them
create index leads_stage_created on leads (workspace_no, stage, created_at, lead_id);
create index leads_stage_active on leads (workspace_no, stage, last_activity_at, lead_id);
create index leads_stage_step on leads (workspace_no, stage, step_due_at, lead_id);
create index leads_score on leads (workspace_no, score, lead_id);
create index leads_created on leads (workspace_no, created_at, lead_id);
create index leads_active on leads (workspace_no, last_activity_at, lead_id);
create index leads_step on leads (workspace_no, step_due_at, lead_id);
create index leads_name on leads (workspace_no, (coalesce(name, company, email, '')), lead_id);
-- rare values of these are found by their own index; frequent ones on the way down a sort's index
create index leads_campaign on leads (workspace_no, campaign);
create index leads_source on leads (workspace_no, source);
create index leads_country on leads (workspace_no, country);
create index leads_search on leads using gin (search gin_trgm_ops);

create table identity_keys (
  workspace_no int4 not null,
  key          text not null,
  lead_id      uuid not null,
  primary key (workspace_no, key)
);
create index identity_keys_lead on identity_keys (workspace_no, lead_id);
comment on table identity_keys is 'global: one key, one lead; distributed by its own key';

create table companies (
  workspace_no int4 not null,
  company_id   uuid not null,
  key          text not null,
  name         text not null,
  domain       text,
  created_at   timestamptz not null,
  primary key (workspace_no, company_id)
);
comment on table companies is 'global: reference table';

create table passages (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  pass         int4 not null,
  stage        text not null,
  function     text not null,
  owner        text not null,
  version      int4 not null,
  entered_at   timestamptz not null,
  left_at      timestamptz,
  why          text not null,
  primary key (workspace_no, lead_id, seq)
);
create index passages_stage on passages (workspace_no, stage, entered_at);

create table touches (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  pass         int4 not null,
  at           timestamptz not null,
  kind         text not null,
  channel      text,
  source       text,
  campaign     text,
  asset        text,
  primary key (workspace_no, lead_id, seq)
);

create table handoffs (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  pass         int4 not null,
  n            int4 not null,
  rep          text not null,
  score        int4 not null,
  offered_at   timestamptz not null,
  due_at       timestamptz not null,
  answered_at  timestamptz,
  answer       text,
  reason       text,
  primary key (workspace_no, lead_id, seq)
);
create index handoffs_rep on handoffs (workspace_no, rep, offered_at);

create table opportunities (
  workspace_no   int4 not null,
  lead_id        uuid not null,
  opportunity_id text not null,
  is_primary     boolean not null,
  role           text,
  name           text,
  company        text,
  company_id     uuid,
  owner          text,
  status         text not null,
  stage          text,
  amount         numeric(20, 4),
  currency       text,
  opened_at      timestamptz,
  closed_at      timestamptz,
  fields         json not null,
  updated_at     timestamptz not null,
  primary key (workspace_no, lead_id, opportunity_id)
);
create index opportunities_id on opportunities (workspace_no, opportunity_id);
create index opportunities_closed on opportunities (workspace_no, status, closed_at);

create table outbox (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  kind         text not null,
  recipient    text not null,
  payload      json not null,
  due_at       timestamptz not null,
  attempts     int4 not null default 0,
  settled_at   timestamptz,
  outcome      text,
  detail       text,
  primary key (workspace_no, lead_id, seq, kind)
);
create index outbox_due on outbox (workspace_no, due_at) where settled_at is null;

create table submissions (
  workspace_no  int4 not null,
  submission_id uuid not null,
  received_at   timestamptz not null,
  via           text not null,
  body          json not null,
  outcome       text not null,
  lead_id       uuid,
  problem       json,
  primary key (workspace_no, submission_id)
);
create index submissions_refused on submissions (workspace_no, received_at desc) where outcome = 'refused';
create index submissions_lead on submissions (workspace_no, lead_id);
comment on table submissions is 'global: every submission, refused ones too; known before its lead is';

create table idempotency_keys (
  workspace_no int4 not null,
  key          text not null,
  request_hash bytea not null,
  status       int4 not null,
  answer       json not null,
  at           timestamptz not null,
  primary key (workspace_no, key)
);
comment on table idempotency_keys is 'global: distributed by its own key';

create table people (
  workspace_no     int4 not null,
  person_id        text not null,
  name             text not null,
  email            text,
  function         text not null,
  available        boolean not null default true,
  desk             boolean not null default false,
  -- rotation: whoever has the lowest is next
  turn             int8 not null default 0,
  primary key (workspace_no, person_id)
);
comment on table people is 'global: reference table';

create table agreements (
  workspace_no   int4 not null,
  version        int4 not null,
  text           text not null,
  hash           bytea not null,
  effective_from timestamptz not null,
  recorded_at    timestamptz not null,
  primary key (workspace_no, version)
);
comment on table agreements is 'global: reference table';

create table imports (
  workspace_no int4 not null,
  import_id    uuid not null,
  -- where they lie and what is in them: {name, path, size, hash}
  files        json not null,
  mapping      text not null,
  status       text not null,
  dry_run      boolean not null default false,
  started_at   timestamptz not null,
  finished_at  timestamptz,
  total_rows   int8,
  -- line of the primary file; moves in the transaction that takes its rows in
  position     int8 not null default 0,
  counts       json not null,
  refused_file text,
  problem      text,
  primary key (workspace_no, import_id)
);
comment on table imports is 'global: one row per import';

create table spend (
  workspace_no int4 not null,
  spend_id     uuid not null,
  campaign     text not null,
  source       text,
  period_from  date not null,
  period_to    date not null,
  amount       numeric(20, 4) not null check (amount >= 0),
  currency     text not null,
  recorded_at  timestamptz not null,
  primary key (workspace_no, spend_id)
);
comment on table spend is 'global: belongs to campaigns, not to leads';

-- the values that filters offer: one row per value ever seen, so that no screen scans a million leads for them
create table facet_values (
  workspace_no int4 not null,
  facet        text not null,
  value        text not null,
  primary key (workspace_no, facet, value)
);
comment on table facet_values is 'global: reference table';

create table saved_views (
  workspace_no int4 not null,
  view_id      uuid not null,
  name         text not null,
  query        text not null,
  created_at   timestamptz not null,
  primary key (workspace_no, view_id)
);
comment on table saved_views is 'global: reference table';

-- The ledger is append-only for the application's own role as well; only erasure may delete, and only personal parts.
revoke update, delete, truncate on entries from current_user;
revoke update, truncate on personal_parts from current_user;
