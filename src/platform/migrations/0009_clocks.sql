-- A row for each time that somebody owed something: when it started, by when it was due, what came of it.
create table clocks (
  workspace_no int4 not null,
  lead_id      uuid not null,
  -- the entry that started it
  seq          int4 not null,
  -- id of the duty in the agreement
  clock        text not null,
  pass         int4 not null,
  stage        text not null,
  team         text not null,
  -- desk:TEAM where nobody has the lead
  person       text not null,
  started_at   timestamptz not null,
  due_at       timestamptz not null,
  stopped_at   timestamptz,
  outcome      text,
  breached_at  timestamptz,
  -- business milliseconds from start to stop
  took_ms      int8,
  primary key (workspace_no, lead_id, seq)
);
-- what somebody owes now, the most pressing first
create index clocks_running on clocks (workspace_no, person, due_at) where stopped_at is null;
create index clocks_team on clocks (workspace_no, team, started_at);

alter table handoffs
  add column return_answered_at timestamptz,
  add column return_answered_by text,
  add column return_answer      text,
  add column appeal_decided_at  timestamptz,
  add column appeal_decided_by  text,
  add column appeal_outcome     text;
-- returns that nobody has answered, and appeals that nobody has decided, are few
create index handoffs_returns_open on handoffs (workspace_no, returned_at)
  where answer = 'returned' or returned_at is not null;
