-- Nobody sits in two meetings at once. What stands already is looked up before a meeting is made; two that are made at the
-- same moment do not see each other, and this table settles which of them was first. It holds meetings that are booked,
-- under who sits in them and not under the lead, and is so small that a sharded database keeps it whole everywhere.
create extension if not exists btree_gist;
create table agendas (
  workspace_no int4 not null,
  meeting_id   uuid not null,
  rep          text not null,
  at           timestamptz not null,
  until        timestamptz not null,
  primary key (workspace_no, meeting_id),
  constraint agendas_overlap exclude using gist (workspace_no with =, rep with =, tstzrange(at, until) with &&)
);
comment on table agendas is 'global: booked meetings by who sits in them; no two of one person overlap';

-- Meetings that wait are two ranges, each in the order of the list: over and not told, held and not judged.
drop index meetings_waiting;
create index meetings_booked on meetings (workspace_no, at, meeting_id) where status = 'booked';
create index meetings_booked_rep on meetings (workspace_no, rep, at, meeting_id) where status = 'booked';
create index meetings_unjudged on meetings (workspace_no, at, meeting_id) where status = 'held' and verdict is null;
create index meetings_unjudged_rep on meetings (workspace_no, rep, at, meeting_id)
  where status = 'held' and verdict is null;
