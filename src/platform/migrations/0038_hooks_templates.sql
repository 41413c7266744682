-- Who named a system, and when its secret changed; a secret that was replaced signs beside the new one for a while.
alter table hooks
  add column made_at       timestamptz,
  add column made_by       text,
  add column secret_at     timestamptz,
  add column secret_by     text,
  add column secret_before text,
  add column before_until  timestamptz;

-- Each call of another system and what it answered.
create table hook_calls (
  workspace_no int4 not null,
  hook         text not null,
  call_id      uuid not null,
  at           timestamptz not null,
  -- of a lead's step; null: a test
  lead_id      uuid,
  seq          int4,
  attempt      int4 not null,
  -- who asked for a test
  asked_by     text,
  -- taken, later, never
  outcome      text not null,
  reason       text not null,
  status       int4,
  ms           int4 not null,
  detail       text not null,
  -- the beginning of what it answered
  answer       text not null,
  primary key (workspace_no, hook, call_id)
);
comment on table hook_calls is 'global: calls of other systems and what these answered, the latest of each system';
create index hook_calls_latest on hook_calls (workspace_no, hook, at desc, call_id desc);
create index hook_calls_of on hook_calls (workspace_no, lead_id, seq, at) where lead_id is not null;

-- deliveries of a system, latest first; few of a million are those that wait or failed
drop index outbox_webhooks;
create index outbox_webhooks on outbox (workspace_no, recipient, due_at, lead_id, seq) where kind = 'webhook';
create index outbox_webhooks_due on outbox (workspace_no, recipient, due_at, lead_id, seq)
  where kind = 'webhook' and settled_at is null;
create index outbox_webhooks_failed on outbox (workspace_no, recipient, due_at, lead_id, seq)
  where kind = 'webhook' and outcome = 'failed';

-- Templates that are offered no more, and those that are again: every turn stays.
create table template_turns (
  workspace_no int4 not null,
  template     text not null,
  turn         int4 not null,
  what         text not null check (what in ('retired', 'restored')),
  at           timestamptz not null,
  by           text not null,
  -- why, if somebody said
  note         text not null,
  primary key (workspace_no, template, turn)
);
comment on table template_turns is 'global: templates that were retired or came back, turn by turn';
