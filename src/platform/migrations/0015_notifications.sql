-- What somebody was told: a row per person and cause. Names are not in it; they are read with the lead, so that an erasure
-- is complete.
create table notifications (
  workspace_no    int4 not null,
  person_id       text not null,
  -- made of lead, seq, kind and person: the same cause cannot tell anybody twice
  notification_id uuid not null,
  at              timestamptz not null,
  what            text not null,
  lead_id         uuid,
  data            json not null,
  read_at         timestamptz,
  -- by mail: now, digest or none, as the person wanted it at that time
  mail            text not null,
  -- a mail that is not settled by then is tried again
  mail_due_at     timestamptz,
  mailed_at       timestamptz,
  attempts        int4 not null default 0,
  in_product      boolean not null,
  primary key (workspace_no, person_id, notification_id)
);
comment on table notifications is 'global: belongs to people; a person reads their own, whatever the lead';
create index notifications_latest on notifications (workspace_no, person_id, at desc, notification_id desc) where in_product;
create index notifications_unread on notifications (workspace_no, person_id) where read_at is null and in_product;
create index notifications_digest on notifications (workspace_no, person_id, at) where mail = 'digest' and mailed_at is null;
create index notifications_mail on notifications (workspace_no, mail_due_at) where mail = 'now' and mailed_at is null;
create index notifications_lead on notifications (workspace_no, lead_id);

-- kinds and hour as somebody wants them; who has no row is told as the product's own defaults say
create table notice_preferences (
  workspace_no int4 not null,
  person_id    text not null,
  preferences  json not null,
  updated_at   timestamptz not null,
  primary key (workspace_no, person_id)
);
comment on table notice_preferences is 'global: one row per person';

-- One row per person and day, written before the mail goes out: whoever finds it does not send another.
create table digests (
  workspace_no int4 not null,
  person_id    text not null,
  day          date not null,
  claimed_at   timestamptz not null,
  -- what it tells of lies before
  until        timestamptz not null,
  attempts     int4 not null default 1,
  -- null: its sender died with it under way, so that it may have gone out; it is not sent again
  outcome      text,
  detail       text,
  settled_at   timestamptz,
  primary key (workspace_no, person_id, day)
);
comment on table digests is 'global: one row per person and day';

create index outbox_notices on outbox (workspace_no, due_at) where settled_at is null and kind like 'Notice%';
