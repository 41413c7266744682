/** The whole HTTP API on a page: method, path, permission, handler. */
import { z } from 'zod'
import * as capture from '#journey/capture/contract.ts'
import * as captures from '#journey/capture/routes.ts'
import * as handoff from '#journey/handoff/contract.ts'
import * as handoffs from '#journey/handoff/routes.ts'
import * as lead from '#journey/lifecycle/contract.ts'
import * as leads from '#journey/lifecycle/routes.ts'
import * as measure from '#journey/measure/contract.ts'
import * as measures from '#journey/measure/routes.ts'
import * as imports from '#journey/capture/import.routes.ts'
import { ImportStart } from '#journey/capture/import.contract.ts'
import { erase } from '#journey/identity/routes.ts'
import { showLead } from '#work/lead-page.ts'
import { report, reports } from '#journey/measure/report.routes.ts'
import { submissions } from '#journey/capture/submissions.routes.ts'
import * as person from '#people/people.contract.ts'
import * as people from '#people/people.routes.ts'
import * as views from '#journey/lifecycle/views.routes.ts'
import { PageQuery, page } from '#platform/http/contract.ts'
import * as survey from '#journey/survey/contract.ts'
import * as surveys from '#journey/survey/routes.ts'
import type { Permission, Route } from '#platform/http/route.ts'
import type { Services } from '#work/services.ts'

type Row = Route<Services>
type Handle = Row['handle']
type More = Partial<Pick<Row, 'query' | 'body' | 'answer' | 'takes' | 'produces'>>

function get(path: string, permission: Permission, summary: string, handle: Handle, more: More = {}): Row {
  return { method: 'GET', path, permission, summary, handle, ...more }
}

function post(path: string, permission: Permission, summary: string, handle: Handle, more: More = {}): Row {
  return { method: 'POST', path, permission, summary, handle, ...more }
}

const Detail = { answer: lead.LeadDetail }
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
  get('/api/leads', 'read', 'List leads', leads.list, { query: lead.LeadsQuery, answer: page(lead.LeadSummary) }),
  get('/api/leads/count', 'read', 'Count leads, up to a cap', leads.count, { query: lead.LeadFilters, answer: lead.LeadCount }),
  get('/api/facets', 'read', 'The values that filters offer', leads.facets, { answer: lead.Facets }),
  get('/api/leads/{id}', 'read', 'One lead', showLead, Detail),
  get('/api/leads/{id}/timeline', 'read', 'Everything that happened to a lead, newest first', leads.timeline, { query: PageQuery, answer: page(lead.TimelineItem) }),
  get('/api/leads/{id}/score', 'read', 'The score at a moment', leads.score, { query: ScoreQuery, answer: capture.ScoreView.extend({ asOf: z.string() }) }),
  get('/api/leads/{id}/brief', 'read', 'Why this lead, why now, how to open', handoffs.brief, { answer: handoff.Brief }),
  post('/api/leads/{id}/touches', 'work', 'Something happened', captures.addTouch, { body: capture.TouchInput, answer: capture.LeadAnswer }),
  post('/api/leads/{id}/accept', 'work', 'Accept the offered lead', handoffs.accept, { body: handoff.AcceptInput, ...Detail }),
  post('/api/leads/{id}/return', 'work', 'Return the lead, with a reason', handoffs.giveBack, { body: handoff.ReturnInput, ...Detail }),
  post('/api/leads/{id}/contacted', 'work', 'First real contact was made', handoffs.contacted, { body: handoff.ContactedInput, ...Detail }),
  post('/api/leads/{id}/rate', 'work', 'Rate the lead or its brief', handoffs.rate, { body: handoff.RateInput, ...Detail }),
  post('/api/leads/{id}/activities', 'work', 'An activity of the stage was done', leads.completeActivity, { body: lead.ActivityInput, ...Detail }),
  post('/api/leads/{id}/disqualify', 'work', 'Disqualify the lead, with a reason', leads.disqualify, { body: lead.DisqualifyInput, ...Detail }),
  post('/api/leads/{id}/assign', 'manage', 'Give the lead to somebody by hand', leads.assign, { body: lead.AssignInput, ...Detail }),
  post('/api/leads/{id}/erase', 'admin', 'Erase the person', erase, { body: lead.EraseInput, ...Detail }),
  get('/api/inbox', 'read', 'What a rep answers now', handoffs.inbox, { query: handoff.InboxQuery, answer: handoff.Inbox }),
  get('/api/people', 'read', 'People and desks', people.people, { answer: page(person.PersonView) }),
  post('/api/people', 'admin', 'Add a person', people.addPerson, { body: person.PersonInput, answer: person.PersonView }),
  { method: 'PATCH', path: '/api/people/{id}', permission: 'manage', summary: 'Change a person; role, name, address and leaving need admin', handle: people.changePerson, body: person.PersonChange, answer: person.PersonView },
  get('/api/agreement', 'read', 'The agreement in force', views.agreement, { answer: lead.AgreementView }),
  get('/api/views', 'read', 'Saved views', views.savedViews, { answer: page(lead.SavedView) }),
  post('/api/views', 'read', 'Save a view', views.saveView, { body: lead.SavedViewInput, answer: lead.SavedView }),
  { method: 'DELETE', path: '/api/views/{id}', permission: 'read', summary: 'Delete a saved view', handle: views.deleteView },
  get('/api/submissions', 'read', 'Everything handed in, refused ones with the reason', submissions, { query: SubmissionsQuery, answer: page(capture.SubmissionView) }),
  get('/api/reports', 'read', 'The reports there are', reports, { answer: page(z.object({ name: z.string(), summary: z.string() })) }),
  get('/api/reports/{name}', 'read', 'One report', report, { query: measure.ReportQuery, answer: measure.ReportView }),
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
  post('/api/spend', 'import', 'Money was spent on a campaign', measures.recordSpend, { body: measure.SpendInput, answer: measure.SpendView }),
  get('/api/surveys', 'read', 'Surveys and polls, newest first', surveys.listSurveys, { answer: page(survey.SurveyView) }),
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
