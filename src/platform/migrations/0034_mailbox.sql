-- The mailbox that is watched: how far it was read, and how that goes.
create table mailboxes (
  workspace_no int4 not null,
  -- server, sign-in and folder, without the password
  mailbox      text not null,
  -- mails that arrived before are left alone
  begins_at    timestamptz not null,
  -- RFC 3501, 2.3.1.1: numbers of mails hold as long as this one stays the same; null: never opened
  uid_validity int8,
  last_uid     int8 not null default 0,
  -- when the latest one that was taken had arrived
  arrived_at   timestamptz,
  -- mails that were new to us
  taken        int8 not null default 0,
  state        text not null check (state in ('connecting', 'watching', 'failing')),
  problem      text,
  -- the server's own words
  detail       text,
  since        timestamptz not null,
  looked_at    timestamptz,
  -- of several servers one watches, as long as it says so
  holder       uuid not null,
  held_until   timestamptz not null,
  primary key (workspace_no, mailbox)
);
comment on table mailboxes is 'global: how far mailboxes were read';
