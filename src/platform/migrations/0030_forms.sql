-- Forms for the web: what is being written, and every version that visitors saw.
create table forms (
  workspace_no int4 not null,
  form         text not null,
  document     jsonb not null,
  -- counts saves, so that nobody overwrites what somebody else saved meanwhile
  revision     int4 not null default 1,
  -- the revision that was published last
  published    int4,
  open         boolean not null default true,
  changed_at   timestamptz not null,
  changed_by   text not null,
  primary key (workspace_no, form)
);
comment on table forms is 'global: forms for the web';

create table form_versions (
  workspace_no int4 not null,
  form         text not null,
  version      int4 not null,
  document     jsonb not null,
  published_at timestamptz not null,
  published_by text not null,
  primary key (workspace_no, form, version)
);
comment on table form_versions is 'global: forms as visitors saw them';

-- How often a form was seen and sent, of nobody in particular.
create table form_days (
  workspace_no int4 not null,
  form         text not null,
  day          date not null,
  views        int4 not null default 0,
  submits      int4 not null default 0,
  confirmed    int4 not null default 0,
  refused      int4 not null default 0,
  last_at      timestamptz,
  primary key (workspace_no, form, day)
);
comment on table form_days is 'global: counts per form and day';

-- What was handed in and whose address has to be confirmed first. Without an answer the details go, the row stays.
create table form_confirmations (
  workspace_no    int4 not null,
  confirmation_id uuid not null,
  form            text not null,
  version         int4 not null,
  received_at     timestamptz not null,
  fades_at        timestamptz not null,
  state           text not null check (state in ('waiting', 'confirmed', 'faded')),
  -- null once it faded
  body            json,
  -- of the address, so that nobody's mailbox is filled by others
  email_hash      bytea not null,
  mail_due_at     timestamptz,
  attempts        int4 not null default 0,
  mailed_at       timestamptz,
  problem         text,
  settled_at      timestamptz,
  lead_id         uuid,
  primary key (workspace_no, confirmation_id)
);
create index form_confirmations_mail on form_confirmations (workspace_no, mail_due_at)
  where state = 'waiting' and mailed_at is null;
create index form_confirmations_fading on form_confirmations (workspace_no, fades_at) where state = 'waiting';
create index form_confirmations_form on form_confirmations (workspace_no, form, state);
create index form_confirmations_address on form_confirmations (workspace_no, email_hash, received_at);
comment on table form_confirmations is 'global: not a lead yet';

-- What tickets and confirmation links are signed with.
create table form_secrets (
  workspace_no int4 not null,
  key          bytea not null,
  primary key (workspace_no)
);
comment on table form_secrets is 'global: one row per workspace';
