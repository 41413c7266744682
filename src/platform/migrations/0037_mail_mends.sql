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

-- Whoever said what became of a lead and when to ask again set a new watch, and the one before it went on as if nothing had been said.
update watches k set ended_at = n.set_at
  from watches n
 where n.workspace_no = k.workspace_no and n.lead_id = k.lead_id
   and n.seq = (select min(l.seq) from watches l where l.workspace_no = k.workspace_no and l.lead_id = k.lead_id and l.seq > k.seq)
   and (k.ended_at is null or k.ended_at > n.set_at);
