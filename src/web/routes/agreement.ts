import { createRoute } from '@tanstack/react-router'
import { askAhead, versionsQuery } from '../agreement/versions-query.ts'
import { queryClient } from '../data/query-client.ts'
import * as search from '../search.ts'
import { root } from './root.ts'
import { scoreSearch } from '../score/search.ts'
import { screen } from './screen.ts'

const agreement = createRoute({
  getParentRoute: () => root,
  path: '/agreement',
  validateSearch: search.agreementSearch,
  loaderDeps: ({ search: { version } }) => ({ version }),
  // what it could not get is asked for anew by the screen, and said there
  loader: ({ deps }) => void askAhead(queryClient, deps.version).catch(() => null),
  component: screen(() => import('../agreement/AgreementScreen.tsx'), 'AgreementScreen'),
})

const versions = createRoute({
  getParentRoute: () => root,
  path: '/agreement/versions',
  loader: () => void queryClient.prefetchQuery(versionsQuery),
  component: screen(() => import('../agreement/VersionsScreen.tsx'), 'VersionsScreen'),
})

const compare = createRoute({
  getParentRoute: () => root,
  path: '/agreement/compare',
  validateSearch: search.compareSearch,
  loader: () => void queryClient.prefetchQuery(versionsQuery),
  component: screen(() => import('../agreement/CompareScreen.tsx'), 'CompareScreen'),
})

const score = createRoute({
  getParentRoute: () => root,
  path: '/agreement/score',
  validateSearch: scoreSearch,
  component: screen(() => import('../score/ScoreScreen.tsx'), 'ScoreScreen'),
})

const draft = createRoute({
  getParentRoute: () => root,
  path: '/agreement/drafts/$id',
  validateSearch: search.draftSearch,
  component: screen(() => import('../agreement/editor/DraftScreen.tsx'), 'DraftScreen'),
})

const review = createRoute({
  getParentRoute: () => root,
  path: '/agreement/review',
  component: screen(() => import('../review/ReviewScreen.tsx'), 'ReviewScreen'),
})

const whatIf = createRoute({
  getParentRoute: () => root,
  path: '/what-if',
  validateSearch: search.whatIfSearch,
  component: screen(() => import('../what-if/WhatIfScreen.tsx'), 'WhatIfScreen'),
})

const surveys = createRoute({
  getParentRoute: () => root,
  path: '/surveys',
  component: screen(() => import('../survey/SurveysScreen.tsx'), 'SurveysScreen'),
})

const newSurvey = createRoute({
  getParentRoute: () => root,
  path: '/surveys/new',
  validateSearch: search.newSurveySearch,
  component: screen(() => import('../survey/NewSurveyScreen.tsx'), 'NewSurveyScreen'),
})

const oneSurvey = createRoute({
  getParentRoute: () => root,
  path: '/surveys/$id',
  component: screen(() => import('../survey/SurveyScreen.tsx'), 'SurveyScreen'),
})

/** What was agreed, what it would have done, and what people think of it. */
export const agreementRoutes = [
  agreement,
  versions,
  compare,
  score,
  draft,
  review,
  whatIf,
  surveys,
  newSurvey,
  oneSurvey,
] as const
