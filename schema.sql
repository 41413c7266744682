-- The schema after all migrations. Written by `npm run schema`; `npm test` compares.

-- extensions

create extension btree_gist;

create extension pg_trgm;

-- tables

create table public.account_history (
  workspace_no integer not null,
  account_id uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  by text not null,
  kind text not null,
  body json not null,
  constraint account_history_pkey PRIMARY KEY (workspace_no, account_id, seq)
);

create table public.account_members (
  workspace_no integer not null,
  account_id uuid not null,
  member_id uuid not null,
  role text not null,
  lead_id uuid,
  name text,
  title text,
  added_at timestamp with time zone not null,
  constraint account_members_pkey PRIMARY KEY (workspace_no, account_id, member_id)
);

create table public.account_notes (
  workspace_no integer not null,
  account_id uuid not null,
  seq integer not null,
  text text not null,
  constraint account_notes_pkey PRIMARY KEY (workspace_no, account_id, seq)
);

create table public.agendas (
  workspace_no integer not null,
  meeting_id uuid not null,
  rep text not null,
  at timestamp with time zone not null,
  until timestamp with time zone not null,
  constraint agendas_pkey PRIMARY KEY (workspace_no, meeting_id),
  constraint agendas_overlap EXCLUDE USING gist (workspace_no WITH =, rep WITH =, tstzrange(at, until) WITH &&)
);

create table public.agreement_drafts (
  workspace_no integer not null,
  draft_id uuid not null,
  title text not null,
  text text not null,
  hash bytea not null,
  based_on integer,
  created_by text not null,
  created_at timestamp with time zone not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint agreement_drafts_pkey PRIMARY KEY (workspace_no, draft_id)
);

create table public.agreement_log (
  workspace_no integer not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by text not null,
  version integer not null,
  body json not null,
  hash bytea not null,
  constraint agreement_log_pkey PRIMARY KEY (workspace_no, seq),
  constraint agreement_log_seq_check CHECK ((seq > 0)),
  constraint agreement_log_version_check CHECK ((version > 0))
);

create table public.agreements (
  workspace_no integer not null,
  version integer not null,
  text text not null,
  hash bytea not null,
  effective_from timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  constraint agreements_pkey PRIMARY KEY (workspace_no, version)
);

create table public.api_keys (
  workspace_no integer not null,
  key_id text not null,
  name text not null,
  secret_hash bytea not null,
  scopes text[] not null,
  by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_keys_pkey PRIMARY KEY (workspace_no, key_id)
);

create table public.attribution_models (
  workspace_no integer not null,
  model_id text not null,
  version integer not null,
  name text not null,
  document json not null,
  at timestamp with time zone not null,
  by text not null,
  constraint attribution_models_pkey PRIMARY KEY (workspace_no, model_id, version),
  constraint attribution_models_version_check CHECK ((version > 0))
);

create table public.baton_migrations (
  id integer not null,
  name text not null,
  checksum text not null,
  applied_at timestamp with time zone not null,
  constraint baton_migrations_pkey PRIMARY KEY (id)
);

create table public.caught_mails (
  workspace_no integer not null,
  mail_id uuid not null,
  at timestamp with time zone not null,
  sender text not null,
  recipients text[] not null,
  subject text not null,
  to_lead boolean not null,
  size integer not null,
  raw bytea not null,
  constraint caught_mails_pkey PRIMARY KEY (workspace_no, mail_id)
);

create table public.change_signatures (
  workspace_no integer not null,
  change_id uuid not null,
  function text not null,
  person text not null,
  name text not null,
  method text not null,
  at timestamp with time zone not null,
  hash bytea not null,
  constraint change_signatures_pkey PRIMARY KEY (workspace_no, change_id, function),
  constraint change_signatures_workspace_no_change_id_person_key UNIQUE (workspace_no, change_id, person),
  constraint change_signatures_function_check CHECK ((function = ANY (ARRAY['marketing'::text, 'sales'::text])))
);

create table public.changes (
  workspace_no integer not null,
  change_id uuid not null,
  document text not null,
  hash bytea not null,
  proposed_at timestamp with time zone not null,
  proposed_by text not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by text,
  constraint changes_pkey PRIMARY KEY (workspace_no, change_id),
  constraint changes_check CHECK ((hash = sha256(convert_to(document, 'UTF8'::name)))),
  constraint changes_check1 CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
);

create table public.clocks (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  clock text not null,
  pass integer not null,
  stage text not null,
  team text not null,
  person text not null,
  started_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  outcome text,
  breached_at timestamp with time zone,
  took_ms bigint,
  constraint clocks_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.companies (
  workspace_no integer not null,
  company_id uuid not null,
  key text not null,
  name text not null,
  domain text,
  created_at timestamp with time zone not null,
  root_id uuid,
  keyed boolean not null default false,
  constraint companies_pkey PRIMARY KEY (workspace_no, company_id)
);

create table public.company_keys (
  workspace_no integer not null,
  key text not null,
  company_id uuid not null,
  said_by text not null,
  said_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  swept_at timestamp with time zone,
  constraint company_keys_pkey PRIMARY KEY (workspace_no, key, company_id),
  constraint company_keys_said_by_check CHECK ((said_by <> ''::text))
);

create table public.company_ties (
  workspace_no integer not null,
  tie_id uuid not null,
  kind text not null,
  company_id uuid not null,
  other_id uuid not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  undone_at timestamp with time zone,
  undone_by text,
  constraint company_ties_pkey PRIMARY KEY (workspace_no, tie_id),
  constraint company_ties_check CHECK ((other_id <> company_id)),
  constraint company_ties_kind_check CHECK ((kind = ANY (ARRAY['same'::text, 'part'::text])))
);

create table public.consents (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  purpose text,
  channel text not null,
  given boolean not null,
  text_version integer,
  how text not null,
  at timestamp with time zone not null,
  constraint consents_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.digests (
  workspace_no integer not null,
  person_id text not null,
  day date not null,
  claimed_at timestamp with time zone not null,
  until timestamp with time zone not null,
  attempts integer not null default 1,
  outcome text,
  detail text,
  settled_at timestamp with time zone,
  kind text not null default 'morning'::text,
  constraint digests_pkey PRIMARY KEY (workspace_no, person_id, day, kind)
);

create table public.duplicate_pairs (
  workspace_no integer not null,
  lead_id uuid not null,
  other_id uuid not null,
  bits double precision not null,
  parts json not null,
  model integer not null,
  state text not null,
  found_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  later_until timestamp with time zone,
  decided_by text,
  decided_at timestamp with time zone,
  decided_bits double precision,
  digests bigint[],
  merge_id uuid,
  survivor_id uuid,
  bulk_id uuid,
  constraint duplicate_pairs_pkey PRIMARY KEY (workspace_no, lead_id, other_id),
  constraint duplicate_pairs_check CHECK ((lead_id < other_id)),
  constraint duplicate_pairs_check1 CHECK (((state = ANY (ARRAY['same'::text, 'different'::text])) = (decided_by IS NOT NULL))),
  constraint duplicate_pairs_state_check CHECK ((state = ANY (ARRAY['open'::text, 'later'::text, 'same'::text, 'different'::text])))
);

create table public.enrichments (
  workspace_no integer not null,
  source text not null,
  key text not null,
  data json not null,
  confidence real,
  told_at timestamp with time zone not null,
  told_by text not null,
  constraint enrichments_pkey PRIMARY KEY (workspace_no, source, key),
  constraint enrichments_confidence_check CHECK (((confidence >= (0)::double precision) AND (confidence <= (1)::double precision))),
  constraint enrichments_source_check CHECK ((source <> ''::text))
);

create table public.enrolments (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  programme text not null,
  version integer not null,
  n integer not null,
  arm text not null,
  stage text not null,
  entered_at timestamp with time zone not null,
  step text,
  left_at timestamp with time zone,
  because text,
  fit integer not null default 0,
  level text,
  country text,
  constraint enrolments_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.entries (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  kind text not null,
  fact boolean not null,
  history boolean not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  by text not null,
  version integer not null,
  body json not null,
  personal_hash bytea,
  hash bytea not null,
  constraint entries_pkey PRIMARY KEY (workspace_no, lead_id, seq),
  constraint entries_seq_check CHECK ((seq > 0))
);

create table public.facet_values (
  workspace_no integer not null,
  facet text not null,
  value text not null,
  constraint facet_values_pkey PRIMARY KEY (workspace_no, facet, value)
);

create table public.form_confirmations (
  workspace_no integer not null,
  confirmation_id uuid not null,
  form text not null,
  version integer not null,
  received_at timestamp with time zone not null,
  fades_at timestamp with time zone not null,
  state text not null,
  body json,
  email_hash bytea not null,
  mail_due_at timestamp with time zone,
  attempts integer not null default 0,
  mailed_at timestamp with time zone,
  problem text,
  settled_at timestamp with time zone,
  lead_id uuid,
  constraint form_confirmations_pkey PRIMARY KEY (workspace_no, confirmation_id),
  constraint form_confirmations_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'confirmed'::text, 'faded'::text])))
);

create table public.form_days (
  workspace_no integer not null,
  form text not null,
  day date not null,
  views integer not null default 0,
  submits integer not null default 0,
  confirmed integer not null default 0,
  refused integer not null default 0,
  last_at timestamp with time zone,
  constraint form_days_pkey PRIMARY KEY (workspace_no, form, day)
);

create table public.form_secrets (
  workspace_no integer not null,
  key bytea not null,
  constraint form_secrets_pkey PRIMARY KEY (workspace_no)
);

create table public.form_versions (
  workspace_no integer not null,
  form text not null,
  version integer not null,
  document jsonb not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  constraint form_versions_pkey PRIMARY KEY (workspace_no, form, version)
);

create table public.forms (
  workspace_no integer not null,
  form text not null,
  document jsonb not null,
  revision integer not null default 1,
  published integer,
  open boolean not null default true,
  changed_at timestamp with time zone not null,
  changed_by text not null,
  constraint forms_pkey PRIMARY KEY (workspace_no, form)
);

create table public.grain_due (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  bulk boolean not null,
  constraint grain_due_pkey PRIMARY KEY (workspace_no, lead_id, seq)
) with (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=20000, autovacuum_vacuum_insert_scale_factor=0.2, autovacuum_analyze_threshold=20000);

create table public.grain_marks (
  workspace_no integer not null,
  in_force_from timestamp with time zone not null,
  version integer not null,
  groups text not null,
  constraint grain_marks_pkey PRIMARY KEY (workspace_no)
);

create table public.grain_stages (
  workspace_no integer not null,
  place integer not null,
  stage text not null,
  constraint grain_stages_pkey PRIMARY KEY (workspace_no, place),
  constraint grain_stages_workspace_no_stage_key UNIQUE (workspace_no, stage),
  constraint grain_stages_place_check CHECK ((place > 0))
);

create table public.grain_weeks (
  workspace_no integer not null,
  week integer not null,
  version bigint not null,
  constraint grain_weeks_pkey PRIMARY KEY (workspace_no, week)
);

create table public.handoffs (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  pass integer not null,
  n integer not null,
  rep text not null,
  score integer not null,
  offered_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  answer text,
  reason text,
  returned_at timestamp with time zone,
  return_answered_at timestamp with time zone,
  return_answered_by text,
  return_answer text,
  appeal_decided_at timestamp with time zone,
  appeal_decided_by text,
  appeal_outcome text,
  worked_at timestamp with time zone,
  constraint handoffs_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.hook_calls (
  workspace_no integer not null,
  hook text not null,
  call_id uuid not null,
  at timestamp with time zone not null,
  lead_id uuid,
  seq integer,
  attempt integer not null,
  asked_by text,
  outcome text not null,
  reason text not null,
  status integer,
  ms integer not null,
  detail text not null,
  answer text not null,
  constraint hook_calls_pkey PRIMARY KEY (workspace_no, hook, call_id)
);

create table public.hooks (
  workspace_no integer not null,
  hook text not null,
  name text not null,
  url text not null,
  secret text not null,
  private_allowed boolean not null,
  made_at timestamp with time zone,
  made_by text,
  secret_at timestamp with time zone,
  secret_by text,
  secret_before text,
  before_until timestamp with time zone,
  constraint hooks_pkey PRIMARY KEY (workspace_no, hook)
);

create table public.hours (
  workspace_no integer not null,
  hours_id uuid not null,
  person text,
  function text,
  campaign text,
  source text,
  period_from date not null,
  period_to date not null,
  hours numeric(12,2) not null,
  cost numeric(20,4),
  currency text,
  recorded_at timestamp with time zone not null,
  constraint hours_pkey PRIMARY KEY (workspace_no, hours_id),
  constraint hours_check CHECK ((period_from <= period_to)),
  constraint hours_check1 CHECK (((person IS NOT NULL) OR (function IS NOT NULL))),
  constraint hours_check2 CHECK (((cost IS NULL) = (currency IS NULL))),
  constraint hours_cost_check CHECK ((cost >= (0)::numeric)),
  constraint hours_hours_check CHECK ((hours > (0)::numeric))
);

create table public.idempotency_keys (
  workspace_no integer not null,
  key text not null,
  request_hash bytea not null,
  status integer not null,
  answer json not null,
  at timestamp with time zone not null,
  lead_id uuid,
  constraint idempotency_keys_pkey PRIMARY KEY (workspace_no, key)
);

create table public.identity_keys (
  workspace_no integer not null,
  key text not null,
  lead_id uuid not null,
  constraint identity_keys_pkey PRIMARY KEY (workspace_no, key)
);

create table public.imports (
  workspace_no integer not null,
  import_id uuid not null,
  files json not null,
  mapping text not null,
  status text not null,
  dry_run boolean not null default false,
  started_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  total_rows bigint,
  "position" bigint not null default 0,
  counts json not null,
  refused_file text,
  problem text,
  run integer not null default 0,
  constraint imports_pkey PRIMARY KEY (workspace_no, import_id)
);

create table public.invitations (
  workspace_no integer not null,
  invitation_id uuid not null,
  token_hash bytea not null,
  person_id text,
  resets_second_factor boolean not null default false,
  by text not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint invitations_pkey PRIMARY KEY (workspace_no, invitation_id)
);

create table public.leads (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  head bytea not null,
  state json not null,
  person json not null,
  name text,
  email text,
  phone text,
  company text,
  company_id uuid,
  title text,
  country text,
  source text,
  campaign text,
  channel text,
  version integer not null,
  pass integer not null,
  score integer not null,
  fit integer not null,
  engagement integer not null,
  created_at timestamp with time zone not null,
  last_activity_at timestamp with time zone not null,
  stage_since timestamp with time zone not null,
  stage text not null,
  owner text not null,
  function text not null,
  next_step text not null,
  step_due_at timestamp with time zone not null,
  next_due_at timestamp with time zone not null,
  routing boolean not null,
  handoff text not null,
  search text generated always as (lower(((((((COALESCE(name, ''::text) || ' '::text) || COALESCE(email, ''::text)) || ' '::text) || COALESCE(company, ''::text)) || ' '::text) || COALESCE(phone, ''::text)))),
  plan text,
  return_owes text,
  return_due_at timestamp with time zone,
  constraint leads_pkey PRIMARY KEY (workspace_no, lead_id),
  constraint leads_function_check CHECK ((function <> ''::text)),
  constraint leads_next_step_check CHECK ((next_step <> ''::text)),
  constraint leads_owner_check CHECK ((owner <> ''::text)),
  constraint leads_stage_check CHECK ((stage <> ''::text))
) with (fillfactor=80);

create table public.leaks (
  workspace_no integer not null,
  lead_id uuid not null,
  n integer not null,
  what text not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  began timestamp with time zone not null,
  pass integer not null,
  stage text not null,
  entered_at timestamp with time zone not null,
  band integer not null,
  holder text not null,
  began_at timestamp with time zone not null,
  source text,
  campaign text,
  channel text,
  origin text not null,
  country text,
  level text,
  groups text[] not null,
  owner text not null,
  version integer not null,
  constraint leaks_pkey PRIMARY KEY (workspace_no, lead_id, n)
) with (fillfactor=85);

create table public.loads (
  workspace_no integer not null,
  person_id text not null,
  leads integer not null,
  most integer,
  constraint loads_pkey PRIMARY KEY (workspace_no, person_id),
  constraint loads_full CHECK (((most IS NULL) OR (leads <= most)))
) with (fillfactor=50);

create table public.mail_keys (
  workspace_no integer not null,
  selector text not null,
  domain text not null,
  public_key text not null,
  made_at timestamp with time zone not null,
  made_by text not null,
  constraint mail_keys_pkey PRIMARY KEY (workspace_no, selector)
);

create table public.mail_returns (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  what text not null,
  at timestamp with time zone not null,
  constraint mail_returns_pkey PRIMARY KEY (workspace_no, lead_id, seq, what),
  constraint mail_returns_what_check CHECK ((what = ANY (ARRAY['hard'::text, 'soft'::text, 'complaint'::text])))
);

create table public.mail_secrets (
  workspace_no integer not null,
  link_key bytea not null,
  constraint mail_secrets_pkey PRIMARY KEY (workspace_no)
);

create table public.mail_settings (
  workspace_no integer not null,
  settings jsonb not null,
  revision integer not null default 1,
  paused_at timestamp with time zone,
  paused_by text,
  paused_why jsonb,
  judged_from timestamp with time zone,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  constraint mail_settings_pkey PRIMARY KEY (workspace_no)
);

create table public.mailboxes (
  workspace_no integer not null,
  mailbox text not null,
  begins_at timestamp with time zone not null,
  uid_validity bigint,
  last_uid bigint not null default 0,
  arrived_at timestamp with time zone,
  taken bigint not null default 0,
  state text not null,
  problem text,
  detail text,
  since timestamp with time zone not null,
  looked_at timestamp with time zone,
  holder uuid not null,
  held_until timestamp with time zone not null,
  constraint mailboxes_pkey PRIMARY KEY (workspace_no, mailbox),
  constraint mailboxes_state_check CHECK ((state = ANY (ARRAY['connecting'::text, 'watching'::text, 'failing'::text])))
);

create table public.mailing_rules (
  workspace_no integer not null,
  turn integer not null,
  rules jsonb not null,
  from_at timestamp with time zone not null,
  by text not null,
  constraint mailing_rules_pkey PRIMARY KEY (workspace_no, turn)
);

create table public.mails_in (
  workspace_no integer not null,
  mail_id uuid not null,
  fingerprint bytea not null,
  mailbox text not null,
  uid text,
  how text not null,
  taken_at timestamp with time zone not null,
  size integer not null,
  raw bytea,
  state text not null default 'waiting'::text,
  attempts integer not null default 0,
  problem text,
  kind text,
  reason text,
  sent_at timestamp with time zone,
  from_address text,
  from_name text,
  subject text,
  body_text text,
  lead_id uuid,
  message integer,
  returned text,
  code text,
  recipient text,
  back_at timestamp with time zone,
  followed text[] not null default '{}'::text[],
  trace jsonb not null default '[]'::jsonb,
  constraint mails_in_pkey PRIMARY KEY (workspace_no, mail_id),
  constraint mails_in_how_check CHECK ((how = ANY (ARRAY['imap'::text, 'piped'::text]))),
  constraint mails_in_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'sorted'::text, 'stuck'::text])))
);

create table public.match_common (
  workspace_no integer not null,
  key bigint not null,
  lead_id uuid not null,
  found_at timestamp with time zone not null,
  constraint match_common_pkey PRIMARY KEY (workspace_no, key)
);

create table public.match_due (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  bulk boolean not null,
  parted uuid,
  constraint match_due_pkey PRIMARY KEY (workspace_no, lead_id, seq)
) with (autovacuum_vacuum_scale_factor=0, autovacuum_vacuum_threshold=20000, autovacuum_vacuum_insert_scale_factor=0.2, autovacuum_analyze_threshold=20000);

create table public.match_keys (
  workspace_no integer not null,
  key bigint not null,
  lead_id uuid not null,
  constraint match_keys_pkey PRIMARY KEY (workspace_no, key, lead_id)
);

create table public.match_models (
  workspace_no integer not null,
  model integer not null,
  made_at timestamp with time zone not null,
  weights json not null,
  constraint match_models_pkey PRIMARY KEY (workspace_no, model)
);

create table public.match_records (
  workspace_no integer not null,
  lead_id uuid not null,
  keys bigint[] not null,
  digest bigint not null,
  constraint match_records_pkey PRIMARY KEY (workspace_no, lead_id)
);

create table public.match_runs (
  workspace_no integer not null,
  run_id uuid not null,
  state text not null,
  stage text not null,
  started_at timestamp with time zone not null,
  started_by text not null,
  ended_at timestamp with time zone,
  "position" uuid,
  done integer not null default 0,
  total integer not null default 0,
  problem text,
  constraint match_runs_pkey PRIMARY KEY (workspace_no, run_id),
  constraint match_runs_stage_check CHECK ((stage = ANY (ARRAY['learn'::text, 'keys'::text, 'pairs'::text]))),
  constraint match_runs_state_check CHECK ((state = ANY (ARRAY['running'::text, 'done'::text, 'stopped'::text, 'failed'::text])))
);

create table public.match_settings (
  workspace_no integer not null,
  same double precision not null,
  ask double precision not null,
  shift double precision not null,
  decided integer not null,
  set_by text,
  set_at timestamp with time zone,
  constraint match_settings_pkey PRIMARY KEY (workspace_no),
  constraint match_settings_check CHECK ((((0)::double precision < ask) AND (ask < same) AND (same < (1)::double precision)))
);

create table public.meetings (
  workspace_no integer not null,
  lead_id uuid not null,
  meeting_id uuid not null,
  seq integer not null,
  pass integer not null,
  booked_at timestamp with time zone not null,
  booker text not null,
  at timestamp with time zone not null,
  minutes integer not null,
  rep text not null,
  place text not null,
  sequence integer not null,
  status text not null,
  told_at timestamp with time zone,
  by text,
  verdict_due_at timestamp with time zone,
  verdict text,
  rating integer,
  judged_at timestamp with time zone,
  late boolean not null,
  constraint meetings_pkey PRIMARY KEY (workspace_no, lead_id, meeting_id)
);

create table public.merged_leads (
  workspace_no integer not null,
  lead_id uuid not null,
  into_id uuid not null,
  survivor_id uuid not null,
  merge_id uuid not null,
  merged_at timestamp with time zone not null,
  merged_by text not null,
  seq integer not null,
  head bytea not null,
  state json not null,
  person json not null,
  company text,
  company_id uuid,
  created_at timestamp with time zone not null,
  constraint merged_leads_pkey PRIMARY KEY (workspace_no, lead_id),
  constraint merged_leads_check CHECK (((into_id <> lead_id) AND (survivor_id <> lead_id)))
);

create table public.messages (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  programme text not null,
  version integer not null,
  step text not null,
  template text not null,
  template_version integer,
  due_at timestamp with time zone not null,
  state text not null default 'due'::text,
  sender uuid,
  lease_until timestamp with time zone,
  attempts integer not null default 0,
  sent_at timestamp with time zone,
  detail text,
  told boolean not null default false,
  not_before timestamp with time zone,
  flew_at timestamp with time zone,
  constraint messages_pkey PRIMARY KEY (workspace_no, lead_id, seq),
  constraint messages_state_check CHECK ((state = ANY (ARRAY['due'::text, 'claimed'::text, 'flying'::text, 'sent'::text, 'skipped'::text, 'refused'::text, 'unclear'::text])))
);

create table public.money_settings (
  workspace_no integer not null,
  base_currency text not null,
  constraint money_settings_pkey PRIMARY KEY (workspace_no)
);

create table public.notice_preferences (
  workspace_no integer not null,
  person_id text not null,
  preferences json not null,
  updated_at timestamp with time zone not null,
  constraint notice_preferences_pkey PRIMARY KEY (workspace_no, person_id)
);

create table public.notifications (
  workspace_no integer not null,
  person_id text not null,
  notification_id uuid not null,
  at timestamp with time zone not null,
  what text not null,
  lead_id uuid,
  data json not null,
  read_at timestamp with time zone,
  mail text not null,
  mail_due_at timestamp with time zone,
  mailed_at timestamp with time zone,
  attempts integer not null default 0,
  in_product boolean not null,
  constraint notifications_pkey PRIMARY KEY (workspace_no, person_id, notification_id)
);

create table public.opportunities (
  workspace_no integer not null,
  lead_id uuid not null,
  opportunity_id text not null,
  is_primary boolean not null,
  role text,
  name text,
  company text,
  company_id uuid,
  owner text,
  status text not null,
  stage text,
  amount numeric(20,4),
  currency text,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  fields json not null,
  updated_at timestamp with time zone not null,
  named json not null,
  constraint opportunities_pkey PRIMARY KEY (workspace_no, lead_id, opportunity_id)
);

create table public.opportunity_changes (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  pass integer not null,
  opportunity_id text not null,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  status text not null,
  stage text,
  amount numeric(20,4),
  currency text,
  owner text,
  opened_at timestamp with time zone,
  closed_at timestamp with time zone,
  is_primary boolean not null,
  constraint opportunity_changes_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.outbox (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  kind text not null,
  recipient text not null,
  payload json not null,
  due_at timestamp with time zone not null,
  attempts integer not null default 0,
  settled_at timestamp with time zone,
  outcome text,
  detail text,
  constraint outbox_pkey PRIMARY KEY (workspace_no, lead_id, seq, kind)
);

create table public.outcomes (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  outcome text not null,
  vendor text,
  how text not null,
  at timestamp with time zone not null,
  by text not null,
  constraint outcomes_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.outreach_settings (
  workspace_no integer not null,
  tiers json not null,
  roles text[] not null,
  secret bytea not null,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  constraint outreach_settings_pkey PRIMARY KEY (workspace_no)
);

create table public.passages (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  pass integer not null,
  stage text not null,
  function text not null,
  owner text not null,
  version integer not null,
  entered_at timestamp with time zone not null,
  left_at timestamp with time zone,
  why text not null,
  constraint passages_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.passes (
  workspace_no integer not null,
  lead_id uuid not null,
  pass integer not null,
  seq integer not null,
  began_at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  source text,
  campaign text,
  channel text,
  asset text,
  origin text not null,
  country text,
  level text,
  company_id uuid,
  groups text[] not null,
  owner text not null,
  function text not null,
  rep text,
  version integer not null,
  stage text not null,
  reached double precision[] not null,
  qualified_at timestamp with time zone,
  offered_at timestamp with time zone,
  accepted_at timestamp with time zone,
  opportunity_at timestamp with time zone,
  won_at timestamp with time zone,
  lost_at timestamp with time zone,
  disqualified_at timestamp with time zone,
  nurtured_at timestamp with time zone,
  ended_at timestamp with time zone,
  offers integer not null,
  returns integer not null,
  attempts integer not null,
  reason text,
  opportunity_id text,
  amount numeric(20,4),
  currency text,
  constraint passes_pkey PRIMARY KEY (workspace_no, lead_id, pass)
) with (fillfactor=85);

create table public.passkeys (
  workspace_no integer not null,
  id text not null,
  person_id text not null,
  name text,
  public_key text not null,
  credential_id text not null,
  counter bigint not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamp with time zone,
  constraint passkeys_pkey PRIMARY KEY (workspace_no, id)
);

create table public.people (
  workspace_no integer not null,
  person_id text not null,
  name text not null,
  email text,
  function text,
  available boolean not null default true,
  desk boolean not null default false,
  turn bigint not null default 0,
  role text,
  team text,
  time_zone text,
  working_hours json,
  languages text[] not null default '{}'::text[],
  capacity integer,
  absences json not null default '[]'::json,
  left_at timestamp with time zone,
  sign_in text,
  second_factor boolean not null default false,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  holidays text,
  calendar text,
  calendar_stale boolean not null default true,
  calendar_told text,
  language text,
  constraint people_pkey PRIMARY KEY (workspace_no, person_id),
  constraint people_capacity_check CHECK ((capacity >= 0)),
  constraint people_check CHECK ((desk = (role IS NULL))),
  constraint people_check1 CHECK (((function IS NULL) = ((role IS NOT NULL) AND (role = ANY (ARRAY['sponsor'::text, 'admin'::text]))))),
  constraint people_role_check CHECK ((role = ANY (ARRAY['sponsor'::text, 'sales_manager'::text, 'rep'::text, 'marketing'::text, 'leadgen_manager'::text, 'sdr'::text, 'admin'::text]))),
  constraint people_sign_in_check CHECK ((sign_in = lower(sign_in)))
);

create table public.personal_parts (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  salt bytea not null,
  data json not null,
  constraint personal_parts_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.product_mail (
  workspace_no integer not null,
  name text not null,
  address text,
  revision integer not null default 1,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  constraint product_mail_pkey PRIMARY KEY (workspace_no)
);

create table public.programme_drafts (
  workspace_no integer not null,
  programme text not null,
  document jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by text not null,
  revision integer not null default 1,
  constraint programme_drafts_pkey PRIMARY KEY (workspace_no, programme)
);

create table public.programme_runs (
  workspace_no integer not null,
  run_id uuid not null,
  programme text not null,
  ask text not null,
  author text not null,
  asked_at timestamp with time zone not null,
  total integer not null,
  looked integer not null default 0,
  changed integer not null default 0,
  walked uuid,
  ended_at timestamp with time zone,
  cancelled boolean not null default false,
  constraint programme_runs_pkey PRIMARY KEY (workspace_no, run_id),
  constraint programme_runs_ask_check CHECK ((ask = ANY (ARRAY['enter'::text, 'stop'::text])))
);

create table public.programme_turns (
  workspace_no integer not null,
  programme text not null,
  turn integer not null,
  what text not null,
  version integer not null,
  from_at timestamp with time zone not null,
  by text not null,
  constraint programme_turns_pkey PRIMARY KEY (workspace_no, programme, turn),
  constraint programme_turns_what_check CHECK ((what = ANY (ARRAY['started'::text, 'paused'::text, 'ended'::text])))
);

create table public.programmes (
  workspace_no integer not null,
  programme text not null,
  version integer not null,
  document jsonb not null,
  hash bytea not null,
  key bytea not null,
  published_at timestamp with time zone not null,
  published_by text not null,
  constraint programmes_pkey PRIMARY KEY (workspace_no, programme, version)
);

create table public.purposes (
  workspace_no integer not null,
  purpose text not null,
  version integer not null,
  name text not null,
  name_de text,
  text text not null,
  text_de text,
  retired boolean not null default false,
  published_at timestamp with time zone not null,
  published_by text not null,
  constraint purposes_pkey PRIMARY KEY (workspace_no, purpose, version),
  constraint purposes_name_check CHECK ((name <> ''::text)),
  constraint purposes_text_check CHECK ((text <> ''::text))
);

create table public.rates (
  workspace_no integer not null,
  currency text not null,
  day date not null,
  rate numeric(24,12) not null,
  recorded_at timestamp with time zone not null,
  constraint rates_pkey PRIMARY KEY (workspace_no, currency, day),
  constraint rates_rate_check CHECK ((rate > (0)::numeric))
);

create table public.ratings (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  pass integer not null,
  of text not null,
  rating integer not null,
  by text not null,
  at timestamp with time zone not null,
  constraint ratings_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.releases (
  workspace_no integer not null,
  person_id text not null,
  because text not null,
  author text not null,
  asked_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  released integer not null default 0,
  walked uuid,
  constraint releases_pkey PRIMARY KEY (workspace_no, person_id)
);

create table public.retention_log (
  workspace_no integer not null,
  run_id uuid not null,
  rule text not null,
  days integer not null,
  began_at timestamp with time zone not null,
  ended_at timestamp with time zone not null,
  gone integer not null,
  constraint retention_log_pkey PRIMARY KEY (workspace_no, run_id)
);

create table public.retention_rules (
  workspace_no integer not null,
  rules json not null,
  updated_at timestamp with time zone not null,
  updated_by text not null,
  constraint retention_rules_pkey PRIMARY KEY (workspace_no)
);

create table public.review_packs (
  workspace_no integer not null,
  version integer not null,
  built_at timestamp with time zone not null,
  built_by text not null,
  pack json not null,
  constraint review_packs_pkey PRIMARY KEY (workspace_no, version, built_at)
);

create table public.rights_requests (
  workspace_no integer not null,
  lead_id uuid not null,
  request_id uuid not null,
  what text not null,
  asked_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by text,
  outcome text,
  constraint rights_requests_pkey PRIMARY KEY (workspace_no, lead_id, request_id),
  constraint rights_requests_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'declined'::text]))),
  constraint rights_requests_what_check CHECK ((what = 'erase'::text))
);

create table public.routing_lines (
  workspace_no integer not null,
  function text not null,
  told_at timestamp with time zone not null,
  constraint routing_lines_pkey PRIMARY KEY (workspace_no, function)
);

create table public.saved_views (
  workspace_no integer not null,
  view_id uuid not null,
  name text not null,
  query text not null,
  created_at timestamp with time zone not null,
  saved_by text,
  constraint saved_views_pkey PRIMARY KEY (workspace_no, view_id)
);

create table public.scorecards (
  workspace_no integer not null,
  card_id uuid not null,
  status text not null,
  asked json not null,
  by text not null,
  started_at timestamp with time zone not null,
  alive_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  done integer not null default 0,
  of integer,
  problem text,
  result json,
  hash bytea,
  draft_id uuid,
  constraint scorecards_pkey PRIMARY KEY (workspace_no, card_id)
);

create table public.second_factors (
  workspace_no integer not null,
  id text not null,
  person_id text not null,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default true,
  failures integer not null default 0,
  locked_until timestamp with time zone,
  constraint second_factors_pkey PRIMARY KEY (workspace_no, id)
);

create table public.sessions (
  workspace_no integer not null,
  id text not null,
  token text not null,
  person_id text not null,
  address text,
  agent text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sessions_pkey PRIMARY KEY (workspace_no, id)
);

create table public.sign_in_challenges (
  workspace_no integer not null,
  id text not null,
  identifier text not null,
  value text not null,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_challenges_pkey PRIMARY KEY (workspace_no, id)
);

create table public.sign_in_failures (
  workspace_no integer not null,
  subject bytea not null,
  failures integer not null,
  last_at timestamp with time zone not null,
  constraint sign_in_failures_pkey PRIMARY KEY (workspace_no, subject)
);

create table public.sign_in_methods (
  workspace_no integer not null,
  id text not null,
  person_id text not null,
  provider text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null,
  constraint sign_in_methods_pkey PRIMARY KEY (workspace_no, id)
);

create table public.sign_in_settings (
  workspace_no integer not null,
  secret text not null,
  claimed_at timestamp with time zone,
  constraint sign_in_settings_pkey PRIMARY KEY (workspace_no)
);

create table public.signals (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  kind text not null,
  human numeric(3,2) not null,
  why text not null,
  agent text,
  message integer,
  reclassified_at timestamp with time zone,
  constraint signals_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.spend (
  workspace_no integer not null,
  spend_id uuid not null,
  campaign text,
  source text,
  period_from date not null,
  period_to date not null,
  amount numeric(20,4) not null,
  currency text not null,
  recorded_at timestamp with time zone not null,
  constraint spend_pkey PRIMARY KEY (workspace_no, spend_id),
  constraint spend_amount_check CHECK ((amount >= (0)::numeric))
);

create table public.steps_taken (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  programme text not null,
  version integer not null,
  step text not null,
  way text,
  at timestamp with time zone not null,
  constraint steps_taken_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.submissions (
  workspace_no integer not null,
  submission_id uuid not null,
  received_at timestamp with time zone not null,
  via text not null,
  body json not null,
  outcome text not null,
  lead_id uuid,
  problem json,
  is_new boolean,
  constraint submissions_pkey PRIMARY KEY (workspace_no, submission_id)
);

create table public.suppressions (
  workspace_no integer not null,
  suppression_id uuid not null,
  kind text not null,
  digest bytea not null,
  key text,
  value text,
  reason text not null,
  note text,
  source text not null,
  until date,
  added_at timestamp with time zone not null,
  added_by text not null,
  removed_at timestamp with time zone,
  removed_by text,
  mail_id uuid,
  theirs boolean not null default false,
  constraint suppressions_pkey PRIMARY KEY (workspace_no, suppression_id),
  constraint suppressions_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'domain'::text, 'company'::text, 'phone'::text]))),
  constraint suppressions_reason_check CHECK ((reason = ANY (ARRAY['customer'::text, 'open_deal'::text, 'competitor'::text, 'do_not_call'::text, 'asked'::text, 'bounced'::text, 'erased'::text])))
);

create table public.survey_answers (
  workspace_no integer not null,
  survey_id uuid not null,
  person_id text not null,
  card_no integer not null,
  answer text not null,
  answered_at timestamp with time zone not null,
  constraint survey_answers_pkey PRIMARY KEY (workspace_no, survey_id, person_id, card_no),
  constraint survey_answers_answer_check CHECK ((answer = ANY (ARRAY['lead'::text, 'not_yet'::text, 'never'::text])))
);

create table public.survey_cards (
  workspace_no integer not null,
  survey_id uuid not null,
  card_no integer not null,
  lead_id uuid,
  body json not null,
  constraint survey_cards_pkey PRIMARY KEY (workspace_no, survey_id, card_no)
);

create table public.survey_people (
  workspace_no integer not null,
  survey_id uuid not null,
  person_id text not null,
  function text not null,
  ranking json,
  added json not null default '[]'::json,
  ranked_at timestamp with time zone,
  constraint survey_people_pkey PRIMARY KEY (workspace_no, survey_id, person_id)
);

create table public.survey_remedies (
  workspace_no integer not null,
  survey_id uuid not null,
  remedy_id uuid not null,
  person_id text not null,
  cause text,
  text text not null,
  proposed_at timestamp with time zone not null,
  constraint survey_remedies_pkey PRIMARY KEY (workspace_no, survey_id, remedy_id)
);

create table public.survey_schedule (
  workspace_no integer not null,
  active boolean not null,
  cards integer not null,
  days integer not null,
  people text[] not null,
  changed_by text not null,
  changed_at timestamp with time zone not null,
  constraint survey_schedule_pkey PRIMARY KEY (workspace_no),
  constraint survey_schedule_cards_check CHECK (((cards >= 5) AND (cards <= 200))),
  constraint survey_schedule_days_check CHECK (((days >= 1) AND (days <= 90)))
);

create table public.survey_votes (
  workspace_no integer not null,
  survey_id uuid not null,
  remedy_id uuid not null,
  person_id text not null,
  voted_at timestamp with time zone not null,
  constraint survey_votes_pkey PRIMARY KEY (workspace_no, survey_id, remedy_id, person_id)
);

create table public.surveys (
  workspace_no integer not null,
  survey_id uuid not null,
  kind text not null,
  title text not null,
  note text,
  items json not null,
  version integer not null,
  quarter text,
  created_by text not null,
  created_at timestamp with time zone not null,
  deadline timestamp with time zone not null,
  closed_at timestamp with time zone,
  closed_by text,
  constraint surveys_pkey PRIMARY KEY (workspace_no, survey_id),
  constraint surveys_check CHECK (((kind = 'rating'::text) = (quarter IS NOT NULL))),
  constraint surveys_check1 CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  constraint surveys_kind_check CHECK ((kind = ANY (ARRAY['lead'::text, 'rating'::text, 'poll'::text])))
);

create table public.target_accounts (
  workspace_no integer not null,
  account_id uuid not null,
  company_id uuid not null,
  name text not null,
  domain text,
  tier text not null,
  segment text,
  why text not null,
  owner text not null,
  state text not null,
  until date,
  next_step text,
  next_step_due date,
  seq integer not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint target_accounts_pkey PRIMARY KEY (workspace_no, account_id),
  constraint target_accounts_name_check CHECK ((name <> ''::text)),
  constraint target_accounts_owner_check CHECK ((owner <> ''::text)),
  constraint target_accounts_state_check CHECK ((state = ANY (ARRAY['open'::text, 'working'::text, 'meeting'::text, 'customer'::text, 'given_up'::text])))
);

create table public.template_turns (
  workspace_no integer not null,
  template text not null,
  turn integer not null,
  what text not null,
  at timestamp with time zone not null,
  by text not null,
  note text not null,
  constraint template_turns_pkey PRIMARY KEY (workspace_no, template, turn),
  constraint template_turns_what_check CHECK ((what = ANY (ARRAY['retired'::text, 'restored'::text])))
);

create table public.templates (
  workspace_no integer not null,
  template text not null,
  version integer not null,
  name text not null,
  language text not null,
  subject text not null,
  preview text not null,
  body text not null,
  saved_at timestamp with time zone not null,
  saved_by text not null,
  constraint templates_pkey PRIMARY KEY (workspace_no, template, version)
);

create table public.touches (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  pass integer not null,
  at timestamp with time zone not null,
  kind text not null,
  channel text,
  source text,
  campaign text,
  asset text,
  constraint touches_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.visit_counts (
  workspace_no integer not null,
  day date not null,
  host text not null,
  page text not null,
  likely boolean not null,
  views integer not null,
  constraint visit_counts_pkey PRIMARY KEY (workspace_no, day, host, page, likely)
);

create table public.visitors (
  workspace_no integer not null,
  visitor uuid not null,
  lead_id uuid not null,
  since timestamp with time zone not null,
  how text not null,
  waiting boolean not null default true,
  constraint visitors_pkey PRIMARY KEY (workspace_no, visitor)
);

create table public.visits (
  workspace_no integer not null,
  visitor uuid not null,
  hit_id uuid not null,
  at timestamp with time zone not null,
  host text not null,
  page text not null,
  source text,
  campaign text,
  origin jsonb not null,
  human numeric(3,2) not null,
  why text not null,
  agent text,
  lead_id uuid,
  constraint visits_pkey PRIMARY KEY (workspace_no, visitor, hit_id)
);

create table public.watches (
  workspace_no integer not null,
  lead_id uuid not null,
  seq integer not null,
  ask text not null,
  wake_at timestamp with time zone,
  signals json not null,
  set_at timestamp with time zone not null,
  set_by text not null,
  woke_at timestamp with time zone,
  woke_because text,
  ended_at timestamp with time zone,
  constraint watches_pkey PRIMARY KEY (workspace_no, lead_id, seq)
);

create table public.web_hits (
  workspace_no integer not null,
  hit_id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  body jsonb not null,
  attempts integer not null default 0,
  problem text,
  constraint web_hits_pkey PRIMARY KEY (workspace_no, hit_id)
);

create table public.what_if_leads (
  workspace_no integer not null,
  run_id uuid not null,
  stage text not null,
  which text not null,
  n integer not null,
  lead_id uuid not null,
  at timestamp with time zone not null,
  constraint what_if_leads_pkey PRIMARY KEY (workspace_no, run_id, stage, which, n),
  constraint what_if_leads_which_check CHECK ((which = ANY (ARRAY['gained'::text, 'lost'::text])))
);

create table public.what_if_runs (
  workspace_no integer not null,
  run_id uuid not null,
  status text not null,
  name text not null,
  text_hash bytea not null,
  asked json not null,
  by text not null,
  started_at timestamp with time zone not null,
  alive_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  leads bigint not null default 0,
  of bigint,
  problem text,
  "position" json,
  result json,
  constraint what_if_runs_pkey PRIMARY KEY (workspace_no, run_id),
  constraint what_if_runs_status_check CHECK ((status = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'cancelled'::text, 'failed'::text, 'not_reproduced'::text])))
);

create table public.work_calendars (
  workspace_no integer not null,
  hash text not null,
  definition json not null,
  created_at timestamp with time zone not null default now(),
  constraint work_calendars_pkey PRIMARY KEY (workspace_no, hash)
);

create table public.worth_bases (
  workspace_no integer not null,
  basis integer not null,
  key text not null,
  by text not null,
  version integer,
  as_of timestamp with time zone not null,
  currency text not null,
  leads integer not null,
  won integer not null,
  priced integer not null,
  refused text,
  told_to uuid,
  constraint worth_bases_pkey PRIMARY KEY (workspace_no, basis),
  constraint worth_bases_by_check CHECK ((by = ANY (ARRAY['stage'::text, 'card'::text])))
);

create table public.worths (
  workspace_no integer not null,
  lead_id uuid not null,
  basis integer not null,
  why text,
  stage text,
  age integer,
  band integer,
  seen integer,
  seen_won integer,
  chance double precision,
  chance_low double precision,
  chance_high double precision,
  amount bigint,
  amount_low bigint,
  amount_high bigint,
  value_low bigint,
  value_high bigint,
  value bigint not null,
  score integer not null,
  due_at timestamp with time zone not null,
  turn integer not null,
  constraint worths_pkey PRIMARY KEY (workspace_no, lead_id)
) with (fillfactor=85);

-- indexes

CREATE UNIQUE INDEX account_members_lead ON public.account_members USING btree (workspace_no, account_id, lead_id);

CREATE INDEX account_members_of_lead ON public.account_members USING btree (workspace_no, lead_id) WHERE (lead_id IS NOT NULL);

CREATE INDEX caught_mails_latest ON public.caught_mails USING btree (workspace_no, at DESC, mail_id DESC);

CREATE INDEX caught_mails_to ON public.caught_mails USING gin (recipients);

CREATE INDEX clocks_late ON public.clocks USING btree (workspace_no, due_at) WHERE (stopped_at IS NULL);

CREATE INDEX clocks_open ON public.clocks USING btree (workspace_no, clock, due_at, lead_id) WHERE (stopped_at IS NULL);

CREATE INDEX clocks_running ON public.clocks USING btree (workspace_no, person, due_at) WHERE (stopped_at IS NULL);

CREATE INDEX clocks_started ON public.clocks USING btree (workspace_no, started_at);

CREATE INDEX clocks_taken_back ON public.clocks USING btree (workspace_no, person, stopped_at) WHERE (outcome = 'taken_back'::text);

CREATE INDEX clocks_team ON public.clocks USING btree (workspace_no, team, started_at);

CREATE INDEX companies_name ON public.companies USING btree (workspace_no, lower(name), company_id);

CREATE INDEX companies_root ON public.companies USING btree (workspace_no, root_id) WHERE (root_id IS NOT NULL);

CREATE INDEX companies_unkeyed ON public.companies USING btree (workspace_no, company_id) WHERE (NOT keyed);

CREATE INDEX company_keys_company ON public.company_keys USING btree (workspace_no, company_id);

CREATE INDEX company_keys_unswept ON public.company_keys USING btree (workspace_no, key) WHERE ((swept_at IS NULL) AND (removed_at IS NULL));

CREATE UNIQUE INDEX company_ties_one ON public.company_ties USING btree (workspace_no, kind, company_id) WHERE (undone_at IS NULL);

CREATE INDEX company_ties_other ON public.company_ties USING btree (workspace_no, other_id) WHERE (undone_at IS NULL);

CREATE INDEX consents_purpose ON public.consents USING btree (workspace_no, purpose, lead_id, seq);

CREATE INDEX duplicate_pairs_asked ON public.duplicate_pairs USING btree (workspace_no, state, bits DESC, lead_id, other_id);

CREATE INDEX duplicate_pairs_bulk ON public.duplicate_pairs USING btree (workspace_no, bulk_id) WHERE (bulk_id IS NOT NULL);

CREATE INDEX duplicate_pairs_other ON public.duplicate_pairs USING btree (workspace_no, other_id);

CREATE INDEX enrichments_key ON public.enrichments USING btree (workspace_no, key);

CREATE INDEX enrolments_entered ON public.enrolments USING btree (workspace_no, programme, entered_at) INCLUDE (arm);

CREATE INDEX enrolments_left ON public.enrolments USING btree (workspace_no, programme, left_at) INCLUDE (because, arm) WHERE (left_at IS NOT NULL);

CREATE INDEX enrolments_running ON public.enrolments USING btree (workspace_no, programme, version, step) WHERE (left_at IS NULL);

CREATE INDEX entries_limits ON public.entries USING btree (workspace_no, at) WHERE (kind = 'TimeLimitPassed'::text);

CREATE INDEX form_confirmations_address ON public.form_confirmations USING btree (workspace_no, email_hash, received_at);

CREATE INDEX form_confirmations_fading ON public.form_confirmations USING btree (workspace_no, fades_at) WHERE (state = 'waiting'::text);

CREATE INDEX form_confirmations_form ON public.form_confirmations USING btree (workspace_no, form, state);

CREATE INDEX form_confirmations_mail ON public.form_confirmations USING btree (workspace_no, mail_due_at) WHERE ((state = 'waiting'::text) AND (mailed_at IS NULL));

CREATE INDEX form_confirmations_received ON public.form_confirmations USING btree (workspace_no, form, received_at DESC, confirmation_id DESC) WHERE (state = ANY (ARRAY['waiting'::text, 'faded'::text]));

CREATE INDEX grain_due_live ON public.grain_due USING btree (workspace_no, lead_id) WHERE (NOT bulk);

CREATE INDEX handoffs_decided ON public.handoffs USING btree (workspace_no, appeal_decided_at, lead_id, seq) WHERE (appeal_decided_at IS NOT NULL);

CREATE INDEX handoffs_offered ON public.handoffs USING btree (workspace_no, offered_at);

CREATE INDEX handoffs_rep ON public.handoffs USING btree (workspace_no, rep, offered_at) INCLUDE (answer, answered_at, returned_at);

CREATE INDEX handoffs_returns ON public.handoffs USING btree (workspace_no, COALESCE(returned_at, answered_at), lead_id, seq) WHERE ((answer = 'returned'::text) OR (returned_at IS NOT NULL));

CREATE INDEX handoffs_unanswered ON public.handoffs USING btree (workspace_no, due_at) WHERE (answer IS NULL);

CREATE INDEX hook_calls_latest ON public.hook_calls USING btree (workspace_no, hook, at DESC, call_id DESC);

CREATE INDEX hook_calls_of ON public.hook_calls USING btree (workspace_no, lead_id, seq, at) WHERE (lead_id IS NOT NULL);

CREATE INDEX idempotency_keys_lead ON public.idempotency_keys USING btree (workspace_no, lead_id) WHERE (lead_id IS NOT NULL);

CREATE INDEX identity_keys_lead ON public.identity_keys USING btree (workspace_no, lead_id);

CREATE UNIQUE INDEX invitations_token ON public.invitations USING btree (workspace_no, token_hash);

CREATE INDEX leads_accounts ON public.leads USING btree (workspace_no, company_id, owner, stage) WHERE ((company_id IS NOT NULL) AND (owner !~~ 'desk:%'::text));

CREATE INDEX leads_active ON public.leads USING btree (workspace_no, last_activity_at, lead_id);

CREATE INDEX leads_best_to_call ON public.leads USING btree (workspace_no, owner, score) WHERE (function = 'leadgen'::text);

CREATE INDEX leads_campaign_active ON public.leads USING btree (workspace_no, campaign, last_activity_at, lead_id);

CREATE INDEX leads_campaign_created ON public.leads USING btree (workspace_no, campaign, created_at, lead_id);

CREATE INDEX leads_campaign_score ON public.leads USING btree (workspace_no, campaign, score, lead_id);

CREATE INDEX leads_campaign_step ON public.leads USING btree (workspace_no, campaign, step_due_at, lead_id);

CREATE INDEX leads_company ON public.leads USING btree (workspace_no, company_id) WHERE (company_id IS NOT NULL);

CREATE INDEX leads_country ON public.leads USING btree (workspace_no, country);

CREATE INDEX leads_created ON public.leads USING btree (workspace_no, created_at, lead_id);

CREATE INDEX leads_due ON public.leads USING btree (workspace_no, next_due_at);

CREATE INDEX leads_high_active ON public.leads USING btree (workspace_no, last_activity_at, lead_id) WHERE (score >= 40);

CREATE INDEX leads_high_created ON public.leads USING btree (workspace_no, created_at, lead_id) WHERE (score >= 40);

CREATE INDEX leads_high_step ON public.leads USING btree (workspace_no, step_due_at, lead_id) WHERE (score >= 40);

CREATE INDEX leads_host ON public.leads USING btree (workspace_no, reverse(lower(split_part(email, '@'::text, 2))) text_pattern_ops) WHERE (email IS NOT NULL);

CREATE INDEX leads_inbox ON public.leads USING btree (workspace_no, owner, step_due_at) WHERE (handoff = ANY (ARRAY['offered'::text, 'accepted'::text]));

CREATE INDEX leads_line ON public.leads USING btree (workspace_no, function, ((- score)), stage_since, lead_id) WHERE routing;

CREATE INDEX leads_name ON public.leads USING btree (workspace_no, COALESCE(name, company, email, ''::text), lead_id);

CREATE INDEX leads_offered ON public.leads USING btree (workspace_no, owner, step_due_at) WHERE (handoff = 'offered'::text);

CREATE INDEX leads_owner ON public.leads USING btree (workspace_no, owner, step_due_at);

CREATE INDEX leads_planned ON public.leads USING btree (workspace_no, owner, plan, step_due_at) WHERE (function = 'leadgen'::text);

CREATE INDEX leads_returns ON public.leads USING btree (workspace_no, return_owes, COALESCE(return_due_at, stage_since), lead_id) WHERE (return_owes IS NOT NULL);

CREATE INDEX leads_score ON public.leads USING btree (workspace_no, score, lead_id);

CREATE INDEX leads_search ON public.leads USING gin (search gin_trgm_ops);

CREATE INDEX leads_source_active ON public.leads USING btree (workspace_no, source, last_activity_at, lead_id);

CREATE INDEX leads_source_created ON public.leads USING btree (workspace_no, source, created_at, lead_id);

CREATE INDEX leads_source_score ON public.leads USING btree (workspace_no, source, score, lead_id);

CREATE INDEX leads_source_step ON public.leads USING btree (workspace_no, source, step_due_at, lead_id);

CREATE INDEX leads_stage ON public.leads USING btree (workspace_no, stage, score, lead_id);

CREATE INDEX leads_stage_active ON public.leads USING btree (workspace_no, stage, last_activity_at, lead_id);

CREATE INDEX leads_stage_created ON public.leads USING btree (workspace_no, stage, created_at, lead_id);

CREATE INDEX leads_stage_name ON public.leads USING btree (workspace_no, stage, COALESCE(name, company, email, ''::text), lead_id);

CREATE INDEX leads_stage_step ON public.leads USING btree (workspace_no, stage, step_due_at, lead_id);

CREATE INDEX leads_step ON public.leads USING btree (workspace_no, step_due_at, lead_id);

CREATE INDEX leads_to_call ON public.leads USING btree (workspace_no, owner, last_activity_at) WHERE ((function = 'leadgen'::text) AND (plan IS NULL));

CREATE INDEX leads_top_active ON public.leads USING btree (workspace_no, last_activity_at, lead_id) WHERE (score >= 60);

CREATE INDEX leads_top_created ON public.leads USING btree (workspace_no, created_at, lead_id) WHERE (score >= 60);

CREATE INDEX leads_top_step ON public.leads USING btree (workspace_no, step_due_at, lead_id) WHERE (score >= 60);

CREATE INDEX leaks_began ON public.leaks USING btree (workspace_no, began_at);

CREATE INDEX leaks_open ON public.leaks USING btree (workspace_no, what, began, lead_id) WHERE (until IS NULL);

CREATE INDEX leaks_since ON public.leaks USING btree (workspace_no, what, since);

CREATE INDEX mail_returns_at ON public.mail_returns USING btree (workspace_no, at);

CREATE INDEX mails_in_at ON public.mails_in USING btree (workspace_no, taken_at, mail_id);

CREATE INDEX mails_in_from ON public.mails_in USING btree (workspace_no, from_address) WHERE (from_address IS NOT NULL);

CREATE INDEX mails_in_kind ON public.mails_in USING btree (workspace_no, kind, taken_at, mail_id);

CREATE INDEX mails_in_lead ON public.mails_in USING btree (workspace_no, lead_id) WHERE (lead_id IS NOT NULL);

CREATE UNIQUE INDEX mails_in_once ON public.mails_in USING btree (workspace_no, fingerprint);

CREATE INDEX mails_in_waiting ON public.mails_in USING btree (workspace_no, taken_at) WHERE (state = 'waiting'::text);

CREATE INDEX match_due_live ON public.match_due USING btree (workspace_no, lead_id) WHERE (NOT bulk);

CREATE UNIQUE INDEX match_runs_running ON public.match_runs USING btree (workspace_no) WHERE (state = 'running'::text);

CREATE INDEX meetings_at ON public.meetings USING btree (workspace_no, at);

CREATE INDEX meetings_booked ON public.meetings USING btree (workspace_no, at, meeting_id) WHERE (status = 'booked'::text);

CREATE INDEX meetings_booked_rep ON public.meetings USING btree (workspace_no, rep, at, meeting_id) WHERE (status = 'booked'::text);

CREATE INDEX meetings_booker ON public.meetings USING btree (workspace_no, booker, at);

CREATE INDEX meetings_rep ON public.meetings USING btree (workspace_no, rep, at);

CREATE INDEX meetings_unjudged ON public.meetings USING btree (workspace_no, at, meeting_id) WHERE ((status = 'held'::text) AND (verdict IS NULL));

CREATE INDEX meetings_unjudged_rep ON public.meetings USING btree (workspace_no, rep, at, meeting_id) WHERE ((status = 'held'::text) AND (verdict IS NULL));

CREATE INDEX meetings_verdicts ON public.meetings USING btree (workspace_no, verdict_due_at) WHERE ((status = 'held'::text) AND (verdict IS NULL) AND (NOT late));

CREATE INDEX merged_leads_survivor ON public.merged_leads USING btree (workspace_no, survivor_id);

CREATE INDEX messages_due ON public.messages USING btree (workspace_no, COALESCE(not_before, due_at)) WHERE (state = 'due'::text);

CREATE INDEX messages_failed ON public.messages USING btree (workspace_no, state, due_at DESC, lead_id DESC, seq DESC) WHERE (state = ANY (ARRAY['skipped'::text, 'refused'::text, 'unclear'::text]));

CREATE INDEX messages_flew ON public.messages USING btree (workspace_no, flew_at) INCLUDE (programme, state) WHERE (flew_at IS NOT NULL);

CREATE INDEX messages_held ON public.messages USING btree (workspace_no, lease_until) WHERE (state = ANY (ARRAY['claimed'::text, 'flying'::text]));

CREATE INDEX messages_latest ON public.messages USING btree (workspace_no, due_at DESC, lead_id DESC, seq DESC);

CREATE INDEX messages_of_step ON public.messages USING btree (workspace_no, programme, step) INCLUDE (version, state);

CREATE INDEX messages_of_template ON public.messages USING btree (workspace_no, template, due_at);

CREATE INDEX messages_untold ON public.messages USING btree (workspace_no, sent_at) WHERE ((NOT told) AND (state = ANY (ARRAY['sent'::text, 'skipped'::text, 'refused'::text, 'unclear'::text])));

CREATE INDEX notifications_digest ON public.notifications USING btree (workspace_no, person_id, at) WHERE ((mail = 'digest'::text) AND (mailed_at IS NULL));

CREATE INDEX notifications_latest ON public.notifications USING btree (workspace_no, person_id, at DESC, notification_id DESC) WHERE in_product;

CREATE INDEX notifications_lead ON public.notifications USING btree (workspace_no, lead_id);

CREATE INDEX notifications_mail ON public.notifications USING btree (workspace_no, mail_due_at) WHERE ((mail = 'now'::text) AND (mailed_at IS NULL));

CREATE INDEX notifications_unread ON public.notifications USING btree (workspace_no, person_id) WHERE ((read_at IS NULL) AND in_product);

CREATE INDEX opportunities_closed ON public.opportunities USING btree (workspace_no, status, closed_at);

CREATE INDEX opportunities_company ON public.opportunities USING btree (workspace_no, status, company_id) WHERE (company_id IS NOT NULL);

CREATE INDEX opportunities_id ON public.opportunities USING btree (workspace_no, opportunity_id);

CREATE INDEX opportunities_opened ON public.opportunities USING btree (workspace_no, opened_at);

CREATE INDEX opportunity_changes_id ON public.opportunity_changes USING btree (workspace_no, opportunity_id, at);

CREATE INDEX outbox_due ON public.outbox USING btree (workspace_no, due_at) WHERE (settled_at IS NULL);

CREATE INDEX outbox_notices ON public.outbox USING btree (workspace_no, due_at) WHERE ((settled_at IS NULL) AND (kind ~~ 'Notice%'::text));

CREATE INDEX outbox_webhooks ON public.outbox USING btree (workspace_no, recipient, due_at, lead_id, seq) WHERE (kind = 'webhook'::text);

CREATE INDEX outbox_webhooks_due ON public.outbox USING btree (workspace_no, recipient, due_at, lead_id, seq) WHERE ((kind = 'webhook'::text) AND (settled_at IS NULL));

CREATE INDEX outbox_webhooks_failed ON public.outbox USING btree (workspace_no, recipient, due_at, lead_id, seq) WHERE ((kind = 'webhook'::text) AND (outcome = 'failed'::text));

CREATE INDEX outcomes_at ON public.outcomes USING btree (workspace_no, at, lead_id);

CREATE INDEX passages_reached ON public.passages USING btree (workspace_no, stage, entered_at, lead_id);

CREATE INDEX passes_again ON public.passes USING btree (workspace_no, lead_id, pass) WHERE (pass > 1);

CREATE INDEX passes_began ON public.passes USING btree (workspace_no, began_at);

CREATE UNIQUE INDEX passkeys_credential ON public.passkeys USING btree (workspace_no, credential_id);

CREATE INDEX passkeys_person ON public.passkeys USING btree (workspace_no, person_id);

CREATE UNIQUE INDEX people_sign_in ON public.people USING btree (workspace_no, sign_in);

CREATE UNIQUE INDEX programme_runs_open ON public.programme_runs USING btree (workspace_no, programme) WHERE (ended_at IS NULL);

CREATE INDEX ratings_at ON public.ratings USING btree (workspace_no, at);

CREATE INDEX retention_log_ended ON public.retention_log USING btree (workspace_no, ended_at);

CREATE INDEX rights_requests_asked ON public.rights_requests USING btree (workspace_no, asked_at);

CREATE UNIQUE INDEX rights_requests_open ON public.rights_requests USING btree (workspace_no, lead_id, what) WHERE (settled_at IS NULL);

CREATE INDEX scorecards_started ON public.scorecards USING btree (workspace_no, started_at DESC);

CREATE UNIQUE INDEX second_factors_person ON public.second_factors USING btree (workspace_no, person_id);

CREATE INDEX sessions_person ON public.sessions USING btree (workspace_no, person_id);

CREATE UNIQUE INDEX sessions_token ON public.sessions USING btree (workspace_no, token);

CREATE INDEX sign_in_challenges_identifier ON public.sign_in_challenges USING btree (workspace_no, identifier);

CREATE UNIQUE INDEX sign_in_methods_account ON public.sign_in_methods USING btree (workspace_no, provider, account_id);

CREATE INDEX sign_in_methods_person ON public.sign_in_methods USING btree (workspace_no, person_id);

CREATE INDEX signals_at ON public.signals USING btree (workspace_no, at);

CREATE INDEX steps_taken_at ON public.steps_taken USING btree (workspace_no, programme, step, at) INCLUDE (version, way);

CREATE INDEX submissions_lead ON public.submissions USING btree (workspace_no, lead_id);

CREATE INDEX submissions_of_forms ON public.submissions USING btree (workspace_no, via, received_at DESC, submission_id DESC) WHERE (via ~~ 'form:%'::text);

CREATE INDEX submissions_received ON public.submissions USING btree (workspace_no, received_at DESC, submission_id DESC);

CREATE INDEX submissions_refused ON public.submissions USING btree (workspace_no, received_at DESC) WHERE (outcome = 'refused'::text);

CREATE INDEX submissions_refused_text ON public.submissions USING gin (lower((body)::text) gin_trgm_ops) WHERE (outcome = 'refused'::text);

CREATE INDEX suppressions_added ON public.suppressions USING btree (workspace_no, added_at, suppression_id) WHERE (removed_at IS NULL);

CREATE INDEX suppressions_key ON public.suppressions USING btree (workspace_no, key);

CREATE INDEX suppressions_mail ON public.suppressions USING btree (workspace_no, mail_id) WHERE (mail_id IS NOT NULL);

CREATE UNIQUE INDEX suppressions_once ON public.suppressions USING btree (workspace_no, digest, reason) WHERE (removed_at IS NULL);

CREATE INDEX survey_cards_lead ON public.survey_cards USING btree (workspace_no, lead_id);

CREATE INDEX survey_people_person ON public.survey_people USING btree (workspace_no, person_id);

CREATE INDEX surveys_open ON public.surveys USING btree (workspace_no, deadline) WHERE (closed_at IS NULL);

CREATE UNIQUE INDEX surveys_quarter ON public.surveys USING btree (workspace_no, quarter);

CREATE UNIQUE INDEX target_accounts_company ON public.target_accounts USING btree (workspace_no, company_id);

CREATE INDEX target_accounts_owner ON public.target_accounts USING btree (workspace_no, owner);

CREATE INDEX visitors_of ON public.visitors USING btree (workspace_no, lead_id);

CREATE INDEX visitors_waiting ON public.visitors USING btree (workspace_no, visitor) WHERE waiting;

CREATE INDEX visits_at ON public.visits USING btree (workspace_no, at);

CREATE INDEX watches_due ON public.watches USING btree (workspace_no, woke_at, lead_id) WHERE ((ended_at IS NULL) AND (woke_at IS NOT NULL));

CREATE INDEX watches_waiting ON public.watches USING btree (workspace_no, wake_at, lead_id) WHERE ((ended_at IS NULL) AND (woke_at IS NULL));

CREATE INDEX web_hits_waiting ON public.web_hits USING btree (workspace_no, kind, at) WHERE (problem IS NULL);

CREATE INDEX what_if_runs_started ON public.what_if_runs USING btree (workspace_no, started_at DESC);

CREATE INDEX worths_due ON public.worths USING btree (workspace_no, due_at);

CREATE INDEX worths_value ON public.worths USING btree (workspace_no, value, score, lead_id);

-- views

create view warehouse.dim_agreement as
 SELECT version,
    effective_from,
    recorded_at,
    encode(hash, 'hex'::text) AS hash
   FROM agreements
  WHERE workspace_no = 1;

create view warehouse.dim_company as
 SELECT company_id,
    name,
    domain,
    created_at
   FROM companies
  WHERE workspace_no = 1;

create view warehouse.dim_person as
 SELECT person_id,
    function,
    role,
    team,
    desk,
    left_at
   FROM people
  WHERE workspace_no = 1;

create view warehouse.dim_stage as
 SELECT stage,
    place
   FROM grain_stages
  WHERE workspace_no = 1;

create view warehouse.fact_handoff as
 SELECT lead_id,
    seq,
    pass,
    n,
    rep AS rep_id,
    score,
    offered_at,
    due_at,
    answered_at,
    answer,
    reason,
    returned_at,
    worked_at,
    return_answered_at,
    return_answer,
    appeal_decided_at,
    appeal_outcome
   FROM handoffs
  WHERE workspace_no = 1;

create view warehouse.fact_hours as
 SELECT hours_id,
    person AS person_id,
    function,
    campaign,
    source,
    period_from,
    period_to,
    hours,
    cost,
    currency,
    recorded_at
   FROM hours
  WHERE workspace_no = 1;

create view warehouse.fact_opportunity_change as
 SELECT lead_id,
    seq,
    pass,
    opportunity_id,
    at,
    recorded_at,
    status,
    stage,
    amount,
    currency,
    owner AS owner_id,
    opened_at,
    closed_at,
    is_primary
   FROM opportunity_changes
  WHERE workspace_no = 1;

create view warehouse.fact_pass as
 SELECT lead_id,
    pass,
    began_at,
    recorded_at,
    source,
    campaign,
    channel,
    split_part(asset, '?'::text, 1) AS asset,
    origin,
    country,
    level,
    company_id,
    groups,
    owner AS owner_id,
    function,
    rep AS rep_id,
    version,
    stage,
    qualified_at,
    offered_at,
    accepted_at,
    opportunity_at,
    won_at,
    lost_at,
    disqualified_at,
    nurtured_at,
    ended_at,
    offers,
    returns,
    attempts,
    reason,
    opportunity_id,
    amount,
    currency
   FROM passes
  WHERE workspace_no = 1;

create view warehouse.fact_passage as
 SELECT lead_id,
    seq,
    pass,
    stage,
    function,
    owner AS owner_id,
    version,
    entered_at,
    left_at
   FROM passages
  WHERE workspace_no = 1;

create view warehouse.fact_rate as
 SELECT currency,
    day,
    rate
   FROM rates
  WHERE workspace_no = 1;

create view warehouse.fact_spend as
 SELECT spend_id,
    campaign,
    source,
    period_from,
    period_to,
    amount,
    currency,
    recorded_at
   FROM spend
  WHERE workspace_no = 1;

create view warehouse.fact_touch as
 SELECT lead_id,
    seq,
    pass,
    at,
    kind,
    channel,
    source,
    campaign,
    split_part(asset, '?'::text, 1) AS asset
   FROM touches
  WHERE workspace_no = 1;

-- functions

CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% cannot be changed: what was signed stands', tg_table_name using errcode = 'restrict_violation';
end
$function$
;

CREATE OR REPLACE FUNCTION public.require_enactment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$
;

CREATE OR REPLACE FUNCTION public.require_next_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.seq <> (select coalesce(max(seq), 0) + 1 from agreement_log where workspace_no = new.workspace_no) then
    -- somebody else may have been faster: the same as a taken key
    raise exception 'entry % is not the next one', new.seq using errcode = 'unique_violation';
  end if;
  return new;
end
$function$
;

-- triggers

CREATE TRIGGER agreement_log_grows BEFORE INSERT ON public.agreement_log FOR EACH ROW EXECUTE FUNCTION require_next_entry();

CREATE TRIGGER agreement_log_stands BEFORE DELETE OR UPDATE OR TRUNCATE ON public.agreement_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER agreements_follow BEFORE INSERT ON public.agreements FOR EACH ROW EXECUTE FUNCTION require_enactment();

CREATE TRIGGER agreements_stand BEFORE DELETE OR UPDATE OR TRUNCATE ON public.agreements FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- comments

comment on table public.account_history is 'global: belongs to target accounts';

comment on table public.account_members is 'global: belongs to target accounts';

comment on table public.account_notes is 'global: belongs to target accounts';

comment on table public.agendas is 'global: booked meetings by who sits in them; no two of one person overlap';

comment on table public.agreement_drafts is 'global: a few rows per workspace';

comment on table public.agreement_log is 'global: reference table';

comment on table public.agreements is 'global: reference table';

comment on table public.api_keys is 'global: distributed by its own key';

comment on table public.attribution_models is 'global: belongs to no lead';

comment on table public.caught_mails is 'global: mails that the built-in catcher took in, the latest up to a cap';

comment on table public.change_signatures is 'global: belongs to no lead';

comment on table public.changes is 'global: belongs to no lead';

comment on table public.companies is 'global: reference table';

comment on table public.company_keys is 'global: belongs to companies';

comment on table public.company_ties is 'global: belongs to companies';

comment on table public.digests is 'global: one row per person and day';

comment on table public.enrichments is 'global: one row for each key of a source';

comment on table public.facet_values is 'global: reference table';

comment on table public.form_confirmations is 'global: not a lead yet';

comment on table public.form_days is 'global: counts per form and day';

comment on table public.form_secrets is 'global: one row per workspace';

comment on table public.form_versions is 'global: forms as visitors saw them';

comment on table public.forms is 'global: forms for the web';

comment on table public.grain_marks is 'global: one row per workspace';

comment on table public.grain_stages is 'global: where a stage stands in passes.reached; only grows';

comment on table public.grain_weeks is 'global: one row per week in which passes began';

comment on table public.hook_calls is 'global: calls of other systems and what these answered, the latest of each system';

comment on table public.hooks is 'global: other systems that programmes tell of their steps';

comment on table public.hours is 'global: belongs to campaigns and people, not to leads';

comment on table public.idempotency_keys is 'global: distributed by its own key';

comment on table public.identity_keys is 'global: one key, one lead; distributed by its own key';

comment on table public.imports is 'global: one row per import';

comment on table public.invitations is 'global: belongs to people';

comment on table public.loads is 'global: one row per person';

comment on table public.mail_keys is 'global: DKIM keys, their public part';

comment on table public.mail_secrets is 'global: what links of mails are signed with';

comment on table public.mail_settings is 'global: who mails come from, and how many may leave';

comment on table public.mailboxes is 'global: how far mailboxes were read';

comment on table public.mailing_rules is 'global: send windows and caps over all programmes';

comment on table public.mails_in is 'global: mails that came in, also from nobody we know';

comment on table public.match_common is 'global: a row per key that is too common';

comment on table public.match_keys is 'global: who shares what with whom; distributed by its own key';

comment on table public.match_models is 'global: a row per run';

comment on table public.match_runs is 'global: a row per run';

comment on table public.match_settings is 'global: one row';

comment on table public.money_settings is 'global: one row per workspace';

comment on table public.notice_preferences is 'global: one row per person';

comment on table public.notifications is 'global: belongs to people; a person reads their own, whatever the lead';

comment on table public.outreach_settings is 'global: one row per workspace';

comment on table public.passkeys is 'global: belongs to people';

comment on table public.people is 'global: reference table';

comment on table public.product_mail is 'global: one row per workspace';

comment on table public.programme_drafts is 'global: programmes that are being written';

comment on table public.programme_runs is 'global: taking in who waits already, taking out who is in an ended programme';

comment on table public.programme_turns is 'global: when programmes began, paused and ended';

comment on table public.programmes is 'global: the nurture programmes that were published';

comment on table public.purposes is 'global: reference table';

comment on table public.rates is 'global: reference table';

comment on table public.releases is 'global: belongs to people';

comment on table public.retention_log is 'global: counts, and names nobody';

comment on table public.retention_rules is 'global: one row per workspace';

comment on table public.review_packs is 'global: a few rows per agreement version';

comment on table public.routing_lines is 'global: one row per function';

comment on table public.saved_views is 'global: reference table';

comment on table public.scorecards is 'global: belongs to no lead';

comment on table public.second_factors is 'global: belongs to people';

comment on table public.sessions is 'global: belongs to people';

comment on table public.sign_in_challenges is 'global: belongs to people';

comment on table public.sign_in_failures is 'global: distributed by its own key';

comment on table public.sign_in_methods is 'global: belongs to people';

comment on table public.sign_in_settings is 'global: one row per workspace';

comment on table public.spend is 'global: belongs to campaigns, not to leads';

comment on table public.submissions is 'global: every submission, refused ones too; known before its lead is';

comment on table public.suppressions is 'global: known by address, not by lead';

comment on table public.survey_answers is 'global: belongs to surveys';

comment on table public.survey_cards is 'global: belongs to surveys; outlives the lead that it was drawn from';

comment on table public.survey_people is 'global: belongs to surveys';

comment on table public.survey_remedies is 'global: belongs to surveys';

comment on table public.survey_schedule is 'global: one row per workspace';

comment on table public.survey_votes is 'global: belongs to surveys';

comment on table public.surveys is 'global: one row per survey';

comment on table public.target_accounts is 'global: belongs to companies';

comment on table public.template_turns is 'global: templates that were retired or came back, turn by turn';

comment on table public.templates is 'global: what mails say, version by version';

comment on table public.visit_counts is 'global: page views per day, of nobody in particular';

comment on table public.visitors is 'global: which lead a browser belongs to';

comment on table public.visits is 'global: page views of browsers whose person agreed to be recognised';

comment on table public.web_hits is 'global: what the web sent and nobody has taken further yet';

comment on table public.what_if_leads is 'global: lists that belong to a run';

comment on table public.what_if_runs is 'global: a few rows per workspace';

comment on table public.work_calendars is 'global: reference table';

comment on table public.worth_bases is 'global: a row per month, card or base currency';
