-- The agreement's life: drafts that change, and a log of all that binds, which does not.
create table agreement_drafts (
  workspace_no int4 not null,
  draft_id     uuid not null,
  title        text not null,
  text         text not null,
  -- SHA-256 of the text: who saves says which one they edited from
  hash         bytea not null,
  based_on     int4,
  created_by   text not null,
  created_at   timestamptz not null,
  changed_by   text not null,
  changed_at   timestamptz not null,
  primary key (workspace_no, draft_id)
);
comment on table agreement_drafts is 'global: a few rows per workspace';

-- proposed, signed, declined, withdrawn, decided, enacted, superseded: one chain per workspace
create table agreement_log (
  workspace_no int4 not null,
  seq          int4 not null check (seq > 0),
  kind         text not null,
  at           timestamptz not null,
  by           text not null,
  version      int4 not null check (version > 0),
  -- json, not jsonb: the chain covers the exact bytes
  body         json not null,
  hash         bytea not null,
  primary key (workspace_no, seq)
);
comment on table agreement_log is 'global: reference table';

-- Both are small reference tables, which may have triggers; tables of leads have none.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% cannot be changed: what was signed stands', tg_table_name using errcode = 'restrict_violation';
end
$$;

create trigger agreements_stand before update or delete or truncate on agreements
  for each statement execute function refuse_change();
create trigger agreement_log_stands before update or delete or truncate on agreement_log
  for each statement execute function refuse_change();

create function require_next_entry() returns trigger language plpgsql as $$
begin
  if new.seq <> (select coalesce(max(seq), 0) + 1 from agreement_log where workspace_no = new.workspace_no) then
    -- somebody else may have been faster: the same as a taken key
    raise exception 'entry % is not the next one', new.seq using errcode = 'unique_violation';
  end if;
  return new;
end
$$;

create trigger agreement_log_grows before insert on agreement_log
  for each row execute function require_next_entry();

create function require_enactment() returns trigger language plpgsql as $$
declare
  latest record;
begin
  select max(version) as version, max(effective_from) as effective_from into latest
    from agreements where workspace_no = new.workspace_no;
  if latest.version is not null then
    if new.version <> greatest(latest.version + 1,
         (select max(version) from agreement_log where workspace_no = new.workspace_no)) then
      raise exception 'version % is not the next one', new.version using errcode = 'restrict_violation';
    end if;
    if new.effective_from < latest.effective_from then
      raise exception 'version % would be in force before version %', new.version, latest.version
        using errcode = 'restrict_violation';
    end if;
  end if;
  if new.hash <> sha256(convert_to(new.text, 'UTF8')) then
    raise exception 'the hash of version % is not that of its text', new.version using errcode = 'restrict_violation';
  end if;
  if not exists (select from agreement_log
                  where workspace_no = new.workspace_no and version = new.version
                    and (kind = 'AgreementEnacted' or (kind = 'StartingPointTaken' and latest.version is null))
                    and body ->> 'hash' = encode(new.hash, 'hex')) then
    raise exception 'version % was not enacted', new.version using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create trigger agreements_follow before insert on agreements
  for each row execute function require_enactment();
