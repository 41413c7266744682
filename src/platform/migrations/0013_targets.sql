-- Lead development's target accounts and their buying groups, and whom nobody writes to or calls.
create table outreach_settings (
  workspace_no int4 not null,
  -- [{"id", "name", "meaning"}], the most wanted first
  tiers        json not null,
  -- the roles that a buying group has to have
  roles        text[] not null,
  -- keys the digests of suppressed addresses, which have to be found again after the address itself is erased
  secret       bytea not null,
  updated_at   timestamptz not null,
  updated_by   text not null,
  primary key (workspace_no)
);
comment on table outreach_settings is 'global: one row per workspace';

create table target_accounts (
  workspace_no  int4 not null,
  account_id    uuid not null,
  company_id    uuid not null,
  name          text not null check (name <> ''),
  domain        text,
  tier          text not null,
  segment       text,
  why           text not null,
  owner         text not null check (owner <> ''),
  state         text not null check (state in ('open', 'working', 'meeting', 'customer', 'given_up')),
  -- until when it is given up; null: for good
  until         date,
  next_step     text,
  next_step_due date,
  -- moves with every entry of its history; who changes an account names the one that they saw
  seq           int4 not null,
  created_at    timestamptz not null,
  changed_at    timestamptz not null,
  primary key (workspace_no, account_id)
);
create unique index target_accounts_company on target_accounts (workspace_no, company_id);
create index target_accounts_owner on target_accounts (workspace_no, owner);
comment on table target_accounts is 'global: belongs to companies';

-- who decides there: a lead that we have, or a name that is still to be found
create table account_members (
  workspace_no int4 not null,
  account_id   uuid not null,
  member_id    uuid not null,
  role         text not null,
  lead_id      uuid,
  -- of somebody who is no lead; goes when they are erased
  name         text,
  title        text,
  added_at     timestamptz not null,
  primary key (workspace_no, account_id, member_id)
);
create unique index account_members_lead on account_members (workspace_no, account_id, lead_id);
create index account_members_of_lead on account_members (workspace_no, lead_id) where lead_id is not null;
comment on table account_members is 'global: belongs to target accounts';

-- what was changed, by whom and when; names nobody outside, so nothing here has ever to be erased
create table account_history (
  workspace_no int4 not null,
  account_id   uuid not null,
  seq          int4 not null,
  at           timestamptz not null,
  by           text not null,
  kind         text not null,
  body         json not null,
  primary key (workspace_no, account_id, seq)
);
comment on table account_history is 'global: belongs to target accounts';

-- what was written down freely may name somebody, so it stands apart and can go
create table account_notes (
  workspace_no int4 not null,
  account_id   uuid not null,
  seq          int4 not null,
  text         text not null,
  primary key (workspace_no, account_id, seq)
);
comment on table account_notes is 'global: belongs to target accounts';

create table suppressions (
  workspace_no   int4 not null,
  suppression_id uuid not null,
  kind           text not null check (kind in ('email', 'domain', 'company', 'phone')),
  -- HMAC of the normalised address: it holds when the address itself is erased
  digest         bytea not null,
  key            text,
  value          text,
  reason         text not null check
    (reason in ('customer', 'open_deal', 'competitor', 'do_not_call', 'asked', 'bounced')),
  note           text,
  source         text not null,
  -- the last day on which it holds; null: for good
  until          date,
  added_at       timestamptz not null,
  added_by       text not null,
  removed_at     timestamptz,
  removed_by     text,
  primary key (workspace_no, suppression_id)
);
create unique index suppressions_once on suppressions (workspace_no, digest, reason) where removed_at is null;
create index suppressions_added on suppressions (workspace_no, added_at, suppression_id) where removed_at is null;
create index suppressions_key on suppressions (workspace_no, key);
comment on table suppressions is 'global: known by address, not by lead';

-- a company's leads and deals, for its page and to see customers and open deals without copying them
create index leads_company on leads (workspace_no, company_id) where company_id is not null;
create index opportunities_company on opportunities (workspace_no, status, company_id) where company_id is not null;
