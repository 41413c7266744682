-- The measurement's grain (docs/grain.md). One row per lead and pass, written after the lead by whoever refreshes it:
-- reports group a million of these in a fraction of a second, which passages and entries would not allow.
create table passes (
  workspace_no     int4 not null,
  lead_id          uuid not null,
  pass             int4 not null,
  -- position of the stream that the row was made from: an older picture never replaces a younger one
  seq              int4 not null,
  began_at         timestamptz not null,
  recorded_at      timestamptz not null,
  source           text,
  campaign         text,
  channel          text,
  asset            text,
  origin           text not null,
  country          text,
  level            text,
  company_id       uuid,
  groups           text[] not null,
  owner            text not null,
  function         text not null,
  rep              text,
  version          int4 not null,
  stage            text not null,
  -- epoch ms of the first entry into each stage, by its place in grain_stages
  reached          float8[] not null,
  qualified_at     timestamptz,
  offered_at       timestamptz,
  accepted_at      timestamptz,
  opportunity_at   timestamptz,
  won_at           timestamptz,
  lost_at          timestamptz,
  disqualified_at  timestamptz,
  nurtured_at      timestamptz,
  ended_at         timestamptz,
  offers           int4 not null,
  returns          int4 not null,
  attempts         int4 not null,
  reason           text,
  opportunity_id   text,
  amount           numeric(20, 4),
  currency         text,
  primary key (workspace_no, lead_id, pass)
) with (fillfactor = 85);
create index passes_began on passes (workspace_no, began_at);

-- Leads whose rows are not up to date, in the statement that wrote the lead. Rows are only added and deleted: writers
-- of one lead do not wait for each other here. bulk: history that was taken in, which lets what happens now go first.
create table grain_due (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  bulk         boolean not null,
  primary key (workspace_no, lead_id, seq)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
        autovacuum_vacuum_insert_scale_factor = 0.2, autovacuum_analyze_threshold = 20000);
create index grain_due_live on grain_due (workspace_no, lead_id) where not bulk;

create table grain_stages (
  workspace_no int4 not null,
  place        int4 not null check (place > 0),
  stage        text not null,
  primary key (workspace_no, place),
  unique (workspace_no, stage)
);
comment on table grain_stages is 'global: where a stage stands in passes.reached; only grows';

-- by which agreement the groups of all leads were judged last
create table grain_marks (
  workspace_no  int4 not null,
  in_force_from timestamptz not null,
  version       int4 not null,
  groups        text not null,
  primary key (workspace_no)
);
comment on table grain_marks is 'global: one row per workspace';

-- every telling of an opportunity, so that it can be read as of a past moment
create table opportunity_changes (
  workspace_no   int4 not null,
  lead_id        uuid not null,
  seq            int4 not null,
  pass           int4 not null,
  opportunity_id text not null,
  at             timestamptz not null,
  recorded_at    timestamptz not null,
  status         text not null,
  stage          text,
  amount         numeric(20, 4),
  currency       text,
  owner          text,
  opened_at      timestamptz,
  closed_at      timestamptz,
  is_primary     boolean not null,
  primary key (workspace_no, lead_id, seq)
);
create index opportunity_changes_id on opportunity_changes (workspace_no, opportunity_id, at);

create table rates (
  workspace_no int4 not null,
  currency     text not null,
  day          date not null,
  -- units of the base currency for one
  rate         numeric(24, 12) not null check (rate > 0),
  recorded_at  timestamptz not null,
  primary key (workspace_no, currency, day)
);
comment on table rates is 'global: reference table';

create table money_settings (
  workspace_no  int4 not null,
  base_currency text not null,
  primary key (workspace_no)
);
comment on table money_settings is 'global: one row per workspace';

create table hours (
  workspace_no int4 not null,
  hours_id     uuid not null,
  person       text,
  function     text,
  campaign     text,
  source       text,
  period_from  date not null,
  period_to    date not null,
  hours        numeric(12, 2) not null check (hours > 0),
  cost         numeric(20, 4) check (cost >= 0),
  currency     text,
  recorded_at  timestamptz not null,
  primary key (workspace_no, hours_id),
  check (period_from <= period_to),
  check (person is not null or function is not null),
  check ((cost is null) = (currency is null))
);
comment on table hours is 'global: belongs to campaigns and people, not to leads';

-- money that went to no campaign is said as that, not refused
alter table spend alter column campaign drop not null;

-- what there is already
insert into opportunity_changes
select e.workspace_no, e.lead_id, e.seq,
    coalesce((l.state->'opportunities'->(e.body->>'id')->>'pass')::int4, 1), e.body->>'id', e.at, e.recorded_at,
    e.body->>'status', e.body->>'stage', (e.body->>'amount')::numeric, e.body->>'currency', e.body->>'owner',
    to_timestamp((e.body->>'openedAt')::float8 / 1000), to_timestamp((e.body->>'closedAt')::float8 / 1000),
    (e.body->>'primary')::boolean
  from entries e join leads l on l.workspace_no = e.workspace_no and l.lead_id = e.lead_id
 where e.kind in ('OpportunityOpened', 'OpportunityChanged', 'OpportunityWon', 'OpportunityLost');
insert into grain_due select workspace_no, lead_id, seq, true from leads;
