import { createRoute } from '@tanstack/react-router'
import { companiesSearch } from '../companies/search.ts'
import { root } from './root.ts'
import { screen } from './screen.ts'

const companies = createRoute({
  getParentRoute: () => root,
  path: '/companies',
  validateSearch: companiesSearch,
  component: screen(() => import('../companies/CompaniesScreen.tsx'), 'CompaniesScreen'),
})

const oneCompany = createRoute({
  getParentRoute: () => root,
  path: '/companies/$id',
  component: screen(() => import('../companies/CompanyScreen.tsx'), 'CompanyScreen'),
})

/** Who leads work for. */
export const companiesRoutes = [companies, oneCompany] as const
