-- A run over all leads writes who shares what before it compares. docs/duplicates.md
alter table match_runs drop constraint match_runs_stage_check;
alter table match_runs add constraint match_runs_stage_check check (stage in ('learn', 'keys', 'pairs'));

-- Who set the thresholds, and when.
alter table match_settings add column set_by text, add column set_at timestamptz;
