-- What programmes look like from outside: people taken in or out in slices, systems that are told, counts by index alone.
create table programme_runs (
  workspace_no int4 not null,
  run_id       uuid not null,
  programme    text not null,
  ask          text not null check (ask in ('enter', 'stop')),
  author       text not null,
  asked_at     timestamptz not null,
  total        int4 not null,
  looked       int4 not null default 0,
  changed      int4 not null default 0,
  -- the last lead that was looked at; null: none yet
  walked       uuid,
  ended_at     timestamptz,
  cancelled    boolean not null default false,
  primary key (workspace_no, run_id)
);
create unique index programme_runs_open on programme_runs (workspace_no, programme) where ended_at is null;
comment on table programme_runs is 'global: taking in who waits already, taking out who is in an ended programme';

-- systems that webhook steps tell
create table hooks (
  workspace_no    int4 not null,
  hook            text not null,
  name            text not null,
  url             text not null,
  -- of the signature
  secret          text not null,
  -- may be an address of the own network
  private_allowed boolean not null,
  primary key (workspace_no, hook)
);
comment on table hooks is 'global: other systems that programmes tell of their steps';

create index outbox_webhooks on outbox (workspace_no, recipient, due_at) where kind = 'webhook';

create index enrolments_left on enrolments (workspace_no, programme, left_at) include (because, arm) where left_at is not null;
drop index enrolments_entered;
create index enrolments_entered on enrolments (workspace_no, programme, entered_at) include (arm);
drop index steps_taken_at;
create index steps_taken_at on steps_taken (workspace_no, programme, step, at) include (version, way);
create index messages_of_step on messages (workspace_no, programme, step) include (version, state);
