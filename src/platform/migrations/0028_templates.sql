-- What mails say. Versions never change: a message names the one that it was made from.
create table templates (
  workspace_no int4 not null,
  template     text not null,
  version      int4 not null,
  name         text not null,
  -- of the footer's words, and what a screen reader reads it in
  language     text not null,
  subject      text not null,
  -- what some mail programs show beside the subject
  preview      text not null,
  -- Markdown with Liquid
  body         text not null,
  saved_at     timestamptz not null,
  saved_by     text not null,
  primary key (workspace_no, template, version)
);
comment on table templates is 'global: what mails say, version by version';

-- Mails that did not leave this machine: the latest, up to a cap.
create table caught_mails (
  workspace_no int4 not null,
  mail_id      uuid not null,
  at           timestamptz not null,
  sender       text not null,
  -- in lower case
  recipients   text[] not null,
  subject      text not null,
  -- to a lead, not to one of us: a mail to one of us may hold a link with which a password is set
  to_lead      boolean not null,
  size         int4 not null,
  raw          bytea not null,
  primary key (workspace_no, mail_id)
);
comment on table caught_mails is 'global: mails that the built-in catcher took in, the latest up to a cap';
create index caught_mails_latest on caught_mails (workspace_no, at desc, mail_id desc);
create index caught_mails_to on caught_mails using gin (recipients);

-- the log of mails, latest first, and those in it that somebody looks for
create index messages_latest on messages (workspace_no, due_at desc, lead_id desc, seq desc);
create index messages_failed on messages (workspace_no, state, due_at desc, lead_id desc, seq desc)
  where state in ('skipped', 'refused', 'unclear');
