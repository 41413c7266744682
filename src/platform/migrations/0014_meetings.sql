-- What somebody planned for a lead: a promise, a step of the cadence, a date of their own. The queue of whoever calls reads
-- it in the order of its dates, and what nobody has called yet in the order of its latest sign of life.
alter table leads add column plan text;
create index leads_planned on leads (workspace_no, owner, plan, step_due_at) where function = 'leadgen';
create index leads_to_call on leads (workspace_no, owner, last_activity_at) where function = 'leadgen' and plan is null;
create index leads_best_to_call on leads (workspace_no, owner, score) where function = 'leadgen';

-- One row per meeting: how it stands. `seq` is the entry that booked or last moved it, whose personal part says where.
create table meetings (
  workspace_no   int4 not null,
  lead_id        uuid not null,
  meeting_id     uuid not null,
  seq            int4 not null,
  pass           int4 not null,
  booked_at      timestamptz not null,
  booker         text not null,
  at             timestamptz not null,
  minutes        int4 not null,
  rep            text not null,
  place          text not null,
  sequence       int4 not null,
  status         text not null,
  told_at        timestamptz,
  by             text,
  verdict_due_at timestamptz,
  verdict        text,
  rating         int4,
  judged_at      timestamptz,
  late           boolean not null,
  primary key (workspace_no, lead_id, meeting_id)
);
create index meetings_at on meetings (workspace_no, at);
create index meetings_rep on meetings (workspace_no, rep, at);
create index meetings_booker on meetings (workspace_no, booker, at);
-- booked ones wait to be told, held ones to be judged: both are few, and asked for again and again
create index meetings_waiting on meetings (workspace_no, rep, at)
  where status = 'booked' or (status = 'held' and verdict is null);
create index meetings_verdicts on meetings (workspace_no, verdict_due_at)
  where status = 'held' and verdict is null and not late;
