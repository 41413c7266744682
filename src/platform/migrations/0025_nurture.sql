-- Programmes: what was published, and since when it runs. Versions never change: people finish on theirs.
create table programmes (
  workspace_no int4 not null,
  programme    text not null,
  version      int4 not null,
  document     jsonb not null,
  -- of the document's canonical text
  hash         bytea not null,
  -- key of the hold-out's draw
  key          bytea not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (workspace_no, programme, version)
);
comment on table programmes is 'global: the nurture programmes that were published';

-- running since, paused since, ended since; the moment lies far enough ahead that every process knows of it by then
create table programme_turns (
  workspace_no int4 not null,
  programme    text not null,
  turn         int4 not null,
  what         text not null check (what in ('started', 'paused', 'ended')),
  version      int4 not null,
  from_at      timestamptz not null,
  by           text not null,
  primary key (workspace_no, programme, turn)
);
comment on table programme_turns is 'global: when programmes began, paused and ended';

create table programme_drafts (
  workspace_no int4 not null,
  programme    text not null,
  document     jsonb not null,
  saved_at     timestamptz not null,
  saved_by     text not null,
  -- counts saves, so that nobody overwrites what somebody else saved meanwhile
  revision     int4 not null default 1,
  primary key (workspace_no, programme)
);
comment on table programme_drafts is 'global: programmes that are being written';

-- what holds for all programmes together, from a moment on
create table mailing_rules (
  workspace_no int4 not null,
  turn         int4 not null,
  rules        jsonb not null,
  from_at      timestamptz not null,
  by           text not null,
  primary key (workspace_no, turn)
);
comment on table mailing_rules is 'global: send windows and caps over all programmes';

-- A row for each time that somebody was taken into a programme.
create table enrolments (
  workspace_no int4 not null,
  lead_id      uuid not null,
  -- the entry that took them in
  seq          int4 not null,
  programme    text not null,
  version      int4 not null,
  n            int4 not null,
  arm          text not null,
  stage        text not null,
  entered_at   timestamptz not null,
  -- where they are; null: held out, or over
  step         text,
  left_at      timestamptz,
  because      text,
  primary key (workspace_no, lead_id, seq)
);
create index enrolments_running on enrolments (workspace_no, programme, version, step) where left_at is null;
create index enrolments_entered on enrolments (workspace_no, programme, entered_at);

-- A row for each step that somebody took: what the drawing counts.
create table steps_taken (
  workspace_no int4 not null,
  lead_id      uuid not null,
  seq          int4 not null,
  programme    text not null,
  version      int4 not null,
  step         text not null,
  way          text,
  at           timestamptz not null,
  primary key (workspace_no, lead_id, seq)
);
create index steps_taken_at on steps_taken (workspace_no, programme, step, at);

-- Mails of programmes. due: to be sent · flying: handed to the server, answer unknown · then what came of it.
create table messages (
  workspace_no     int4 not null,
  lead_id          uuid not null,
  -- the entry that called for it; the message id is made of both
  seq              int4 not null,
  programme        text not null,
  version          int4 not null,
  step             text not null,
  template         text not null,
  template_version int4,
  due_at           timestamptz not null,
  state            text not null default 'due' check (state in ('due', 'claimed', 'flying', 'sent', 'skipped', 'refused', 'unclear')),
  -- whose it is while it is claimed or flying, and until when
  sender           uuid,
  lease_until      timestamptz,
  attempts         int4 not null default 0,
  sent_at          timestamptz,
  detail           text,
  -- the fact of what came of it is in the ledger
  told             boolean not null default false,
  primary key (workspace_no, lead_id, seq)
);
create index messages_due on messages (workspace_no, due_at) where state = 'due';
create index messages_held on messages (workspace_no, lease_until) where state in ('claimed', 'flying');
create index messages_untold on messages (workspace_no, sent_at) where not told and state in ('sent', 'skipped', 'refused', 'unclear');
create index messages_of_template on messages (workspace_no, template, due_at);
