import { createRouter } from '@tanstack/react-router'
import { agreementRoutes } from './routes/agreement.ts'
import { companiesRoutes } from './routes/companies.ts'
import { formsRoutes } from './routes/forms.ts'
import { consentRoutes } from './routes/consent.ts'
import { leadsRoutes } from './routes/leads.ts'
import { mailRoutes } from './routes/mail.ts'
import { measureRoutes } from './routes/measure.ts'
import { measureMaturityRoutes } from './routes/measure-maturity.ts'
import { measureChangesRoutes } from './routes/measure-changes.ts'
import { measureMoneyRoutes } from './routes/measure-money.ts'
import { moneyRoutes } from './routes/money.ts'
import { morningsRoutes } from './routes/mornings.ts'
import { outreachRoutes } from './routes/outreach.ts'
import { peopleRoutes } from './routes/people.ts'
import { programmesRoutes } from './routes/programmes.ts'
import { root } from './routes/root.ts'
import { signalsRoutes } from './routes/signals.ts'
import { Broken } from './shell/Broken.tsx'
import { parseSearch, stringifySearch } from './search.ts'

// The web app's table of contents, a file for each part of it. A route says: its address, what its query may hold, what is
// fetched while its code arrives, and whose code that is.
export const router = createRouter({
  routeTree: root.addChildren([
    ...morningsRoutes,
    ...measureRoutes,
    ...measureMoneyRoutes,
    ...measureMaturityRoutes,
    ...measureChangesRoutes,
    ...leadsRoutes,
    ...outreachRoutes,
    ...programmesRoutes,
    ...mailRoutes,
    ...consentRoutes,
    ...companiesRoutes,
    ...formsRoutes,
    ...signalsRoutes,
    ...agreementRoutes,
    ...moneyRoutes,
    ...peopleRoutes,
  ]),
  parseSearch,
  stringifySearch,
  defaultErrorComponent: Broken,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
