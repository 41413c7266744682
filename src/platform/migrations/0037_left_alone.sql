-- The mail whose wish put an address on the list, and whether they said it themselves: then a later yes of theirs undoes it.
alter table suppressions add column mail_id uuid;
alter table suppressions add column theirs boolean not null default false;
create index suppressions_mail on suppressions (workspace_no, mail_id) where mail_id is not null;
