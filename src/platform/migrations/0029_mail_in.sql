-- Every mail that came in, as it came, and what was made of it. On disk before the mailbox or the pipe hears that it was taken.
create table mails_in (
  workspace_no  int4 not null,
  mail_id       uuid not null,
  -- of Message-ID and contents: the same mail is taken once, whichever way it comes
  fingerprint   bytea not null,
  mailbox       text not null,
  -- its place in the mailbox: UIDVALIDITY and UID; null: it was piped. Servers give them again, so two mails may have the same
  uid           text,
  how           text not null check (how in ('imap', 'piped')),
  taken_at      timestamptz not null,
  -- bytes that came; of a very large one fewer are kept
  size          int4 not null,
  -- null: no longer kept
  raw           bytea,
  state         text not null default 'waiting' check (state in ('waiting', 'sorted', 'stuck')),
  attempts      int4 not null default 0,
  problem       text,
  -- what it is, and the rule that says so
  kind          text,
  reason        text,
  sent_at       timestamptz,
  from_address  text,
  from_name     text,
  subject       text,
  body_text     text,
  -- whom it is from or about, and the mail of ours that it speaks of
  lead_id       uuid,
  message       int4,
  -- hard · soft · delayed · complaint
  returned      text,
  code          text,
  -- whose address a bounce says does not work
  recipient     text,
  back_at       timestamptz,
  -- what followed, and what people said of it since
  followed      text[] not null default '{}',
  trace         jsonb not null default '[]',
  primary key (workspace_no, mail_id)
);
create unique index mails_in_once on mails_in (workspace_no, fingerprint);
create index mails_in_waiting on mails_in (workspace_no, taken_at) where state = 'waiting';
create index mails_in_at on mails_in (workspace_no, taken_at, mail_id);
create index mails_in_kind on mails_in (workspace_no, kind, taken_at, mail_id);
create index mails_in_lead on mails_in (workspace_no, lead_id) where lead_id is not null;
create index mails_in_from on mails_in (workspace_no, from_address) where from_address is not null;
comment on table mails_in is 'global: mails that came in, also from nobody we know';
