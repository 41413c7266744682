-- Who among the workspace's own leads may be one person. docs/duplicates.md

-- Leads whose details changed, told in the statement that wrote the lead; as grain_due. parted: the lead that was on its own
-- again by an undone merge, so that nobody is asked about the two.
create table match_due (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  bulk         boolean not null,
  parted       uuid,
  primary key (workspace_no, lead_id, seq)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 20000,
        autovacuum_vacuum_insert_scale_factor = 0.2, autovacuum_analyze_threshold = 20000);
create index match_due_live on match_due (workspace_no, lead_id) where not bulk;

-- A hash for each reason to compare a lead with others; nobody's name can be read from it.
create table match_keys (
  workspace_no int4 not null,
  key          int8 not null,
  lead_id      uuid not null,
  primary key (workspace_no, key, lead_id)
);
comment on table match_keys is 'global: who shares what with whom; distributed by its own key';

-- What of a lead was compared last: the keys that it has, and a hash of what they were made of.
create table match_records (
  workspace_no int4 not null,
  lead_id      uuid not null,
  keys         int8[] not null,
  digest       int8 not null,
  primary key (workspace_no, lead_id)
);

-- Keys of so many leads that they say nothing of a person; lead_id is one of them, by whom the value can be shown.
create table match_common (
  workspace_no int4 not null,
  key          int8 not null,
  lead_id      uuid not null,
  found_at     timestamptz not null,
  primary key (workspace_no, key)
);
comment on table match_common is 'global: a row per key that is too common';

-- Two leads that may be one person; lead_id is the smaller of both ids.
create table duplicate_pairs (
  workspace_no int4 not null,
  lead_id      uuid not null,
  other_id     uuid not null,
  -- evidence without what decisions moved it by, and what it is made of
  bits         float8 not null,
  parts        json not null,
  model        int4 not null,
  state        text not null check (state in ('open', 'later', 'same', 'different')),
  found_at     timestamptz not null,
  changed_at   timestamptz not null,
  later_until  timestamptz,
  -- who decided, on what, and what came of it
  decided_by   text,
  decided_at   timestamptz,
  decided_bits float8,
  digests      int8[],
  merge_id     uuid,
  survivor_id  uuid,
  bulk_id      uuid,
  primary key (workspace_no, lead_id, other_id),
  check (lead_id < other_id),
  check ((state in ('same', 'different')) = (decided_by is not null))
);
create index duplicate_pairs_other on duplicate_pairs (workspace_no, other_id);
create index duplicate_pairs_asked on duplicate_pairs (workspace_no, state, bits desc, lead_id, other_id);
create index duplicate_pairs_bulk on duplicate_pairs (workspace_no, bulk_id) where bulk_id is not null;

-- Weights that were learned, newest last.
create table match_models (
  workspace_no int4 not null,
  model        int4 not null,
  made_at      timestamptz not null,
  weights      json not null,
  primary key (workspace_no, model)
);
comment on table match_models is 'global: a row per run';

create table match_runs (
  workspace_no int4 not null,
  run_id       uuid not null,
  state        text not null check (state in ('running', 'done', 'stopped', 'failed')),
  stage        text not null check (stage in ('learn', 'pairs')),
  started_at   timestamptz not null,
  started_by   text not null,
  ended_at     timestamptz,
  position     uuid,
  done         int4 not null default 0,
  total        int4 not null default 0,
  problem      text,
  primary key (workspace_no, run_id)
);
comment on table match_runs is 'global: a row per run';
create unique index match_runs_running on match_runs (workspace_no) where state = 'running';

-- From which chance on somebody is asked, and from which two count as the same; by what decisions moved the evidence.
create table match_settings (
  workspace_no int4 primary key,
  same         float8 not null,
  ask          float8 not null,
  shift        float8 not null,
  decided      int4 not null,
  check (0 < ask and ask < same and same < 1)
);
comment on table match_settings is 'global: one row';
