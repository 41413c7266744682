-- Who people are, what they may do, and how they prove it.
alter table people alter column function drop not null;
alter table people
  add column role          text check (role in ('sponsor', 'sales_manager', 'rep', 'marketing', 'leadgen_manager', 'sdr', 'admin')),
  add column team          text,
  add column time_zone     text,
  -- as the agreement's calendars have them: {"mon": ["09:00-17:00"], …}
  add column working_hours json,
  add column languages     text[] not null default '{}',
  -- leads in work at once; null: no limit
  add column capacity      int4 check (capacity >= 0),
  -- [{"from": day, "to": day, "note": text}], both days included
  add column absences      json not null default '[]',
  add column left_at       timestamptz,
  -- the address that they sign in with, in lower case; null: they cannot sign in
  add column sign_in       text check (sign_in = lower(sign_in)),
  add column second_factor boolean not null default false,
  add column created_at    timestamptz not null default now(),
  add column updated_at    timestamptz not null default now();
update people set role = case function when 'marketing' then 'marketing' when 'leadgen' then 'sdr' else 'rep' end
 where not desk;
alter table people add check (desk = (role is null));
-- sponsor and admin own no stage, so nothing is ever routed to them
alter table people add check ((function is null) = (role is not null and role in ('sponsor', 'admin')));
create unique index people_sign_in on people (workspace_no, sign_in);

create table sign_in_settings (
  workspace_no int4 not null,
  -- signs cookies and encrypts second factors; made when it is first needed
  secret       text not null,
  -- the first admin has come: from then on nothing is open any more
  claimed_at   timestamptz,
  primary key (workspace_no)
);
comment on table sign_in_settings is 'global: one row per workspace';

-- a password, or an account at the identity provider
create table sign_in_methods (
  workspace_no             int4 not null,
  id                       text not null,
  person_id                text not null,
  provider                 text not null,
  account_id               text not null,
  password                 text,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  created_at               timestamptz not null,
  updated_at               timestamptz not null,
  primary key (workspace_no, id)
);
create unique index sign_in_methods_account on sign_in_methods (workspace_no, provider, account_id);
create index sign_in_methods_person on sign_in_methods (workspace_no, person_id);
comment on table sign_in_methods is 'global: belongs to people';

create table sessions (
  workspace_no int4 not null,
  id           text not null,
  -- SHA-256: who reads the table cannot ride on a session
  token        text not null,
  person_id    text not null,
  address      text,
  agent        text,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  expires_at   timestamptz not null,
  primary key (workspace_no, id)
);
create unique index sessions_token on sessions (workspace_no, token);
create index sessions_person on sessions (workspace_no, person_id);
comment on table sessions is 'global: belongs to people';

-- what a sign-in that is under way still has to answer
create table sign_in_challenges (
  workspace_no int4 not null,
  id           text not null,
  identifier   text not null,
  value        text not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null,
  expires_at   timestamptz not null,
  primary key (workspace_no, id)
);
create index sign_in_challenges_identifier on sign_in_challenges (workspace_no, identifier);
comment on table sign_in_challenges is 'global: belongs to people';

create table second_factors (
  workspace_no   int4 not null,
  id             text not null,
  person_id      text not null,
  -- both encrypted with the workspace's secret
  secret         text not null,
  backup_codes   text not null,
  verified       boolean not null default true,
  failures       int4 not null default 0,
  locked_until   timestamptz,
  primary key (workspace_no, id)
);
create unique index second_factors_person on second_factors (workspace_no, person_id);
comment on table second_factors is 'global: belongs to people';

create table passkeys (
  workspace_no  int4 not null,
  id            text not null,
  person_id     text not null,
  name          text,
  public_key    text not null,
  credential_id text not null,
  counter       int8 not null,
  device_type   text not null,
  backed_up     boolean not null,
  transports    text,
  aaguid        text,
  created_at    timestamptz,
  primary key (workspace_no, id)
);
create unique index passkeys_credential on passkeys (workspace_no, credential_id);
create index passkeys_person on passkeys (workspace_no, person_id);
comment on table passkeys is 'global: belongs to people';

-- failed proofs per account and per address, for the delay that grows with them
create table sign_in_failures (
  workspace_no int4 not null,
  -- SHA-256 of what was tried: an account's address, or where the request came from
  subject      bytea not null,
  failures     int4 not null,
  last_at      timestamptz not null,
  primary key (workspace_no, subject)
);
comment on table sign_in_failures is 'global: distributed by its own key';

-- links that work once: for the first admin (no person yet), and for people who are to sign in
create table invitations (
  workspace_no  int4 not null,
  invitation_id uuid not null,
  token_hash    bytea not null,
  person_id     text,
  -- the person lost their second factor: accepting takes it away
  resets_second_factor boolean not null default false,
  by            text not null,
  created_at    timestamptz not null,
  expires_at    timestamptz not null,
  used_at       timestamptz,
  revoked_at    timestamptz,
  primary key (workspace_no, invitation_id)
);
create unique index invitations_token on invitations (workspace_no, token_hash);
comment on table invitations is 'global: belongs to people';

create table api_keys (
  workspace_no int4 not null,
  key_id       text not null,
  name         text not null,
  -- SHA-256 of 256 random bits: nothing to guess, so nothing to slow down
  secret_hash  bytea not null,
  scopes       text[] not null,
  by           text not null,
  created_at   timestamptz not null,
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  primary key (workspace_no, key_id)
);
comment on table api_keys is 'global: distributed by its own key';
