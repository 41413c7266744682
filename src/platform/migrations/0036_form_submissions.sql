-- Whether a submission made a lead or found one; null: handed in before this was kept.
alter table submissions add column is_new boolean;

-- What one form took in, latest first. Partial: what comes over the API pays nothing for it.
create index submissions_of_forms on submissions (workspace_no, via, received_at desc, submission_id desc)
  where via like 'form:%';
create index form_confirmations_received on form_confirmations (workspace_no, form, received_at desc, confirmation_id desc)
  where state in ('waiting', 'faded');

-- How many mails of each programme left this week, from the index alone.
drop index messages_flew;
create index messages_flew on messages (workspace_no, flew_at) include (programme, state) where flew_at is not null;
