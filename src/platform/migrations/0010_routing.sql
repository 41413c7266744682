-- Whose hours are whose: a definition never changes and is named by its hash, so that what was decided under it stays so.
create table work_calendars (
  workspace_no int4 not null,
  -- cal: and the beginning of the SHA-256 of the definition
  hash         text not null,
  -- {"timeZone", "hours", "holidays": {date: name}}
  definition   json not null,
  created_at   timestamptz not null default now(),
  primary key (workspace_no, hash)
);
comment on table work_calendars is 'global: reference table';

alter table people
  -- whose public holidays they have: DE, DE-BY
  add column holidays text,
  -- their own calendar; null: the agreement's
  add column calendar text,
  -- hours, zone, absences or holidays were changed and the calendar was not yet made anew
  add column calendar_stale boolean not null default true,
  -- the calendar that their leads were last told of
  add column calendar_told text;

-- Leads in work, by person: counted with every batch that hands one out or ends it. `most` is the limit under which the
-- latest were handed out; a process that did not know of another's is refused by it and looks again.
create table loads (
  workspace_no int4 not null,
  person_id    text not null,
  leads        int4 not null,
  most         int4,
  primary key (workspace_no, person_id),
  constraint loads_full check (most is null or leads <= most)
) with (fillfactor = 50);
comment on table loads is 'global: one row per person';

-- One row per function whose people are all full: when its manager was last told.
create table routing_lines (
  workspace_no int4 not null,
  function     text not null,
  told_at      timestamptz not null,
  primary key (workspace_no, function)
);
comment on table routing_lines is 'global: one row per function';

-- The line of those who wait for somebody: the highest score first, of equals who has waited longest.
create index leads_line on leads (workspace_no, function, (-score), stage_since, lead_id) where routing;
drop index leads_routing;
-- Who at this company is in somebody's hands.
create index leads_accounts on leads (workspace_no, company_id, owner, stage)
  where company_id is not null and owner not like 'desk:%';
