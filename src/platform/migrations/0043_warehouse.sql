-- A star schema for business intelligence tools (docs/warehouse.md): views only, without anything that names a person whom
-- a lead is about. They read with their owner's rights, so that whoever reads them needs none on the tables behind.
create schema warehouse;

create view warehouse.fact_pass as
select lead_id, pass, began_at, recorded_at, source, campaign, channel, split_part(asset, '?', 1) as asset, origin,
    country, level, company_id, groups, owner as owner_id, function, rep as rep_id, version, stage, qualified_at,
    offered_at, accepted_at, opportunity_at, won_at, lost_at, disqualified_at, nurtured_at, ended_at, offers, returns,
    attempts, reason, opportunity_id, amount, currency
  from public.passes where workspace_no = 1;

create view warehouse.fact_passage as
select lead_id, seq, pass, stage, function, owner as owner_id, version, entered_at, left_at
  from public.passages where workspace_no = 1;

create view warehouse.fact_touch as
select lead_id, seq, pass, at, kind, channel, source, campaign, split_part(asset, '?', 1) as asset
  from public.touches where workspace_no = 1;

create view warehouse.fact_handoff as
select lead_id, seq, pass, n, rep as rep_id, score, offered_at, due_at, answered_at, answer, reason, returned_at,
    worked_at, return_answered_at, return_answer, appeal_decided_at, appeal_outcome
  from public.handoffs where workspace_no = 1;

create view warehouse.fact_opportunity_change as
select lead_id, seq, pass, opportunity_id, at, recorded_at, status, stage, amount, currency, owner as owner_id,
    opened_at, closed_at, is_primary
  from public.opportunity_changes where workspace_no = 1;

create view warehouse.fact_spend as
select spend_id, campaign, source, period_from, period_to, amount, currency, recorded_at
  from public.spend where workspace_no = 1;

create view warehouse.fact_hours as
select hours_id, person as person_id, function, campaign, source, period_from, period_to, hours, cost, currency,
    recorded_at
  from public.hours where workspace_no = 1;

create view warehouse.fact_rate as
select currency, day, rate from public.rates where workspace_no = 1;

create view warehouse.dim_stage as
select stage, place from public.grain_stages where workspace_no = 1;

-- colleagues by their id; names and addresses stay in the product
create view warehouse.dim_person as
select person_id, function, role, team, desk, left_at from public.people where workspace_no = 1;

create view warehouse.dim_agreement as
select version, effective_from, recorded_at, encode(hash, 'hex') as hash from public.agreements where workspace_no = 1;

create view warehouse.dim_company as
select company_id, name, domain, created_at from public.companies where workspace_no = 1;
