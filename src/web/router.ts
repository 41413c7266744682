import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { versionsQuery } from './agreement/versions-query.ts'
import { importsQuery, peopleQuery } from './data/company.ts'
import { facetsQuery, leadQuery, leadsQuery } from './data/leads.ts'
import { queryClient } from './data/query-client.ts'
import { listOf } from './leads/list-query.ts'
import * as search from './search.ts'
import { letIn } from './sign-in/gate.ts'
import { homeOf } from './shell/home.ts'
import { NotFound } from './shell/NotFound.tsx'
import { Shell } from './shell/Shell.tsx'

// The table of contents of the web app: address, what its query may hold, what is fetched while its code arrives.
const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  beforeLoad: ({ location }) => letIn(location.href),
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async () => {
    throw redirect({ to: await homeOf(), replace: true })
  },
})

const leads = createRoute({
  getParentRoute: () => root,
  path: '/leads',
  validateSearch: search.leadsSearch,
  loaderDeps: ({ search }) => ({ list: listOf(search) }),
  loader: ({ deps }) => {
    void queryClient.prefetchInfiniteQuery(leadsQuery(deps.list))
    void queryClient.prefetchQuery(facetsQuery)
  },
  component: lazyRouteComponent(() => import('./leads/LeadsScreen.tsx'), 'LeadsScreen'),
})

const lead = createRoute({
  getParentRoute: () => root,
  path: '/leads/$id',
  validateSearch: search.leadSearch,
  loader: ({ params }) => void queryClient.prefetchQuery(leadQuery(params.id)),
  component: lazyRouteComponent(() => import('./lead/LeadScreen.tsx'), 'LeadScreen'),
})

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: search.inboxSearch,
  component: lazyRouteComponent(() => import('./inbox/InboxScreen.tsx'), 'InboxScreen'),
})

const queue = createRoute({
  getParentRoute: () => root,
  path: '/queue',
  validateSearch: search.queueSearch,
  component: lazyRouteComponent(() => import('./queue/QueueScreen.tsx'), 'QueueScreen'),
})

const meetings = createRoute({
  getParentRoute: () => root,
  path: '/meetings',
  validateSearch: search.meetingsSearch,
  component: lazyRouteComponent(() => import('./meetings/MeetingsScreen.tsx'), 'MeetingsScreen'),
})

const returns = createRoute({
  getParentRoute: () => root,
  path: '/returns',
  validateSearch: search.returnsSearch,
  component: lazyRouteComponent(() => import('./returns/ReturnsScreen.tsx'), 'ReturnsScreen'),
})

const agreement = createRoute({
  getParentRoute: () => root,
  path: '/agreement',
  validateSearch: search.agreementSearch,
  loader: () => void queryClient.prefetchQuery(versionsQuery),
  component: lazyRouteComponent(() => import('./agreement/AgreementScreen.tsx'), 'AgreementScreen'),
})

const versions = createRoute({
  getParentRoute: () => root,
  path: '/agreement/versions',
  loader: () => void queryClient.prefetchQuery(versionsQuery),
  component: lazyRouteComponent(() => import('./agreement/VersionsScreen.tsx'), 'VersionsScreen'),
})

const compare = createRoute({
  getParentRoute: () => root,
  path: '/agreement/compare',
  validateSearch: search.compareSearch,
  loader: () => void queryClient.prefetchQuery(versionsQuery),
  component: lazyRouteComponent(() => import('./agreement/CompareScreen.tsx'), 'CompareScreen'),
})

const draft = createRoute({
  getParentRoute: () => root,
  path: '/agreement/drafts/$id',
  validateSearch: search.draftSearch,
  component: lazyRouteComponent(() => import('./agreement/editor/DraftScreen.tsx'), 'DraftScreen'),
})

const surveys = createRoute({
  getParentRoute: () => root,
  path: '/surveys',
  component: lazyRouteComponent(() => import('./survey/SurveysScreen.tsx'), 'SurveysScreen'),
})

const newSurvey = createRoute({
  getParentRoute: () => root,
  path: '/surveys/new',
  validateSearch: search.newSurveySearch,
  component: lazyRouteComponent(() => import('./survey/NewSurveyScreen.tsx'), 'NewSurveyScreen'),
})

const oneSurvey = createRoute({
  getParentRoute: () => root,
  path: '/surveys/$id',
  component: lazyRouteComponent(() => import('./survey/SurveyScreen.tsx'), 'SurveyScreen'),
})

const imports = createRoute({
  getParentRoute: () => root,
  path: '/imports',
  loader: () => void queryClient.prefetchQuery(importsQuery),
  component: lazyRouteComponent(() => import('./imports/ImportsScreen.tsx'), 'ImportsScreen'),
})

const oneImport = createRoute({
  getParentRoute: () => root,
  path: '/imports/$id',
  component: lazyRouteComponent(() => import('./imports/ImportScreen.tsx'), 'ImportScreen'),
})

const people = createRoute({
  getParentRoute: () => root,
  path: '/people',
  validateSearch: search.peopleSearch,
  loader: () => void queryClient.prefetchQuery(peopleQuery),
  component: lazyRouteComponent(() => import('./people/PeopleScreen.tsx'), 'PeopleScreen'),
})

const keys = createRoute({
  getParentRoute: () => root,
  path: '/keys',
  component: lazyRouteComponent(() => import('./people/KeysScreen.tsx'), 'KeysScreen'),
})

const account = createRoute({
  getParentRoute: () => root,
  path: '/account',
  component: lazyRouteComponent(() => import('./account/AccountScreen.tsx'), 'AccountScreen'),
})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: search.signInSearch,
  component: lazyRouteComponent(() => import('./sign-in/SignInScreen.tsx'), 'SignInScreen'),
})

const claim = createRoute({
  getParentRoute: () => root,
  path: '/claim/$token',
  component: lazyRouteComponent(() => import('./sign-in/ClaimScreen.tsx'), 'ClaimScreen'),
})

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite/$token',
  component: lazyRouteComponent(() => import('./sign-in/InviteScreen.tsx'), 'InviteScreen'),
})

const submissions = createRoute({
  getParentRoute: () => root,
  path: '/submissions',
  validateSearch: search.submissionsSearch,
  component: lazyRouteComponent(() => import('./submissions/SubmissionsScreen.tsx'), 'SubmissionsScreen'),
})

const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/what-if',
  validateSearch: search.whatIfSearch,
  component: lazyRouteComponent(() => import('./what-if/WhatIfScreen.tsx'), 'WhatIfScreen'),
})

const review = createRoute({
  getParentRoute: () => root,
  path: '/agreement/review',
  component: lazyRouteComponent(() => import('./review/ReviewScreen.tsx'), 'ReviewScreen'),
})

const accounts = createRoute({
  getParentRoute: () => root,
  path: '/accounts',
  validateSearch: search.accountsSearch,
  component: lazyRouteComponent(() => import('./accounts/AccountsScreen.tsx'), 'AccountsScreen'),
})

const oneAccount = createRoute({
  getParentRoute: () => root,
  path: '/accounts/$id',
  component: lazyRouteComponent(() => import('./accounts/AccountScreen.tsx'), 'AccountScreen'),
})

const suppressions = createRoute({
  getParentRoute: () => root,
  path: '/suppressions',
  validateSearch: search.suppressionsSearch,
  component: lazyRouteComponent(() => import('./suppressions/SuppressionsScreen.tsx'), 'SuppressionsScreen'),
})

const notifications = createRoute({
  getParentRoute: () => root,
  path: '/notifications',
  validateSearch: search.notificationsSearch,
  component: lazyRouteComponent(() => import('./notifications/NoticesScreen.tsx'), 'NoticesScreen'),
})

const team = createRoute({
  getParentRoute: () => root,
  path: '/team',
  validateSearch: search.teamSearch,
  component: lazyRouteComponent(() => import('./team/TeamScreen.tsx'), 'TeamScreen'),
})

const teamPerson = createRoute({
  getParentRoute: () => root,
  path: '/team/$person',
  validateSearch: search.teamSearch,
  component: lazyRouteComponent(() => import('./team/PersonScreen.tsx'), 'PersonScreen'),
})

const offers = createRoute({
  getParentRoute: () => root,
  path: '/offers',
  validateSearch: search.offersSearch,
  component: lazyRouteComponent(() => import('./team/OffersScreen.tsx'), 'OffersScreen'),
})

const clocks = createRoute({
  getParentRoute: () => root,
  path: '/clocks',
  validateSearch: search.clocksSearch,
  component: lazyRouteComponent(() => import('./team/ClocksScreen.tsx'), 'ClocksScreen'),
})

const marketing = createRoute({
  getParentRoute: () => root,
  path: '/marketing',
  validateSearch: search.marketingSearch,
  component: lazyRouteComponent(() => import('./mornings/MarketingScreen.tsx'), 'MarketingScreen'),
})

const sponsor = createRoute({
  getParentRoute: () => root,
  path: '/sponsor',
  validateSearch: search.morningSearch,
  component: lazyRouteComponent(() => import('./mornings/SponsorScreen.tsx'), 'SponsorScreen'),
})

const workspace = createRoute({
  getParentRoute: () => root,
  path: '/workspace',
  component: lazyRouteComponent(() => import('./mornings/WorkspaceScreen.tsx'), 'WorkspaceScreen'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    marketing,
    sponsor,
    workspace,
    notifications,
    accounts,
    oneAccount,
    suppressions,
    team,
    teamPerson,
    offers,
    clocks,
    review,
    whatIf,
    home,
    leads,
    lead,
    inbox,
    returns,
    queue,
    meetings,
    agreement,
    versions,
    compare,
    draft,
    imports,
    oneImport,
    people,
    keys,
    account,
    signIn,
    claim,
    invite,
    submissions,
    surveys,
    newSurvey,
    oneSurvey,
  ]),
  parseSearch: search.parseSearch,
  stringifySearch: search.stringifySearch,
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
