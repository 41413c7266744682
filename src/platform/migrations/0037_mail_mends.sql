-- The mail whose wish put an address on the list, and whether they said it themselves: then a later yes of theirs undoes it.
alter table suppressions add column mail_id uuid;
alter table suppressions add column theirs boolean not null default false;
create index suppressions_mail on suppressions (workspace_no, mail_id) where mail_id is not null;

-- Who the product's own mails come from: offers, invitations, digests. No row, or no address: one is found.
create table product_mail (
  workspace_no int4 not null,
  name         text not null,
  address      text,
  revision     int4 not null default 1,
  updated_at   timestamptz not null,
  updated_by   text not null,
  primary key (workspace_no)
);
comment on table product_mail is 'global: one row per workspace';
