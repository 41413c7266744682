-- What people can agree to, text by text. A version never changes: who agreed, agreed to those words.
create table purposes (
  workspace_no int4 not null,
  purpose      text not null,
  version      int4 not null,
  name         text not null check (name <> ''),
  name_de      text,
  -- the words beside the box
  text         text not null check (text <> ''),
  text_de      text,
  -- nobody is asked any more; words given before still hold
  retired      boolean not null default false,
  published_at timestamptz not null,
  published_by text not null,
  primary key (workspace_no, purpose, version)
);
comment on table purposes is 'global: reference table';

insert into purposes (workspace_no, purpose, version, name, name_de, text, text_de, published_at, published_by) values
  (1, 'news', 1, 'News and know-how', 'Neues und Wissenswertes',
   'Yes, send me useful articles and news by e-mail, about twice a month. I can stop it at any time.',
   'Ja, schicken Sie mir etwa zweimal im Monat nützliche Artikel und Neuigkeiten per E-Mail. Das kann ich jederzeit beenden.',
   to_timestamp(0), 'baton'),
  (1, 'events', 1, 'Events and webinars', 'Veranstaltungen und Webinare',
   'Yes, invite me to events and webinars by e-mail. I can stop it at any time.',
   'Ja, laden Sie mich per E-Mail zu Veranstaltungen und Webinaren ein. Das kann ich jederzeit beenden.',
   to_timestamp(0), 'baton'),
  (1, 'product', 1, 'Products and offers', 'Produkte und Angebote',
   'Yes, tell me about your products and offers by e-mail. I can stop it at any time.',
   'Ja, informieren Sie mich per E-Mail über Ihre Produkte und Angebote. Das kann ich jederzeit beenden.',
   to_timestamp(0), 'baton');

-- A row for each time that somebody agreed or took it back. purpose null: everything on this channel.
create table consents (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  purpose      text,
  channel      text not null,
  given        boolean not null,
  text_version int4,
  how          text not null,
  at           timestamptz not null,
  primary key (workspace_no, lead_id, seq)
);
create index consents_purpose on consents (workspace_no, purpose, lead_id, seq);

-- When we look at somebody again who is not for us now. A row for each time that a watch was set.
create table watches (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  ask          text not null,
  wake_at      timestamptz,
  -- kinds of touch that wake it
  signals      json not null,
  set_at       timestamptz not null,
  set_by       text not null,
  woke_at      timestamptz,
  -- date, or the kind of touch
  woke_because text,
  -- set anew, answered, or over
  ended_at     timestamptz,
  primary key (workspace_no, lead_id, seq)
);
create index watches_waiting on watches (workspace_no, wake_at, lead_id) where ended_at is null and woke_at is null;
create index watches_due on watches (workspace_no, woke_at, lead_id) where ended_at is null and woke_at is not null;

-- What became of somebody whom we did not win, and how we know.
create table outcomes (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  outcome      text not null,
  -- from whom they bought
  vendor       text,
  how          text not null,
  at           timestamptz not null,
  by           text not null,
  primary key (workspace_no, lead_id, seq)
);
create index outcomes_at on outcomes (workspace_no, at, lead_id);

-- What a person asked for on their own page and somebody here has to do.
create table rights_requests (
  workspace_no int4 not null,
  lead_id      uuid not null,
  request_id   uuid not null,
  what         text not null check (what in ('erase')),
  asked_at     timestamptz not null,
  settled_at   timestamptz,
  settled_by   text,
  outcome      text check (outcome in ('done', 'declined')),
  primary key (workspace_no, lead_id, request_id)
);
create unique index rights_requests_open on rights_requests (workspace_no, lead_id, what) where settled_at is null;
create index rights_requests_asked on rights_requests (workspace_no, asked_at);

-- How long what is kept, and what was let go.
create table retention_rules (
  workspace_no int4 not null,
  -- {"rule": days or null}
  rules        json not null,
  updated_at   timestamptz not null,
  updated_by   text not null,
  primary key (workspace_no)
);
comment on table retention_rules is 'global: one row per workspace';

create table retention_log (
  workspace_no int4 not null,
  run_id       uuid not null,
  rule         text not null,
  days         int4 not null,
  began_at     timestamptz not null,
  ended_at     timestamptz not null,
  gone         int4 not null,
  primary key (workspace_no, run_id)
);
create index retention_log_ended on retention_log (workspace_no, ended_at);
comment on table retention_log is 'global: counts, and names nobody';

-- whoever was erased and comes back with a list is not written to, unless they ask for it themselves
alter table suppressions drop constraint suppressions_reason_check;
alter table suppressions add constraint suppressions_reason_check check
  (reason in ('customer', 'open_deal', 'competitor', 'do_not_call', 'asked', 'bounced', 'erased'));
