-- Mails that go out at most once for their day: the morning's, and the week's with the sponsor's page (the day is its Monday).
alter table digests add column kind text not null default 'morning';
alter table digests drop constraint digests_pkey;
alter table digests add primary key (workspace_no, person_id, day, kind);
