import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './api.ts'
import { applyPreferences, type Preferences } from './preferences.ts'
import { type Session, sessionQuery } from './session.ts'
import { useSetLocale } from './words/provider.tsx'

/** A preference changes at once and is kept by the server for every browser of the person. */
export function useChangePreferences() {
  const client = useQueryClient()
  const setLocale = useSetLocale()
  return useMutation({
    mutationFn: (change: Partial<Preferences>) => api.patch('/me', { body: change }),
    onMutate: (change) => {
      const before = client.getQueryData<Session | null>(sessionQuery.queryKey)
      if (!before) return
      const person = { ...before.person, ...change }
      client.setQueryData<Session | null>(sessionQuery.queryKey, { ...before, person })
      applyPreferences(person)
      if (change.locale) void setLocale(change.locale)
      return before
    },
    onError: (_error, _change, before) => {
      if (!before) return
      client.setQueryData(sessionQuery.queryKey, before)
      applyPreferences(before.person)
    },
  })
}
