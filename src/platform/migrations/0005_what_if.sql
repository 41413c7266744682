-- Full runs of a draft over history. A run does not survive the server that does it; what it found is kept.
create table what_if_runs (
  workspace_no int4 not null,
  run_id       uuid not null,
  status       text not null check (status in ('waiting', 'running', 'done', 'cancelled', 'failed', 'not_reproduced')),
  name         text not null,
  text_hash    bytea not null,
  asked        json not null,
  by           text not null,
  started_at   timestamptz not null,
  -- of the process that does it: a run that has gone silent is over
  alive_at     timestamptz not null,
  finished_at  timestamptz,
  leads        int8 not null default 0,
  of           int8,
  problem      text,
  -- how far the ledger had come: until (epoch ms), leads, entries
  position     json,
  result       json,
  primary key (workspace_no, run_id)
);
create index what_if_runs_started on what_if_runs (workspace_no, started_at desc);
comment on table what_if_runs is 'global: a few rows per workspace';

create table what_if_leads (
  workspace_no int4 not null,
  run_id       uuid not null,
  stage        text not null,
  which        text not null check (which in ('gained', 'lost')),
  n            int4 not null,
  lead_id      uuid not null,
  at           timestamptz not null,
  primary key (workspace_no, run_id, stage, which, n)
);
comment on table what_if_leads is 'global: lists that belong to a run';
