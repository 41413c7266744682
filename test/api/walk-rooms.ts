import {
  walkAccounts,
  walkAgreement,
  walkPoll,
  walkReview,
  walkScorecards,
  walkSigningIn,
  walkWhatIf,
} from './walks.ts'
import { walkCalls } from './walk-outreach.ts'
import { walkClocks } from './walk-clocks.ts'
import { walkDuplicates } from './walk-duplicates.ts'
import { walkMerging } from './walk-merging.ts'
import { walkConsent } from './walk-consent.ts'
import { walkForms } from './walk-forms.ts'
import { walkCompanies } from './walk-companies.ts'
import { walkFunnel } from './walk-funnel.ts'
import { walkMaturity } from './walk-maturity.ts'
import { walkLive, walkNotices } from './walk-live.ts'
import { walkMail } from './walk-mail.ts'
import { walkLeaks } from './walk-leaks.ts'
import { walkMoney } from './walk-money.ts'
import { walkChanges } from './walk-changes.ts'
import { walkCredits } from './walk-measure-credits.ts'
import { walkMornings } from './walk-mornings.ts'
import { walkProgrammes } from './walk-programmes.ts'
import { walkReturns } from './walk-returns.ts'
import { walkRouting } from './walk-routing.ts'
import { walkTeam } from './walk-team.ts'
import type { testServer } from '../support/server.ts'

type Server = Awaited<ReturnType<typeof testServer>>

/** Each room beside the way of a lead, one after the other: what one leaves behind is there for the next. */
export async function walkRooms(
  ask: Server['ask'],
  { clock, services }: Pick<Server, 'clock' | 'services'>,
  lead: string,
): Promise<void> {
  await walkPoll(ask, clock)
  await walkAgreement(ask)
  await walkSigningIn(ask)
  await walkWhatIf(ask)
  await walkScorecards(ask, lead)
  await walkReview(ask)
  await walkTeam(ask)
  await walkMoney(ask)
  await walkMornings(ask)
  await walkLeaks(ask, services, lead)
  await walkCredits(ask)
  await walkChanges(ask, services)
  await walkAccounts(ask, lead)
  await walkLive(ask, services)
  await walkNotices(ask, services)
  await walkProgrammes(ask, lead)
  await walkMail(ask, services, lead)
  await walkConsent(ask, lead, services)
  await walkMerging(ask)
  await walkDuplicates(ask, services)
  await walkForms(ask)
  await walkRouting(ask, lead)
  await walkClocks(ask)
  await walkReturns(ask)
  await walkCalls(ask, clock)
  await walkCompanies(ask)
  await walkFunnel(ask, services)
  await walkMaturity(ask, services)
}
