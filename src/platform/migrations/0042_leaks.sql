-- Where leads lie and go nowhere (docs/leaks.md): a row per stretch of time in which a lead is in one class, stage and band
-- of scores, so that any past moment is one range over this table alone. Written with the rows of passes, whose columns it
-- repeats: a ledger over a million leads then needs no join.
create table leaks (
  workspace_no int4 not null,
  lead_id      uuid not null,
  n            int4 not null,
  what         text not null,
  since        timestamptz not null,
  -- null: it goes on; since may lie ahead then, where time alone brings the lead there
  until        timestamptz,
  -- when the lead came into the class without having left it since
  began        timestamptz not null,
  pass         int4 not null,
  stage        text not null,
  entered_at   timestamptz not null,
  band         int4 not null,
  -- whose the lead was meanwhile
  holder       text not null,
  began_at     timestamptz not null,
  source       text,
  campaign     text,
  channel      text,
  origin       text not null,
  country      text,
  level        text,
  groups       text[] not null,
  -- of the pass, as reports filter by it
  owner        text not null,
  version      int4 not null,
  primary key (workspace_no, lead_id, n)
) with (fillfactor = 85);
create index leaks_since on leaks (workspace_no, what, since);
create index leaks_open on leaks (workspace_no, what, began, lead_id) where until is null;

-- leads that were counted before have no such rows yet
insert into grain_due select workspace_no, lead_id, seq, true from leads on conflict do nothing;
