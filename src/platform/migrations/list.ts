import type { Migration } from '../migrate.ts'
import ledger from './0001_ledger.sql'
import people from './0002_people.sql'
import agreementLife from './0003_agreement_life.sql'
import survey from './0004_survey.sql'
import whatIf from './0005_what_if.sql'
import lists from './0006_lists.sql'
import mends from './0007_mends.sql'
import review from './0008_review.sql'
import clocks from './0009_clocks.sql'
import routing from './0010_routing.sql'
import ratings from './0011_ratings.sql'
import team from './0012_team.sql'
import targets from './0013_targets.sql'
import meetings from './0014_meetings.sql'
import notifications from './0015_notifications.sql'
import language from './0016_language.sql'
import agendas from './0017_agendas.sql'
import viewAuthors from './0018_view_authors.sql'
import returns from './0019_returns.sql'
import figures from './0020_figures.sql'
import nurture from './0025_nurture.sql'
import programmes from './0026_programmes.sql'
import sending from './0027_sending.sql'
import templates from './0028_templates.sql'
import mailIn from './0029_mail_in.sql'
import forms from './0030_forms.sql'
import tracking from './0031_tracking.sql'
import lift from './0032_lift.sql'
import consent from './0033_consent.sql'
import mailbox from './0034_mailbox.sql'
import inbox from './0035_inbox.sql'
import formSubmissions from './0036_form_submissions.sql'
import mailMends from './0037_mail_mends.sql'
import hooksTemplates from './0038_hooks_templates.sql'
import grain from './0039_grain.sql'
import attribution from './0040_attribution.sql'
import leaks from './0042_leaks.sql'
import warehouse from './0043_warehouse.sql'
import weekly from './0044_weekly.sql'
import changes from './0046_changes.sql'
import merging from './0047_merging.sql'
import scorecards from './0048_scorecards.sql'
import duplicates from './0050_duplicates.sql'
import companies from './0051_companies.sql'
import weeks from './0052_weeks.sql'
import named from './0053_named.sql'
import worths from './0055_worths.sql'
import matchStages from './0056_match_stages.sql'

/** All migrations in their order. To add one, write `NNNN_name.sql` beside this file and list it here. */
export const migrations: readonly Migration[] = [
  { id: 1, name: 'ledger', sql: ledger },
  { id: 2, name: 'people', sql: people },
  { id: 3, name: 'agreement_life', sql: agreementLife },
  { id: 4, name: 'survey', sql: survey },
  { id: 5, name: 'what_if', sql: whatIf },
  { id: 6, name: 'lists', sql: lists },
  { id: 7, name: 'mends', sql: mends },
  { id: 8, name: 'review', sql: review },
  { id: 9, name: 'clocks', sql: clocks },
  { id: 10, name: 'routing', sql: routing },
  { id: 11, name: 'ratings', sql: ratings },
  { id: 12, name: 'team', sql: team },
  { id: 13, name: 'targets', sql: targets },
  { id: 14, name: 'meetings', sql: meetings },
  { id: 15, name: 'notifications', sql: notifications },
  { id: 16, name: 'language', sql: language },
  { id: 17, name: 'agendas', sql: agendas },
  { id: 18, name: 'view_authors', sql: viewAuthors },
  { id: 19, name: 'returns', sql: returns },
  { id: 20, name: 'figures', sql: figures },
  { id: 25, name: 'nurture', sql: nurture },
  { id: 26, name: 'programmes', sql: programmes },
  { id: 27, name: 'sending', sql: sending },
  { id: 28, name: 'templates', sql: templates },
  { id: 29, name: 'mail_in', sql: mailIn },
  { id: 30, name: 'forms', sql: forms },
  { id: 31, name: 'tracking', sql: tracking },
  { id: 32, name: 'lift', sql: lift },
  { id: 33, name: 'consent', sql: consent },
  { id: 34, name: 'mailbox', sql: mailbox },
  { id: 35, name: 'inbox', sql: inbox },
  { id: 36, name: 'form_submissions', sql: formSubmissions },
  { id: 37, name: 'mail_mends', sql: mailMends },
  { id: 38, name: 'hooks_templates', sql: hooksTemplates },
  { id: 39, name: 'grain', sql: grain },
  { id: 40, name: 'attribution', sql: attribution },
  { id: 42, name: 'leaks', sql: leaks },
  { id: 43, name: 'warehouse', sql: warehouse },
  { id: 44, name: 'weekly', sql: weekly },
  { id: 46, name: 'changes', sql: changes },
  { id: 47, name: 'merging', sql: merging },
  { id: 48, name: 'scorecards', sql: scorecards },
  { id: 50, name: 'duplicates', sql: duplicates },
  { id: 51, name: 'companies', sql: companies },
  { id: 52, name: 'weeks', sql: weeks },
  { id: 53, name: 'named', sql: named },
  { id: 55, name: 'worths', sql: worths },
  { id: 56, name: 'match_stages', sql: matchStages },
]
