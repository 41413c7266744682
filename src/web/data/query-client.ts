import { QueryClient } from '@tanstack/react-query'
import { ProblemError } from './request.ts'

/** A refusal will not change by asking again; a lost connection may. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => !(error instanceof ProblemError && error.status < 500) && failures < 2,
      retryDelay: (attempt) => 400 * 2 ** attempt,
    },
  },
})
