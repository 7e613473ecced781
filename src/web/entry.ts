import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

/** What this installation is, before anybody signs in. */
export const entryQuery = queryOptions({
  queryKey: ['instance'],
  queryFn: () => api.get('/instance'),
  staleTime: 60_000,
})
