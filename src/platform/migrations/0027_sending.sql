-- Sending mail. The key of links lives apart from the settings, which are read and shown everywhere.
create table mail_secrets (
  workspace_no int4 not null,
  link_key     bytea not null,
  primary key (workspace_no)
);
comment on table mail_secrets is 'global: what links of mails are signed with';

create table mail_settings (
  workspace_no int4 not null,
  settings     jsonb not null,
  -- counts changes, so that nobody overwrites what somebody else changed meanwhile
  revision     int4 not null default 1,
  -- the mails of programmes rest since then, and why; null: they leave
  paused_at    timestamptz,
  paused_by    text,
  paused_why   jsonb,
  -- mails before this moment do not count again for what pauses
  judged_from  timestamptz,
  updated_at   timestamptz not null,
  updated_by   text not null,
  primary key (workspace_no)
);
comment on table mail_settings is 'global: who mails come from, and how many may leave';

-- DKIM keys. The private part is a file of the data folder and never in the database, hence in no backup of it.
create table mail_keys (
  workspace_no int4 not null,
  selector     text not null,
  domain       text not null,
  -- as in the DNS record: DER in base64
  public_key   text not null,
  made_at      timestamptz not null,
  made_by      text not null,
  primary key (workspace_no, selector)
);
comment on table mail_keys is 'global: DKIM keys, their public part';

-- a mail that could not leave yet is tried again from then on; due_at stays what the ledger says
alter table messages add column not_before timestamptz;
-- when it was handed to the server; null: never
alter table messages add column flew_at timestamptz;
drop index messages_due;
create index messages_due on messages (workspace_no, (coalesce(not_before, due_at))) where state = 'due';
-- what has left today, and the latest that judge the sender's health
create index messages_flew on messages (workspace_no, flew_at) where flew_at is not null;

-- What came back, once per mail: what pauses is counted here.
create table mail_returns (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  what         text not null check (what in ('hard', 'soft', 'complaint')),
  at           timestamptz not null,
  primary key (workspace_no, lead_id, seq, what)
);
create index mail_returns_at on mail_returns (workspace_no, at);
