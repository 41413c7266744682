/* eslint-disable max-lines -- a table of contents: one line for each route, and all of them on one page */
/** The whole HTTP API on a page: method, path, permission, handler. */
import { z } from 'zod'
import * as capture from '#journey/capture/contract.ts'
import * as captures from '#journey/capture/routes.ts'
import * as returnList from '#journey/handoff/returns-list.routes.ts'
import { ReturnCounts, ReturnsQuery, ReturnView } from '#journey/handoff/returns-list.contract.ts'
import * as inboxes from '#journey/handoff/inbox.routes.ts'
import * as briefs from '#journey/handoff/brief.routes.ts'
import { Brief } from '#journey/handoff/brief.contract.ts'
import * as handoff from '#journey/handoff/contract.ts'
import * as handoffs from '#journey/handoff/routes.ts'
import * as attempt from '#journey/handoff/attempts.contract.ts'
import * as attempts from '#journey/handoff/attempts.routes.ts'
import { Released, ReleaseInput } from '#journey/handoff/release.contract.ts'
import { releasePerson, releaseProgress } from '#journey/handoff/release.routes.ts'
import * as returned from '#journey/handoff/returns.contract.ts'
import * as returns from '#journey/handoff/returns.routes.ts'
import * as bulk from '#journey/lifecycle/bulk.contract.ts'
import * as bulks from '#journey/lifecycle/bulk.routes.ts'
import * as lead from '#journey/lifecycle/contract.ts'
import * as leads from '#journey/lifecycle/routes.ts'
import * as timelines from '#journey/lifecycle/timeline.routes.ts'
import * as measure from '#journey/measure/contract.ts'
import * as measures from '#journey/measure/routes.ts'
import * as cost from '#journey/measure/cost/contract.ts'
import * as costs from '#journey/measure/cost/routes.ts'
import { Choices } from '#journey/measure/choices.contract.ts'
import { choices } from '#journey/measure/choices.routes.ts'
import * as attribution from '#journey/measure/attribution/attribution.contract.ts'
import { AttributionDealsQuery, AttributionQuery } from '#journey/measure/attribution/query.contract.ts'
import * as attributions from '#journey/measure/attribution/attribution.routes.ts'
import * as attributionModel from '#journey/measure/attribution/model.contract.ts'
import * as attributionModels from '#journey/measure/attribution/models.routes.ts'
import * as contribution from '#journey/measure/contribution/contribution.contract.ts'
import { ContributionDealsQuery, ContributionQuery } from '#journey/measure/contribution/query.contract.ts'
import * as contributions from '#journey/measure/contribution/contribution.routes.ts'
import * as funnel from '#journey/measure/funnel/contract.ts'
import * as funnelAsked from '#journey/measure/funnel/query.contract.ts'
import * as funnels from '#journey/measure/funnel/routes.ts'
import * as mature from '#journey/measure/maturity/contract.ts'
import { MaturedQuery, MaturityQuery } from '#journey/measure/maturity/query.contract.ts'
import * as maturities from '#journey/measure/maturity/routes.ts'
import * as cause from '#journey/measure/causes/contract.ts'
import * as causeRoutes from '#journey/measure/causes/routes.ts'
import * as changed from '#journey/measure/change/contract.ts'
import * as declared from '#journey/measure/change/routes.ts'
import * as said from '#journey/measure/said/contract.ts'
import { caveats } from '#journey/measure/said/caveats.ts'
import * as gone from '#journey/measure/afterlife/contract.ts'
import * as afterlives from '#journey/measure/afterlife/routes.ts'
import * as qual from '#journey/measure/quality/contract.ts'
import * as qualities from '#journey/measure/quality/routes.ts'
import * as money from '#journey/measure/money/contract.ts'
import * as moneys from '#journey/measure/money/routes.ts'
import * as lift from '#journey/measure/lift.view.contract.ts'
import * as lifts from '#journey/measure/lift.routes.ts'
import * as imports from '#journey/capture/import.routes.ts'
import { ImportStart } from '#journey/capture/import.contract.ts'
import * as routing from '#journey/handoff/routing.contract.ts'
import * as routings from '#journey/handoff/routing.routes.ts'
import * as calls from '#journey/outreach/queue.routes.ts'
import * as calling from '#journey/outreach/queue.contract.ts'
import * as meeting from '#journey/outreach/meetings.contract.ts'
import * as meetings from '#journey/outreach/meetings.routes.ts'
import { erase } from '#journey/identity/routes.ts'
import * as enrichment from '#journey/enrichment/contract.ts'
import * as enrichments from '#journey/enrichment/routes.ts'
import * as company from '#journey/identity/companies.contract.ts'
import * as companies from '#journey/identity/companies.routes.ts'
import { DetailsInput, FieldsView } from '#journey/identity/fields.contract.ts'
import * as leadFields from '#journey/identity/fields.routes.ts'
import { eraseLead } from '#journey/identity/erase.ts'
import { live } from '#work/live.routes.ts'
import * as merging from '#journey/merging/contract.ts'
import * as merges from '#journey/merging/routes.ts'
import { mergeLeads, unmergeLead } from '#journey/merging/actions.ts'
import * as duplicate from '#journey/duplicates/contract.ts'
import * as duplicates from '#journey/duplicates/routes.ts'
import * as notice from '#notices/routes.ts'
import * as told from '#notices/contract.ts'
import { showLead } from '#work/lead-page.ts'
import { ReportQuery } from '#journey/measure/report.query.contract.ts'
import { report, reports } from '#journey/measure/report.routes.ts'
import * as team from '#journey/measure/team.contract.ts'
import * as teams from '#journey/measure/team.routes.ts'
import * as teamLists from '#journey/measure/team-lists.routes.ts'
import { submissions } from '#journey/capture/submissions.routes.ts'
import * as person from '#people/people.contract.ts'
import * as people from '#people/people.routes.ts'
import * as prove from '#people/contract.ts'
import * as signIns from '#people/sign-in.routes.ts'
import * as sessions from '#people/session.routes.ts'
import * as own from '#people/own.routes.ts'
import * as invites from '#people/invitations.routes.ts'
import * as keys from '#people/keys.routes.ts'
import { changeProfile } from '#people/profile.routes.ts'
import * as views from '#journey/lifecycle/views.routes.ts'
import * as agreement from '#journey/agreement/life/contract.ts'
import * as draft from '#journey/agreement/life/drafts.routes.ts'
import * as life from '#journey/agreement/life/routes.ts'
import * as trial from '#journey/what-if/contract.ts'
import * as trials from '#journey/what-if/routes.ts'
import * as scorecard from '#journey/learning/workspace/contract.ts'
import * as scorecards from '#journey/learning/workspace/routes.ts'
import { leadChance } from '#journey/learning/workspace/lead.ts'
import * as morning from '#journey/measure/mornings/contract.ts'
import * as mornings from '#journey/measure/mornings/routes.ts'
import { PageQuery, page } from '#platform/http/contract.ts'
import * as survey from '#journey/survey/contract.ts'
import * as review from '#journey/review/routes.ts'
import { Review } from '#journey/review/contract.ts'
import * as surveys from '#journey/survey/routes.ts'
import * as account from '#journey/outreach/accounts.contract.ts'
import * as accounts from '#journey/outreach/accounts.routes.ts'
import * as suppression from '#journey/outreach/suppression.contract.ts'
import * as suppressed from '#journey/outreach/suppression.routes.ts'
import * as listed from '#journey/outreach/list-import.contract.ts'
import * as consent from '#journey/consent/contract.ts'
import * as consents from '#journey/consent/routes.ts'
import * as preferences from '#journey/consent/preferences.routes.ts'
import * as rights from '#journey/consent/rights.routes.ts'
import * as retention from '#journey/consent/retention.contract.ts'
import * as retentions from '#journey/consent/retention.routes.ts'
import * as watch from '#journey/watch/contract.ts'
import * as watches from '#journey/watch/routes.ts'
import { readUploadedList } from '#journey/capture/list-file.ts'
import * as programme from '#journey/nurture/contract.ts'
import * as programmes from '#journey/nurture/routes.ts'
import * as programmeDrafts from '#journey/nurture/drafts.routes.ts'
import * as programmeRuns from '#journey/nurture/runs.routes.ts'
import * as hook from '#journey/nurture/hooks.contract.ts'
import * as hooks from '#journey/nurture/hooks.routes.ts'
import * as deliveries from '#journey/nurture/hooks.deliveries.routes.ts'
import * as leadProgrammes from '#journey/nurture/lead.routes.ts'
import * as mailingRules from '#journey/nurture/mailing.routes.ts'
import * as signal from '#journey/capture/tracking/contract.ts'
import * as signals from '#journey/capture/tracking/signals.routes.ts'
import * as tracking from '#journey/capture/tracking/routes.ts'
import * as form from '#journey/capture/forms/contract.ts'
import { receivedForms } from '#journey/capture/forms/received.routes.ts'
import * as received from '#journey/capture/forms/received.contract.ts'
import * as forms from '#journey/capture/forms/routes.ts'
import * as visitors from '#journey/capture/forms/public.routes.ts'
import * as template from '#journey/mailing/templates.contract.ts'
import * as templates from '#journey/mailing/templates.routes.ts'
import * as templateTurns from '#journey/mailing/templates.turns.routes.ts'
import * as caught from '#journey/mailing/catcher.routes.ts'
import * as incoming from '#journey/mailing/inbound.contract.ts'
import * as incomings from '#journey/mailing/inbound.routes.ts'
import { messages } from '#journey/mailing/messages.routes.ts'
import * as mailing from '#journey/mailing/sending.contract.ts'
import * as mailings from '#journey/mailing/sending.routes.ts'
import * as product from '#journey/mailing/product.contract.ts'
import * as productMails from '#journey/mailing/product.routes.ts'
import * as mailbox from '#journey/mailing/mailbox.contract.ts'
import * as mailboxes from '#journey/mailing/mailbox.routes.ts'
import { openInbox } from '#integrations/mail/inbox.ts'
import { systemDns } from '#integrations/mail/dns.ts'
import { postWebhook } from '#integrations/webhooks/post.ts'
import type { Permission, Route } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

type Row = Route<Services>
type Handle = Row['handle']
const Empty = z.strictObject({})
const Anything = z.record(z.string(), z.string())
type More = Partial<Pick<Row, 'query' | 'body' | 'answer' | 'takes' | 'produces' | 'table'>>

function get(path: string, permission: Permission, summary: string, handle: Handle, more: More = {}): Row {
  return { method: 'GET', path, permission, summary, handle, ...more }
}

function post(path: string, permission: Permission, summary: string, handle: Handle, more: More = {}): Row {
  return { method: 'POST', path, permission, summary, handle, ...more }
}

function remove(path: string, permission: Permission, summary: string, handle: Handle): Row {
  return { method: 'DELETE', path, permission, summary, handle }
}

const Detail = { answer: lead.LeadDetail }
const mergingRoom = { merge: mergeLeads, unmerge: unmergeLead }
const ScoreQuery = z.object({ at: z.iso.datetime({ offset: true }).optional() })
const SubmissionsQuery = PageQuery.extend({
  outcome: z.enum(['accepted', 'refused']).optional(),
  leadId: z.uuid().optional(),
})
const OpportunitiesQuery = PageQuery.extend({ status: z.enum(['open', 'won', 'lost']).optional() })

// prettier-ignore
export const api: Row[] = [
  post('/api/leads', 'capture', 'Capture one lead', captures.captureLead, { body: capture.LeadInput, answer: capture.LeadAnswer }),
  post('/api/leads/batch', 'capture', 'Capture many leads: NDJSON in, NDJSON out', captures.captureBatch, { takes: 'stream', answer: capture.LeadAnswer, produces: 'application/x-ndjson' }),
  post('/api/leads/bulk/assign', 'manage', 'Give several leads to somebody; a dry run says what would happen', bulks.assignMany, { body: bulk.BulkAssign, answer: bulk.BulkAnswer }),
  post('/api/leads/bulk/disqualify', 'manage', 'Disqualify several leads; a dry run says what would happen', bulks.disqualifyMany, { body: bulk.BulkDisqualify, answer: bulk.BulkAnswer }),
  get('/api/leads', 'read', 'List leads', leads.list, { query: lead.LeadsQuery, answer: page(lead.ListedLead) }),
  get('/api/leads/count', 'read', 'Count leads, up to a cap', leads.count, { query: lead.LeadFilters, answer: lead.LeadCount }),
  get('/api/live', 'read', 'What changes, as it changes: an event stream', live, { produces: 'text/event-stream' }),
  get('/api/notifications', 'read', 'What I was told, newest first', notice.notices, { query: told.NoticesQuery, answer: told.NoticesAnswer }),
  get('/api/notifications/count', 'read', 'How much of it is unread, up to a hundred', notice.unread, { answer: told.UnreadAnswer }),
  post('/api/notifications/read', 'read', 'Mark as read: some, all about a lead, or all up to a moment', notice.read, { body: told.ReadInput, answer: told.UnreadAnswer }),
  get('/api/notifications/preferences', 'read', 'How I want to be told', notice.preferences, { answer: told.PreferencesView }),
  { method: 'PATCH', path: '/api/notifications/preferences', permission: 'read', summary: 'How I want to be told: on the screen, by mail at once, in the morning’s mail', handle: notice.changePreferences, body: told.Preferences, answer: told.PreferencesView },
  get('/api/facets', 'read', 'The values that filters offer', leads.facets, { answer: lead.Facets }),
  get('/api/leads/{id}', 'read', 'One lead', showLead, Detail),
  get('/api/leads/{id}/timeline', 'read', 'Everything that happened to a lead, newest first', timelines.timeline, { query: PageQuery, answer: page(lead.TimelineItem) }),
  get('/api/leads/{id}/score', 'read', 'The score at a moment', leads.score, { query: ScoreQuery, answer: capture.ScoreView.extend({ asOf: z.string() }) }),
  get('/api/leads/{id}/brief', 'read', 'Why this lead, why now, how to open', briefs.brief, { answer: Brief }),
  get('/api/leads/{id}/fields', 'read', 'Where each field comes from, what stood before, and what was said against it', leadFields.fields, { answer: FieldsView }),
  post('/api/leads/{id}/details', 'work', 'A person says what is right; no machine overwrites it', leadFields.correct, { body: DetailsInput, ...Detail }),
  get('/api/companies', 'read', 'Companies with people, by score, name, people or activity', companies.companies, { query: company.CompaniesQuery, answer: page(company.CompanySummary) }),
  get('/api/companies/{id}', 'read', 'One company: its people, its score, what people said of it', companies.company, { answer: company.CompanyDetail }),
  post('/api/companies/{id}/same', 'work', 'It is the same company as another', companies.tie('same'), { body: company.TieInput, answer: company.CompanyDetail }),
  post('/api/companies/{id}/parent', 'work', 'It is a part of another company', companies.tie('part'), { body: company.TieInput, answer: company.CompanyDetail }),
  remove('/api/companies/ties/{id}', 'work', 'Take back that two companies are the same, or one a part of the other', companies.untie),
  post('/api/companies/{id}/domains', 'work', 'A domain is this company’s', companies.addDomain, { body: company.DomainInput, answer: company.CompanyDetail }),
  remove('/api/companies/{id}/domains/{domain}', 'work', 'A domain is not this company’s', companies.removeDomain),
  get('/api/enrichment', 'read', 'Sources of bought data, and how much they know', enrichments.sources, { answer: page(enrichment.EnrichSource) }),
  post('/api/enrichment/import', 'import', 'Take bought data on people and companies in, or try it (CSV or XLSX)', enrichments.importFile(readUploadedList), { takes: 'stream', query: enrichment.EnrichImportQuery, answer: enrichment.EnrichAnswer }),
  post('/api/leads/{id}/touches', 'work', 'Something happened', captures.addTouch, { body: capture.TouchInput, answer: capture.LeadAnswer }),
  post('/api/leads/{id}/accept', 'work', 'Accept the offered lead', handoffs.accept, { body: handoff.AcceptInput, ...Detail }),
  post('/api/leads/{id}/return', 'work', 'Return the lead, with a reason', handoffs.giveBack, { body: handoff.ReturnInput, ...Detail }),
  post('/api/leads/{id}/return-answer', 'work', 'Agree with a return, or appeal against it', returns.returnAnswered, { body: returned.ReturnAnswerInput, ...Detail }),
  post('/api/leads/{id}/appeal-decision', 'manage', 'Decide an appeal against a return', returns.appealDecided, { body: returned.AppealDecisionInput, ...Detail }),
  post('/api/leads/{id}/attempts', 'work', 'Somebody tried to reach the person', attempts.attempted, { body: attempt.AttemptInput, ...Detail }),
  post('/api/leads/{id}/contacted', 'work', 'First real contact was made', attempts.madeContact, { body: attempt.ContactedInput, ...Detail }),
  post('/api/leads/{id}/rate', 'work', 'Rate the lead or its brief', handoffs.rate, { body: handoff.RateInput, ...Detail }),
  post('/api/leads/{id}/activities', 'work', 'An activity of the stage was done', leads.completeActivity, { body: lead.ActivityInput, ...Detail }),
  post('/api/leads/{id}/disqualify', 'work', 'Disqualify the lead, with a reason', leads.disqualify, { body: lead.DisqualifyInput, ...Detail }),
  post('/api/leads/{id}/assign', 'manage', 'Give the lead to somebody by hand', leads.assign, { body: lead.AssignInput, ...Detail }),
  get('/api/leads/{id}/merges', 'read', 'Who goes on in the lead, and where each of its details is from', merges.merges, { answer: merging.MergeHistory }),
  post('/api/leads/{id}/merge', 'work', 'Another lead is the same person and goes on in this one', merges.merge, { body: merging.MergeInput, answer: merging.MergeAnswer }),
  post('/api/leads/{id}/unmerge', 'work', 'Undo a merge: both are as if it had never been', merges.unmerge, { body: merging.UnmergeInput, answer: merging.MergeAnswer }),
  get('/api/leads/{id}/duplicates', 'read', 'Who else may be the same person, most likely first', duplicates.ofLead, { answer: z.object({ items: z.array(duplicate.DuplicateView) }) }),
  get('/api/duplicates', 'read', 'Leads that may be one person, two by two', duplicates.listed, { query: duplicate.DuplicatesQuery, answer: page(duplicate.DuplicateView) }),
  get('/api/duplicates/count', 'read', 'How many pairs wait for a decision', duplicates.counted, { answer: duplicate.DuplicateCounts }),
  get('/api/duplicates/state', 'read', 'What pairs are weighed by, and how far the latest run over all leads is', duplicates.state, { answer: duplicate.MatchState }),
  post('/api/duplicates/decide', 'work', 'The same person, different ones, or later', duplicates.decided(mergingRoom), { body: duplicate.DecideInput, answer: duplicate.DecideAnswer }),
  post('/api/duplicates/undo', 'work', 'Take a decision back, or all that were made together', duplicates.undone(mergingRoom), { body: duplicate.UndoInput, answer: duplicate.UndoAnswer }),
  post('/api/duplicates/merge', 'draft', 'Merge all pairs that are at least so likely, or see what would happen', duplicates.mergedAbove(mergingRoom), { body: duplicate.MergeAboveInput, answer: duplicate.MergeAboveAnswer }),
  post('/api/duplicates/settings', 'draft', 'From which chance on somebody is asked, and what counts as the same', duplicates.changeSettings, { body: duplicate.SettingsInput, answer: duplicate.MatchState }),
  get('/api/duplicates/thresholds', 'read', 'What two thresholds would make of the pairs, and what decisions say of them', duplicates.tried, { query: duplicate.ThresholdsQuery, answer: duplicate.ThresholdsView }),
  post('/api/duplicates/run', 'draft', 'Compare all leads anew, or stop that', duplicates.run, { body: duplicate.RunInput, answer: duplicate.MatchState }),
  post('/api/leads/merge', 'manage', 'Merge many pairs, or see what would happen', merges.mergeMany, { body: merging.MergePairs, answer: merging.PairsAnswer }),
  post('/api/leads/{id}/erase', 'admin', 'Erase the person', erase, { body: lead.EraseInput, ...Detail }),
  post('/api/leads/{id}/programmes/{programme}/stop', 'work', 'Take the lead out of a programme', leadProgrammes.stopProgramme, { body: Empty, ...Detail }),
  post('/api/leads/{id}/programmes/{programme}/tasks/{step}/done', 'work', 'A task of a programme was done', leadProgrammes.doTask, { body: programme.TaskDoneInput, ...Detail }),
  get('/api/returns', 'read', 'What sales gave back, by where it stands', returnList.listed, { query: ReturnsQuery, answer: page(ReturnView) }),
  get('/api/returns/count', 'read', 'How many returns wait for an answer, and how many appeals', returnList.counted, { answer: ReturnCounts }),
  get('/api/inbox', 'read', 'What a rep answers now', inboxes.inbox, { query: handoff.InboxQuery, answer: handoff.Inbox }),
  get('/api/inbox/count', 'read', 'How many offers a rep has to answer', handoffs.offersOpen, { query: handoff.InboxQuery.omit({ order: true }), answer: handoff.InboxCount }),
  get('/api/routing/waiting', 'read', 'Leads for whom nobody was found, by function: how many, how long, who is full', routings.waiting, { answer: page(routing.Waiting) }),
  get('/api/routing/health', 'read', 'Whom the routing rules name in vain: people who left, teams without anybody', routings.health, { answer: routing.Health }),
  post('/api/routing/try', 'read', 'Who would get this lead now, and why; nothing is assigned', routings.tryRouting, { body: routing.TryInput, answer: routing.TryAnswer }),
  get('/api/holiday-regions', 'read', 'Countries and regions whose public holidays are known', people.regions, { answer: page(z.object({ code: z.string(), name: z.string() })) }),
  get('/api/queue', 'read', 'Whom somebody in lead development calls next', calls.queue, { query: calling.QueueQuery, answer: calling.Queue }),
  get('/api/leads/{id}/call', 'read', 'Script, qualification card and what may follow', calls.callSheet, { answer: calling.CallSheet }),
  post('/api/leads/{id}/calls', 'work', 'An attempt, with what was learnt and what comes next', calls.call, { body: calling.CallInput, ...Detail }),
  post('/api/leads/{id}/answers', 'work', 'Answers of the qualification card', calls.answer, { body: calling.AnswersInput, ...Detail }),
  post('/api/leads/{id}/meetings', 'work', 'A meeting was made; person and rep get a calendar entry', meetings.book, { body: calling.MeetingInput, ...Detail }),
  post('/api/leads/{id}/meetings/{meeting}/move', 'work', 'The meeting has a new date', meetings.move, { body: calling.MeetingInput, ...Detail }),
  post('/api/leads/{id}/meetings/{meeting}/held', 'work', 'The meeting was held', meetings.held, { body: meeting.HeldInput, ...Detail }),
  post('/api/leads/{id}/meetings/{meeting}/missed', 'work', 'Somebody did not come', meetings.missed, { body: meeting.SideInput, ...Detail }),
  post('/api/leads/{id}/meetings/{meeting}/cancel', 'work', 'The meeting was called off', meetings.cancel, { body: meeting.SideInput, ...Detail }),
  post('/api/leads/{id}/meetings/{meeting}/judge', 'work', 'The rep who sat in it says what it was worth', meetings.judge, { body: meeting.JudgeInput, ...Detail }),
  get('/api/leads/{id}/meetings/{meeting}/invitation.ics', 'read', 'The meeting as a calendar file', meetings.invitation, { produces: 'text/calendar' }),
  get('/api/meetings', 'read', 'Meetings: coming, waiting to be told or judged, past', meetings.meetings, { query: meeting.MeetingsQuery, answer: page(meeting.MeetingView) }),
  get('/api/meetings/summary', 'read', 'What became of meetings, by who made them', meetings.summary, { query: meeting.SummaryQuery, answer: meeting.MeetingsSummary }),
  get('/api/meetings/slots', 'read', 'When somebody could meet', meetings.slots, { query: meeting.SlotsQuery, answer: meeting.Slots }),
  get('/api/people', 'read', 'People and desks', people.people, { answer: page(person.PersonView) }),
  post('/api/people/{id}/release', 'manage', 'Somebody else gets the leads of this person', releasePerson, { body: ReleaseInput, answer: Released }),
  get('/api/people/{id}/release', 'manage', 'How far the release of this person’s leads is', releaseProgress, { answer: Released }),
  post('/api/people', 'admin', 'Add a person', people.addPerson, { body: person.PersonInput, answer: person.PersonView }),
  { method: 'PATCH', path: '/api/people/{id}', permission: 'manage', summary: 'Change a person; role, name, address and leaving need admin', handle: people.changePerson, body: person.PersonChange, answer: person.PersonView },
  post('/api/people/{id}/invite', 'admin', 'A link with which somebody sets a password; mailed when mail is set up', invites.invitePerson, { body: prove.InviteInput, answer: prove.InviteAnswer }),
  get('/api/invitations', 'admin', 'Invitations, newest first', invites.invitations, { answer: page(prove.InvitationView) }),
  remove('/api/invitations/{id}', 'admin', 'Take an invitation back', invites.revoke),
  post('/api/invitations/look', 'public', 'What a link is for', invites.look, { body: prove.TokenInput, answer: prove.InvitationLook }),
  post('/api/invitations/accept', 'public', 'Set a password with an invitation, and sign in', invites.accept, { body: prove.AcceptInvitation, answer: prove.SignInAnswer }),
  post('/api/claim', 'public', 'Become admin with the one-time link', invites.claim, { body: prove.ClaimInput, answer: prove.SignInAnswer }),
  post('/api/sign-in', 'public', 'Sign in with a password', signIns.signIn, { body: prove.SignInInput, answer: prove.SignInAnswer }),
  post('/api/sign-in/code', 'public', 'The second factor: a one-time code or a backup code', signIns.signInCode, { body: prove.CodeInput, answer: prove.SignInAnswer }),
  post('/api/sign-in/passkey/challenge', 'public', 'What a passkey has to sign', signIns.passkeyChallenge, { body: Empty, answer: prove.PasskeyOptions }),
  post('/api/sign-in/passkey', 'public', 'Sign in with a passkey', signIns.signInPasskey, { body: prove.PasskeyInput, answer: prove.SignInAnswer }),
  post('/api/sign-in/oidc', 'public', 'Where to send the browser for single sign-on', signIns.signInOidc, { body: Empty, answer: prove.Redirect }),
  get('/api/auth/callback/oidc', 'public', 'The browser comes back from the identity provider', signIns.oidcCallback, { query: z.record(z.string(), z.string()) }),
  post('/api/sign-out', 'public', 'Sign out', signIns.signOut, { body: Empty, answer: prove.Done }),
  get('/api/session', 'public', 'Who I am here, what I may do, how one signs in', sessions.session, { answer: prove.SessionView }),
  { method: 'PATCH', path: '/api/session/profile', permission: 'self', summary: 'My language, time zone, working hours and absences', handle: changeProfile, body: person.OwnChange, answer: person.PersonView },
  get('/api/sessions', 'self', 'Where I am signed in', sessions.ownSessions, { answer: page(prove.OwnSession) }),
  remove('/api/sessions/{id}', 'self', 'End one of my sessions', sessions.endOne),
  post('/api/sessions/end-others', 'self', 'End all my sessions but this one', sessions.endOthers, { body: Empty, answer: prove.Done }),
  post('/api/session/password', 'self', 'Change my password; ends my other sessions', own.changePassword, { body: prove.PasswordInput, answer: prove.Done }),
  post('/api/session/challenge', 'self', 'What my passkey has to sign to confirm an act', own.confirmChallenge, { body: Empty, answer: prove.PasskeyOptions }),
  post('/api/session/second-factor', 'self', 'Begin a second factor: secret and backup codes, shown once', own.beginSecondFactor, { body: prove.PasswordAgain, answer: prove.SecondFactorAnswer }),
  post('/api/session/second-factor/confirm', 'self', 'The first code: from now on sign-in asks for one', own.confirmSecondFactor, { body: prove.CodeOnly, answer: prove.Done }),
  post('/api/session/second-factor/codes', 'self', 'New backup codes', own.newBackupCodes, { body: prove.PasswordAgain, answer: prove.BackupCodes }),
  post('/api/session/second-factor/off', 'self', 'Do without a second factor', own.endSecondFactor, { body: prove.PasswordAgain, answer: prove.Done }),
  get('/api/session/passkeys', 'self', 'My passkeys', own.passkeys, { answer: page(prove.PasskeyView) }),
  post('/api/session/passkeys/challenge', 'self', 'What a new passkey has to sign', own.newPasskeyChallenge, { body: Empty, answer: prove.PasskeyOptions }),
  post('/api/session/passkeys', 'self', 'Register a passkey', own.addPasskey, { body: prove.NewPasskey, answer: prove.PasskeyView }),
  remove('/api/session/passkeys/{id}', 'self', 'Remove a passkey', own.removePasskey),
  get('/api/keys', 'admin', 'API keys', keys.keys, { answer: page(prove.KeyView) }),
  post('/api/keys', 'admin', 'Make an API key; it is shown once', keys.addKey, { body: prove.KeyInput, answer: prove.NewKey }),
  remove('/api/keys/{id}', 'admin', 'Revoke an API key', keys.endKey),
  get('/api/agreement', 'read', 'The agreement in force', views.agreement, { answer: lead.AgreementView }),
  get('/api/agreement/review', 'read', 'The review of the agreement in force, with its evidence', review.review, { answer: Review }),
  post('/api/agreement/review', 'draft', 'Gather the evidence anew', review.gather((services) => () => surveys.quarters(services)), { body: z.strictObject({}), answer: Review }),
  get('/api/agreements', 'read', 'Every version of the agreement, with its signatures, newest first', life.agreements, { answer: page(agreement.AgreementLife) }),
  post('/api/agreements/check', 'draft', 'Check a text: every problem with its line and column', life.checkText, { body: agreement.CheckInput, answer: agreement.CheckView }),
  get('/api/agreements/drafts', 'read', 'Drafts of the agreement', draft.drafts, { answer: page(agreement.DraftSummary) }),
  post('/api/agreements/drafts', 'draft', 'Begin a draft', draft.createDraft, { body: agreement.DraftInput, answer: agreement.DraftView }),
  get('/api/agreements/drafts/{draft}', 'read', 'One draft', draft.showDraft, { answer: agreement.DraftView }),
  { method: 'PATCH', path: '/api/agreements/drafts/{draft}', permission: 'draft', summary: 'Save a draft over the text that was edited', handle: draft.changeDraft, body: agreement.DraftChange, answer: agreement.DraftView },
  { method: 'DELETE', path: '/api/agreements/drafts/{draft}', permission: 'draft', summary: 'Throw a draft away', handle: draft.removeDraft },
  post('/api/agreements/drafts/{draft}/propose', 'draft', 'Propose a draft: its text is frozen under the next number', draft.proposeDraft, { body: agreement.ProposeInput, answer: agreement.AgreementLife }),
  get('/api/agreements/{version}', 'read', 'One version: text, hash, signatures, history', life.showAgreement, { answer: agreement.AgreementShown }),
  get('/api/agreements/{version}/contract', 'read', 'One version in plain words, as both sides sign it', life.agreementInWords, { answer: agreement.AgreementInWords }),
  get('/api/agreements/{version}/agreement.yaml', 'read', 'The text of a version, byte for byte', life.agreementFile, { produces: 'application/yaml' }),
  post('/api/agreements/{version}/sign', 'sign', 'Sign the text that was read, for one’s function', life.signAgreement, { body: agreement.SignInput, answer: agreement.AgreementLife }),
  post('/api/agreements/{version}/decline', 'sign', 'Decline a proposal, with a reason', life.declineAgreement, { body: agreement.DeclineInput, answer: agreement.AgreementLife }),
  post('/api/agreements/{version}/withdraw', 'draft', 'Withdraw a proposal', life.withdrawAgreement, { body: agreement.WithdrawInput, answer: agreement.AgreementLife }),
  post('/api/agreements/{version}/decide', 'sign', 'Decide a deadlock, as executive sponsor', life.decideAgreement, { body: agreement.DecideInput, answer: agreement.AgreementLife }),
  get('/api/views', 'read', 'Saved views', views.savedViews, { answer: page(lead.SavedView) }),
  post('/api/views', 'read', 'Save a view', views.saveView, { body: lead.SavedViewInput, answer: lead.SavedView }),
  { method: 'DELETE', path: '/api/views/{id}', permission: 'read', summary: 'Delete a saved view; one’s own, others need manage', handle: views.deleteView },
  get('/api/submissions', 'read', 'Everything handed in, refused ones with the reason', submissions, { query: SubmissionsQuery, answer: page(capture.SubmissionView) }),
  get('/api/accounts', 'read', 'Target accounts', accounts.accounts, { query: account.AccountsQuery, answer: page(account.AccountRow) }),
  post('/api/accounts', 'work', 'Make a company a target account', accounts.addAccount, { body: account.AccountInput, answer: account.AccountDetail }),
  get('/api/accounts/summary', 'read', 'Target accounts by tier and owner, with the coverage of their groups', accounts.summary, { answer: account.AccountsSummary }),
  get('/api/accounts/settings', 'read', 'Tiers, and the roles that a buying group has to have', accounts.settings, { answer: account.OutreachSettings }),
  { method: 'PATCH', path: '/api/accounts/settings', permission: 'manage', summary: 'Change tiers and roles', handle: accounts.changeSettings, body: account.OutreachSettings, answer: account.OutreachSettings },
  post('/api/accounts/bulk', 'manage', 'Give many accounts another tier or owner; a dry run says what would change', accounts.bulk, { body: account.BulkInput, answer: account.BulkAnswer }),
  post('/api/accounts/import', 'import', 'Take a list of target accounts in, or try it (CSV or XLSX)', accounts.importList(readUploadedList), { takes: 'stream', query: listed.TargetsImportQuery, answer: listed.ListImportAnswer }),
  get('/api/accounts/{id}', 'read', 'One target account: its group, leads and deals', accounts.account, { answer: account.AccountDetail }),
  { method: 'PATCH', path: '/api/accounts/{id}', permission: 'work', summary: 'Change a target account; tier and other owners need manage', handle: accounts.changeAccount, body: account.AccountChange, answer: account.AccountDetail },
  get('/api/accounts/{id}/timeline', 'read', 'What the company did, and what we did there', accounts.timeline, { query: PageQuery, answer: page(account.AccountEvent) }),
  post('/api/accounts/{id}/members', 'work', 'Put somebody into the buying group', accounts.addMember, { body: account.MemberInput, answer: account.AccountDetail }),
  { method: 'PATCH', path: '/api/accounts/{id}/members/{member}', permission: 'work', summary: 'Change a member’s role, or say which lead they are', handle: accounts.changeMember, body: account.MemberChange, answer: account.AccountDetail },
  { method: 'DELETE', path: '/api/accounts/{id}/members/{member}', permission: 'work', summary: 'Take somebody out of the buying group; their name is erased', handle: accounts.removeMember, answer: account.AccountDetail },
  post('/api/accounts/{id}/notes', 'work', 'Write a note about an account', accounts.addNote, { body: account.NoteInput, answer: account.AccountDetail }),
  { method: 'DELETE', path: '/api/accounts/{id}/notes/{note}', permission: 'work', summary: 'Erase a note’s words', handle: accounts.removeNote, answer: account.AccountDetail },
  get('/api/purposes', 'read', 'What people can agree to, and how many did', consents.purposes, { answer: page(consent.PurposeView) }),
  get('/api/purposes/{purpose}', 'read', 'A purpose, text by text: who agreed under which', consents.purpose, { answer: consent.PurposeDetail }),
  post('/api/purposes', 'draft', 'A new purpose, or a new version of its text', consents.publish, { body: consent.PurposeInput, answer: consent.PurposeVersion }),
  get('/api/leads/{id}/consents', 'read', 'What the person agreed to and took back, with the proof', consents.consents, { answer: consent.LeadConsents }),
  post('/api/leads/{id}/consents', 'work', 'The person told one of us that they agree, or no longer do', consents.tellConsent, { body: consent.ConsentInput, ...Detail }),
  get('/api/leads/{id}/file', 'admin', 'Everything that is kept about the person, in one file', rights.file, { query: consent.FileQuery, produces: 'application/json' }),
  get('/api/rights', 'admin', 'What people asked for on their own page', rights.requests, { query: consent.RightsQuery, answer: consent.RightsPage }),
  post('/api/rights/{request}/settle', 'admin', 'Erase whoever asked for it, or decline', rights.settle(eraseLead), { body: consent.SettleInput, answer: consent.RightsRequest }),
  get('/api/retention', 'admin', 'How long what is kept, and what was let go', retentions.retention, { answer: retention.RetentionView }),
  post('/api/retention', 'admin', 'Decide how long what is kept', retentions.changeRetention, { body: retention.RetentionDays, answer: retention.RetentionView }),
  post('/api/retention/preview', 'admin', 'How many rows would go now under these rules', retentions.previewRetention, { body: retention.RetentionDays, answer: retention.RetentionPreview }),
  get('/u/{token}', 'public', 'Asks whether somebody wants no more mails; changes nothing', preferences.askToStop, { produces: 'text/html' }),
  post('/u/{token}', 'public', 'No more mails, at once (RFC 8058)', preferences.stop, { takes: 'stream', produces: 'text/html' }),
  get('/p/{token}', 'public', 'A person’s own page: what we may write, what is kept', preferences.preferences, { query: consent.DoneQuery, produces: 'text/html' }),
  post('/p/{token}', 'public', 'What the person decided there', preferences.prefer, { takes: 'stream', produces: 'text/html' }),
  get('/preferences.css', 'public', 'The style of the pages for people without an account', preferences.style, { produces: 'text/css' }),
  get('/api/watch', 'read', 'Leads that are not for us now: due to be looked at, waiting, learned', watches.watched, { query: watch.WatchQuery, answer: watch.WatchPage }),
  get('/api/watch/count', 'read', 'How many of each', watches.counted, { answer: watch.WatchCounts }),
  post('/api/leads/{id}/watch', 'work', 'When to look at the lead again', watches.setWatch, { body: watch.WatchInput, ...Detail }),
  post('/api/leads/{id}/outcome', 'work', 'What became of a lead that we did not win, and how we know', watches.learned, { body: watch.OutcomeInput, ...Detail }),
  get('/api/suppressions', 'read', 'Who is left alone', suppressed.suppressions, { query: suppression.SuppressionsQuery, answer: page(suppression.SuppressionView) }),
  post('/api/suppressions', 'work', 'Leave an address, a number, a domain or a company alone', suppressed.suppress, { body: suppression.SuppressionInput, answer: suppression.SuppressionView }),
  get('/api/suppressions/summary', 'read', 'Entries by reason, and what follows from the record', suppressed.summary, { answer: suppression.SuppressionSummary }),
  get('/api/suppressions/check', 'read', 'Whether somebody is left alone, and why', suppressed.check, { query: suppression.CheckQuery, answer: suppression.CheckAnswer }),
  post('/api/suppressions/import', 'import', 'Take a suppression list in, or try it (CSV or XLSX)', suppressed.importList(readUploadedList), { takes: 'stream', query: listed.SuppressionsImportQuery, answer: listed.ListImportAnswer }),
  remove('/api/suppressions/{id}', 'work', 'Take an entry off the list; one’s own, others need manage', suppressed.unsuppress),
  get('/api/mornings/marketing', 'read', 'Marketing’s page: what became of our leads, what do we owe', mornings.marketing, { query: morning.MarketingQuery, answer: morning.MarketingMorning }),
  get('/api/mornings/sponsor', 'read', 'The sponsor’s page: what we signed and how we keep it, what to decide', mornings.sponsor(life.agreementLives), { query: morning.MorningQuery, answer: morning.SponsorMorning }),
  get('/api/mornings/sponsor/paper', 'read', 'The sponsor’s page as a PDF, for the meeting', mornings.paper(life.agreementLives), { query: morning.MorningQuery, produces: 'application/pdf' }),
  get('/api/mornings/workspace', 'admin', 'The admin’s page: is anything wrong with the machinery', mornings.workspace, { answer: morning.WorkspaceMorning }),
  get('/api/programmes', 'read', 'Nurture programmes, with how many people are in them', programmes.programmes, { answer: page(programme.ProgrammeSummary) }),
  post('/api/programmes', 'draft', 'Begin a programme, as a draft', programmeDrafts.createProgramme, { body: programme.ProgrammeInput, answer: programme.DraftView }),
  post('/api/programmes/check', 'draft', 'Check a programme: every problem with its field', programmeDrafts.checkProgramme, { body: programme.CheckInput, answer: programme.CheckView }),
  get('/api/programmes/choices', 'read', 'What a programme may name: stages, reasons, purposes, templates, systems', programmes.programmeChoices, { answer: programme.ProgrammeChoices }),
  get('/api/programmes/{programme}', 'read', 'One programme, with counts per step and way', programmes.programme, { query: programme.ProgrammeQuery, answer: programme.ProgrammeDetail }),
  get('/api/programmes/{programme}/draft', 'read', 'The draft of a programme', programmeDrafts.showDraft, { answer: programme.DraftView }),
  { method: 'PATCH', path: '/api/programmes/{programme}/draft', permission: 'draft', summary: 'Save a draft over the revision that was edited', handle: programmeDrafts.changeDraft, body: programme.DraftChange, answer: programme.DraftView },
  remove('/api/programmes/{programme}/draft', 'draft', 'Throw a draft away', programmeDrafts.removeDraft),
  post('/api/programmes/{programme}/publish', 'draft', 'Publish a draft as the next version; managers and marketing', programmes.publishProgramme, { body: programme.PublishInput, answer: programme.ProgrammeDetail }),
  post('/api/programmes/{programme}/start', 'draft', 'Take people in from now on; managers and marketing', programmes.turnProgramme('started'), { body: programme.StartInput, answer: programme.ProgrammeDetail }),
  post('/api/programmes/{programme}/pause', 'draft', 'Take nobody in any more; who is in it goes on', programmes.turnProgramme('paused'), { body: Empty, answer: programme.ProgrammeDetail }),
  post('/api/programmes/{programme}/end', 'draft', 'End it for everybody', programmes.turnProgramme('ended'), { body: Empty, answer: programme.ProgrammeDetail }),
  get('/api/programmes/{programme}/waiting', 'read', 'Who is where it takes people in already', programmeRuns.waiting, { answer: programme.Waiting }),
  post('/api/programmes/{programme}/take-in', 'draft', 'Take in who waits already; goes on by itself', programmeRuns.takeWaitingIn, { body: Empty, answer: programme.RunView }),
  post('/api/programmes/{programme}/runs/{run}/cancel', 'draft', 'Take no more of them in', programmeRuns.cancelTakingIn, { body: Empty, answer: programme.RunView }),
  get('/api/programmes/{programme}/people', 'read', 'People at a step, on a way, held out, or who left', programmes.programmePeople, { query: programme.PeopleQuery, answer: page(programme.PersonInside) }),
  get('/api/programmes/{programme}/lift', 'read', 'What it did, against the people whom it held out at random', lifts.showLift, { query: lift.LiftQuery, answer: lift.ProofView }),
  get('/api/programmes/{programme}/lift/people', 'read', 'The people of an arm, and what they came to', lifts.liftPeople, { query: lift.DrawnQuery, answer: page(lift.DrawnPerson) }),
  get('/api/hooks', 'read', 'Systems that webhook steps tell, and how calling them goes', hooks.hooks, { answer: page(hook.HookView) }),
  post('/api/hooks', 'admin', 'Add a system; the secret of its signatures is shown once', hooks.addHook, { body: hook.HookInput, answer: hook.HookView }),
  get('/api/hooks/{hook}', 'read', 'One system', hooks.hook, { answer: hook.HookView }),
  { method: 'PATCH', path: '/api/hooks/{hook}', permission: 'admin', summary: 'Change a system', handle: hooks.changeHook, body: hook.HookChange, answer: hook.HookView },
  remove('/api/hooks/{hook}', 'admin', 'Remove a system', hooks.removeHook),
  post('/api/hooks/{hook}/secret', 'admin', 'Make a new secret, shown once; the one before signs too for some hours', hooks.renewSecret, { body: hook.SecretInput, answer: hook.HookView }),
  post('/api/hooks/{hook}/test', 'draft', 'Call it now, with nobody’s data', hooks.testHook(postWebhook), { body: Empty, answer: hook.HookCall }),
  get('/api/hooks/{hook}/deliveries', 'read', 'What a system was or is to be told, latest first, and how that stands', deliveries.deliveries, { query: hook.DeliveriesQuery, answer: page(hook.DeliveryView) }),
  get('/api/hooks/{hook}/calls', 'draft', 'Calls of a system, tests too, latest first, with what it answered', deliveries.calls, { query: hook.CallsQuery, answer: page(hook.HookCall) }),
  post('/api/hooks/{hook}/retry', 'draft', 'Try again now: one delivery, or all that wait or that were given up', deliveries.retry, { body: hook.RetryInput, answer: hook.Retried }),
  get('/api/mailing', 'read', 'When mails of programmes may leave, and how many one person gets', mailingRules.mailing, { answer: programme.MailingView }),
  { method: 'PATCH', path: '/api/mailing', permission: 'draft', summary: 'Change that; managers and marketing', handle: mailingRules.changeMailing, body: programme.MailingInput, answer: programme.MailingView },
  get('/api/forms', 'read', 'Forms for the web, with how often they were seen and sent', forms.forms, { answer: page(form.FormSummary) }),
  get('/api/forms/choices', 'read', 'What a form can ask, and what people can agree to', forms.choices, { answer: form.FormChoices }),
  post('/api/forms', 'draft', 'Begin a form', forms.addForm, { body: form.NewForm, answer: form.FormView }),
  get('/api/forms/{form}', 'read', 'One form: its draft, versions and figures', forms.form, { answer: form.FormView }),
  { method: 'PATCH', path: '/api/forms/{form}', permission: 'draft', summary: 'Save a form’s draft over the revision that was edited; open or close it', handle: forms.changeForm, body: form.FormChange, answer: form.FormView },
  post('/api/forms/{form}/publish', 'draft', 'Visitors see this revision from now on', forms.publish, { body: form.PublishInput, answer: form.FormView }),
  get('/api/forms/{form}/submissions', 'read', 'What came by a form, latest first, and what became of each', receivedForms, { query: received.ReceivedQuery, answer: page(received.ReceivedForm) }),
  get('/api/forms/{form}/page', 'read', 'The draft as visitors would see it', forms.draftPage, { produces: 'text/html' }),
  get('/f/{form}', 'public', 'A form on a page of its own', visitors.formPage, { query: Anything, produces: 'text/html' }),
  { ...post('/f/{form}', 'public', 'A form was filled in: urlencoded in, a page out, or JSON where that is accepted', visitors.takeForm, { takes: 'text', produces: 'text/html' }), crossSite: true },
  get('/f/{form}/definition', 'public', 'A form for the element on pages of others', visitors.formDefinition, { query: Anything, answer: form.PublicForm }),
  get('/f/{form}/thanks', 'public', 'What follows a form', visitors.formThanks, { produces: 'text/html' }),
  get('/f/confirm/{token}', 'public', 'Asks to confirm an address; confirms nothing', visitors.askConfirmation, { produces: 'text/html' }),
  post('/f/confirm/{token}', 'public', 'The address is confirmed: the form becomes a lead', visitors.confirm, { takes: 'text', produces: 'text/html' }),
  get('/api/signals', 'read', 'What software did and what people did, of the last 90 days, and why we think so', signals.signals, { answer: signal.SignalsView }),
  post('/api/signals/reclassify', 'draft', 'Judge signals anew; a dry run says what would happen', signals.reclassifySignals, { body: signal.ReclassifyInput, answer: signal.Reclassified }),
  get('/t.js', 'public', 'The tracking script for your pages', tracking.script, { produces: 'text/javascript' }),
  { ...post('/t', 'public', 'A page view, from the tracking script', tracking.hit, { takes: 'beacon' }), crossSite: true },
  get('/c/{token}', 'public', 'A link of a mail: on to where it leads', tracking.click, { produces: 'text/plain' }),
  get('/o/{token}', 'public', 'The picture of a mail', tracking.open, { produces: 'image/gif' }),
  get('/api/templates', 'read', 'Templates of mails, with the programmes that send them', templates.templates, { answer: page(template.TemplateSummary) }),
  post('/api/templates', 'draft', 'Make a template; its first version', templates.createTemplate, { body: template.TemplateInput, answer: template.TemplateDetail }),
  post('/api/templates/preview', 'draft', 'What a text becomes for one lead, or everything that is wrong with it', templates.preview, { body: template.PreviewInput, answer: template.TemplatePreview }),
  post('/api/templates/test', 'draft', 'Mail a text, as it becomes for one lead, to oneself', templates.test, { body: template.PreviewInput, answer: template.TestAnswer }),
  get('/api/templates/variables', 'read', 'What a template may name', templates.templateVariables, { answer: template.TemplateVariables }),
  get('/api/templates/{template}', 'read', 'One template with its versions', templates.showTemplate, { answer: template.TemplateDetail }),
  post('/api/templates/{template}', 'draft', 'Save the next version; mails that leave from now on are made of it', templates.changeTemplate, { body: template.TemplateChange, answer: template.TemplateDetail }),
  post('/api/templates/{template}/retire', 'draft', 'Offer it for new steps no more; what sends it goes on', templateTurns.turnTemplate('retired'), { body: template.TurnInput, answer: template.TemplateDetail }),
  post('/api/templates/{template}/restore', 'draft', 'Offer it again', templateTurns.turnTemplate('restored'), { body: template.TurnInput, answer: template.TemplateDetail }),
  get('/api/mail', 'read', 'Who mails of programmes come from, how many may leave, and how that goes', mailings.showMail, { answer: mailing.MailView }),
  { method: 'PATCH', path: '/api/mail', permission: 'draft', summary: 'Change who mails come from, or how many may leave', handle: mailings.changeMail, body: mailing.MailSettingsChange, answer: mailing.MailView },
  post('/api/mail/pause', 'draft', 'Let the mails of all programmes rest', mailings.pauseMail, { body: mailing.PauseInput, answer: mailing.MailView }),
  post('/api/mail/resume', 'draft', 'Let the mails of programmes leave again', mailings.resumeMail, { body: mailing.PauseInput, answer: mailing.MailView }),
  post('/api/mail/key', 'draft', 'Make a key that mails are signed with (DKIM); its private part stays on this machine', mailings.makeMailKey, { body: mailing.PauseInput, answer: mailing.MailView }),
  get('/api/mail/dns', 'draft', 'What the domain’s DNS says of our mails (SPF, DKIM, DMARC), and what is missing', mailings.checkDns(systemDns), { answer: mailing.DnsCheck }),
  get('/api/mail/product', 'read', 'Who the product’s own mails come from, and what is wrong with that', productMails.showProductMail, { answer: product.ProductMailView }),
  { method: 'PATCH', path: '/api/mail/product', permission: 'admin', summary: 'Change who the product’s own mails come from', handle: productMails.changeProductMail, body: product.ProductMailChange, answer: product.ProductMailView },
  get('/api/mail/product/dns', 'admin', 'What the DNS of that sender’s domain says', productMails.checkProductDns(systemDns), { answer: product.ProductDns }),
  post('/api/mail/product/test', 'admin', 'Mail a trial to oneself, as the product’s own mails leave', productMails.testProductMail, { body: mailing.PauseInput, answer: template.TestAnswer }),
  get('/api/mail/mailbox', 'read', 'The mailbox that answers and bounces come to, and how reading it goes', mailboxes.showMailbox, { answer: mailbox.MailboxView }),
  post('/api/mail/mailbox/check', 'draft', 'Sign in to the mailbox, open its folder, and go again', mailboxes.checkMailbox(openInbox), { body: mailbox.MailboxCheckInput, answer: mailbox.MailboxCheck }),
  get('/api/messages', 'read', 'Mails of programmes: due, sent, or why not', messages, { query: template.MessagesQuery, answer: page(template.MessageView) }),
  get('/api/mail/incoming', 'read', 'Mails that came in, latest first, and what was made of each', incomings.incomingMails, { query: incoming.IncomingQuery, answer: page(incoming.IncomingView) }),
  get('/api/mail/incoming/{id}', 'read', 'One mail that came in: what it says, what followed, and why', incomings.incomingMail, { answer: incoming.IncomingDetail }),
  post('/api/mail/incoming/{id}/reclassify', 'work', 'Say what a mail really was; what follows from that follows now', incomings.reclassifyMail, { body: incoming.IncomingReclassify, answer: incoming.IncomingDetail }),
  get('/api/mail/caught', 'draft', 'Mails that were caught on this machine, latest first; those to people here need admin', caught.caughtMails, { query: template.CaughtQuery, answer: template.CaughtPage }),
  remove('/api/mail/caught', 'draft', 'Throw the caught mails away', caught.throwCaughtAway),
  get('/api/mail/caught/{mail}', 'draft', 'One caught mail: headers, text, source', caught.caughtMail, { answer: template.CaughtDetail }),
  get('/api/mail/caught/{mail}/html', 'draft', 'Its HTML, where nothing in it can run or be fetched', caught.caughtHtml, { produces: 'text/html' }),
  get('/api/reports', 'read', 'The reports there are', reports, { answer: page(measure.ReportName) }),
  get('/api/reports/{name}', 'read', 'One report', report, { query: ReportQuery, answer: measure.ReportView }),
  get('/api/measure/changes', 'read', 'Declared changes with what came of them, the latest first', declared.changes, { answer: page(changed.ChangeView) }),
  post('/api/measure/changes', 'draft', 'Declare a change: its baseline is counted and frozen, for both sides to sign', declared.declareChange, { body: changed.ChangeInput, answer: changed.ChangeView }),
  get('/api/measure/changes/{id}', 'read', 'One change: its chart, its effect, and what that cannot rule out', declared.change, { answer: changed.ChangeDetail }),
  post('/api/measure/changes/{id}/sign', 'sign', 'Sign the baseline for marketing or for sales', declared.sign, { body: changed.ChangeSign, answer: changed.ChangeView }),
  post('/api/measure/changes/{id}/withdraw', 'draft', 'Withdraw a change that not both have signed', declared.withdrawOne, { body: z.strictObject({}), answer: changed.ChangeView }),
  get('/api/measure/changes/{id}/leads', 'read', 'The leads behind a point of its chart', declared.changeLeads, { query: changed.ChangeLeadsQuery, answer: page(changed.ChangeLead) }),
  get('/api/measure/caveats', 'read', 'What has to be said at a figure: what is missing in it, cannot be right, or is cut', caveats, { query: said.CaveatsQuery, answer: page(said.CaveatView) }),
  get('/api/measure/afterlife', 'read', 'What became of the disqualified, lost and closed, by reason, rep or source', afterlives.afterlife, { query: gone.AfterlifeQuery, answer: gone.AfterlifeView, table: 'rows' }),
  get('/api/measure/afterlife/leads', 'read', 'The leads behind a number of it', afterlives.afterlifeLeads, { query: gone.AfterlifeLeadsQuery, answer: page(gone.AfterlifeLead) }),
  get('/api/measure/quality', 'read', 'Quality as sales sees it, and who brings leads how well and how steadily', qualities.quality, { query: qual.QualityQuery, answer: qual.QualityView, table: 'models' }),
  get('/api/measure/causes', 'read', 'What had happened to leads that died: the record beside what people believe', causeRoutes.causes, { query: cause.CausesQuery, answer: cause.CausesView, table: 'causes' }),
  get('/api/measure/leaks', 'read', 'Where leads lie and go nowhere, in money, with who can change it', costs.leaks, { query: cost.LeaksQuery, answer: cost.LeakLedger }),
  get('/api/measure/leaks/{what}', 'read', 'The leads behind a figure of the leak ledger', costs.leakLeads, { query: cost.LyingQuery, answer: page(cost.LyingLead) }),
  get('/api/measure/cost', 'read', 'What a lead, a qualified lead and a customer cost, side by side', costs.cost, { query: cost.CostQuery, answer: cost.CostView }),
  get('/api/measure/cost/leads', 'read', 'The leads behind a figure of cost or of vintages', costs.costLeads, { query: cost.CostLeadsQuery, answer: page(cost.CostLead) }),
  get('/api/measure/vintages', 'read', 'Leads by month: invested, returned, written off, still working', costs.vintages, { query: cost.LeaksQuery, answer: cost.Vintages }),
  get('/api/leads/{id}/chance', 'read', 'The chance that the learned card in force gives a lead, point by point', leadChance, { answer: scorecard.LeadChanceView }),
  get('/api/leads/{id}/books', 'read', 'What was spent on a lead, expected of it, returned by it', costs.books, { answer: cost.LeadBooks }),
  get('/api/measure/choices', 'read', 'What figures can be narrowed to', choices, { answer: Choices }),
  get('/api/attribution', 'read', 'What the touches before won deals are credited with, under every model', attributions.attribution, { query: AttributionQuery, answer: attribution.AttributionView, table: 'rows' }),
  get('/api/attribution/deals', 'read', 'The deals behind a credit, each with its path, the most credited first', attributions.deals, { query: AttributionDealsQuery, answer: page(attribution.AttributionDeal) }),
  post('/api/attribution/preview', 'draft', 'What a model that is not saved would give, beside all others', attributions.preview, { query: AttributionQuery, body: attributionModel.ModelPreview, answer: attribution.AttributionView }),
  get('/api/attribution/models', 'read', 'The models as they are used now', attributionModels.models, { answer: page(attributionModel.ModelView) }),
  get('/api/attribution/models/{id}', 'read', 'Every version of a model, the latest first', attributionModels.versions, { answer: page(attributionModel.ModelView) }),
  post('/api/attribution/models/{id}', 'draft', 'Write the next version of a model, or a model of one’s own', attributionModels.write, { body: attributionModel.ModelInput, answer: attributionModel.ModelView }),
  get('/api/contribution', 'read', 'What each function brought and took part in, against what was signed', contributions.contribution, { query: ContributionQuery, answer: contribution.ContributionView, table: 'periods' }),
  get('/api/contribution/deals', 'read', 'The deals behind a share, the largest first', contributions.deals, { query: ContributionDealsQuery, answer: page(contribution.ContributionDeal) }),
  get('/api/measure/funnel', 'read', 'Stage by stage: entered, moved on, left, and how long it took', funnels.funnel, { query: funnelAsked.FunnelQuery, answer: funnel.FunnelView, table: 'steps' }),
  get('/api/measure/river', 'read', 'From sources through the stages to the outcomes, span by span', funnels.river, { query: funnelAsked.RiverQuery, answer: funnel.RiverView, table: 'flows' }),
  get('/api/measure/maturity', 'read', 'Leads by when they began: what came of them by each age, and what is still to come', maturities.maturity, { query: MaturityQuery, answer: mature.MaturityView, table: 'cells' }),
  get('/api/measure/maturity/leads', 'read', 'The leads behind a number of the maturity of cohorts', maturities.matured, { query: MaturedQuery, answer: page(mature.MaturedLead) }),
  get('/api/measure/leads', 'read', 'The leads behind a number of the funnel or the river', funnels.behind, { query: funnelAsked.BehindQuery, answer: page(funnel.BehindLead) }),
  get('/api/team', 'read', 'Who waits, who is late, where it leaks', teams.team, { query: team.TeamQuery, answer: team.TeamView, table: 'people' }),
  get('/api/team/{person}', 'read', 'How one person chooses and keeps their clocks, and what they were given', teams.teamPerson, { query: team.TeamPersonQuery, answer: team.PersonView }),
  get('/api/offers', 'read', 'Offers with what came of them, newest first', teamLists.offers, { query: team.OffersQuery, answer: page(team.OfferView) }),
  get('/api/clocks', 'read', 'Clocks of duties, latest started first', teamLists.clocks, { query: team.ClocksQuery, answer: page(team.ClockView) }),
  get('/api/imports', 'read', 'Imports, newest first', imports.imports, { query: PageQuery, answer: page(capture.ImportView) }),
  post('/api/imports', 'import', 'Upload files; answers a preview with the proposed mapping', imports.uploadImport, { takes: 'stream', answer: capture.ImportPreview }),
  get('/api/imports/{id}', 'read', 'One import, with its progress', imports.oneImport, { answer: capture.ImportView }),
  post('/api/imports/{id}/start', 'import', 'Begin the import, or a dry run', imports.startImport, { body: ImportStart, answer: capture.ImportView }),
  post('/api/imports/{id}/cancel', 'import', 'Stop the import after its present batch', imports.cancelImport, { body: z.strictObject({}), answer: capture.ImportView }),
  get('/api/imports/{id}/refused', 'read', 'The refused rows with their reasons', imports.refusedFile, { produces: 'text/csv' }),
  get('/api/opportunities', 'read', 'List opportunities', measures.opportunities, { query: OpportunitiesQuery, answer: page(measure.OpportunityView) }),
  post('/api/opportunities', 'work', 'An opportunity was opened, won or lost', measures.createOpportunity, { body: measure.OpportunityInput, answer: measure.OpportunityView }),
  get('/api/opportunities/{id}', 'read', 'One opportunity', measures.showOpportunity, { answer: measure.OpportunityView }),
  { method: 'PATCH', path: '/api/opportunities/{id}', permission: 'work', summary: 'An opportunity changed', handle: measures.changeOpportunity, body: measure.OpportunityChange, answer: measure.OpportunityView },
  get('/api/money', 'read', 'The currency that reports add up in, and all that money was told in', moneys.money, { answer: money.MoneySettings }),
  { method: 'PATCH', path: '/api/money', permission: 'import', summary: 'Choose the currency that reports add up in', handle: moneys.chooseBase, body: money.MoneyInput, answer: money.MoneySettings },
  get('/api/spend', 'read', 'What was spent, the latest period first', moneys.spend, { query: PageQuery, answer: page(money.SpendView) }),
  post('/api/spend', 'import', 'Money was spent, on a campaign or on none', moneys.recordSpend, { body: money.SpendInput, answer: money.SpendView }),
  post('/api/spend/import', 'import', 'Take a list of spend in, or try it (CSV or XLSX)', moneys.importList('spend', readUploadedList), { takes: 'stream', query: money.MoneyImportQuery, answer: listed.ListImportAnswer }),
  remove('/api/spend/{id}', 'import', 'Take one row of spend back', moneys.removeFrom('spend')),
  get('/api/hours', 'read', 'People’s hours, the latest period first', moneys.hours, { query: PageQuery, answer: page(money.HoursView) }),
  post('/api/hours', 'import', 'People worked on a campaign, a source, or on leads at large', moneys.recordHours, { body: money.HoursInput, answer: money.HoursView }),
  post('/api/hours/import', 'import', 'Take a list of hours in, or try it (CSV or XLSX)', moneys.importList('hours', readUploadedList), { takes: 'stream', query: money.MoneyImportQuery, answer: listed.ListImportAnswer }),
  remove('/api/hours/{id}', 'import', 'Take one row of hours back', moneys.removeFrom('hours')),
  get('/api/rates', 'read', 'Rates of currencies, the latest day first', moneys.rates, { query: money.RatesQuery, answer: page(money.RateView) }),
  post('/api/rates', 'import', 'The rate of a currency on a day', moneys.recordRate, { body: money.RateInput, answer: money.RateView }),
  post('/api/rates/import', 'import', 'Take a list of rates in, or try it (CSV or XLSX)', moneys.importList('rates', readUploadedList), { takes: 'stream', query: money.MoneyImportQuery, answer: listed.ListImportAnswer }),
  remove('/api/rates/{currency}/{day}', 'import', 'Take the rate of a day back', moneys.removeRate),
  get('/api/surveys', 'read', 'Surveys and polls, newest first', surveys.listSurveys, { answer: page(survey.SurveyView) }),
  post('/api/what-if', 'draft', 'Try a draft on the past: at once on a sample, or a full run that goes on', trials.tryDraft, { body: trial.WhatIfInput, answer: z.union([trial.WhatIfResult, trial.WhatIfRun]) }),
  get('/api/what-if', 'draft', 'Full runs, newest first', trials.runs, { answer: page(trial.WhatIfRun) }),
  get('/api/what-if/{id}', 'draft', 'One full run: its progress, and what it found', trials.oneRun, { answer: trial.WhatIfRun }),
  post('/api/what-if/{id}/cancel', 'draft', 'Stop a full run', trials.cancelRun, { body: z.strictObject({}), answer: trial.WhatIfRun }),
  get('/api/what-if/{id}/leads', 'draft', 'Leads that a run gained or lost, latest first', trials.changedLeads, { query: trial.ChangesQuery, answer: page(trial.ChangedLead) }),
  post('/api/scorecards', 'draft', 'Learn a card from the workspace’s own outcomes; it goes on behind the answer', scorecards.startTraining, { body: scorecard.TrainingInput, answer: scorecard.TrainingView }),
  get('/api/scorecards', 'read', 'Learned cards, newest first, and which one the agreement scores by', scorecards.trainings, { answer: scorecard.Trainings }),
  get('/api/scorecards/{id}', 'read', 'One learned card: its points, its validation, what was left out and why', scorecards.oneTraining, { answer: scorecard.TrainingView }),
  post('/api/scorecards/{id}/cancel', 'draft', 'Stop learning', scorecards.cancelTraining, { body: z.strictObject({}), answer: scorecard.TrainingView }),
  post('/api/scorecards/{id}/draft', 'draft', 'A draft of the agreement that scores by the card', scorecards.draftCard(draft), { body: z.strictObject({}), answer: agreement.DraftView }),
  post('/api/surveys', 'draft', 'Ask: what do you call a lead, or why do leads die', surveys.create, { body: survey.SurveyInput, answer: survey.SurveyView }),
  get('/api/surveys/choices', 'read', 'Who can be invited, and what can be asked', surveys.showChoices, { answer: survey.Choices }),
  get('/api/surveys/{id}', 'read', 'One survey: how many have answered, not how', surveys.showSurvey, { answer: survey.SurveyView }),
  get('/api/surveys/{id}/sheet', 'read', 'One’s own cards and answers; invited people only', surveys.sheet, { answer: survey.Sheet }),
  post('/api/surveys/{id}/answers', 'read', 'Sort a card; invited people only', surveys.answer, { body: survey.AnswerInput, answer: survey.SurveyView }),
  post('/api/surveys/{id}/ranking', 'read', 'Put criteria or causes in order; invited people only', surveys.saveOrder, { body: survey.RankingInput, answer: survey.SurveyView }),
  post('/api/surveys/{id}/remedies', 'read', 'Propose what would help; invited people only', surveys.propose, { body: survey.RemedyInput, answer: survey.SurveyView }),
  post('/api/surveys/{id}/remedies/withdraw', 'read', 'Take one’s own proposal back', surveys.takeBack, { body: survey.WithdrawInput, answer: survey.SurveyView }),
  post('/api/surveys/{id}/votes', 'read', 'Vote for a proposal, or take the vote back', surveys.voteFor, { body: survey.VoteInput, answer: survey.SurveyView }),
  post('/api/surveys/{id}/close', 'draft', 'Close a survey; answers stay as they are', surveys.closeSurvey, { body: z.strictObject({}), answer: survey.SurveyView }),
  get('/api/surveys/{id}/result', 'read', 'What came out; only of closed surveys', surveys.result, { answer: survey.SurveyResult }),
  get('/api/surveys/{id}/draft.yaml', 'draft', 'A first draft agreement drawn from the answers', surveys.draftYaml, { produces: 'application/yaml' }),
  get('/api/ratings', 'read', 'Blind double rating: the standing order, and α per quarter', surveys.showRatings, { answer: survey.Ratings }),
  post('/api/ratings', 'draft', 'Set the standing order for double ratings', surveys.setSchedule, { body: survey.ScheduleInput, answer: survey.Ratings }),
]
