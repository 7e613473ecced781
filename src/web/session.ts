import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { MyWorkspace, Person } from '../accounts/contract.ts'
import { api } from './api.ts'
import { ApiError } from './api-error.ts'

export interface Session {
  person: Person
  workspaces: MyWorkspace[]
}

/** Who is signed in, or null. Outside any workspace, so that switching keeps it. */
export const sessionQuery = queryOptions<Session | null>({
  queryKey: ['me'],
  queryFn: async () => {
    try {
      return await api.get('/me')
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

/** Inside `/w/…`, where the router has made sure of a session. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery)
  if (!data) throw new ApiError(401, { error: { code: 'signedOut' } })
  return data
}

/** The workspace of the address, and the person's role in it. */
export function useWorkspace(): MyWorkspace {
  const { workspaces } = useSession()
  const { workspace: slug } = useParams({ strict: false })
  const found = workspaces.find((each) => each.slug === slug)
  if (!found) throw new ApiError(404, { error: { code: 'unknownWorkspace' } })
  return found
}
