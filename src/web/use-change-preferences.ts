import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from './api.ts'
import { applyPreferences, type Preferences } from './preferences.ts'
import { type Session, sessionQuery } from './session.ts'
import { useSetLocale } from './words/provider.tsx'

const KEY: readonly unknown[] = sessionQuery.queryKey

/** A preference changes at once and is kept by the server for every browser of the person. */
export function useChangePreferences() {
  const client = useQueryClient()
  const setLocale = useSetLocale()
  return useMutation({
    mutationFn: (change: Partial<Preferences>) => api.patch('/me', { body: change }),
    onMutate: (change) => {
      const before = client.getQueryData<Session | null>(KEY)
      if (!before) return
      const person = { ...before.person, ...change }
      const next: Session = { ...before, person }
      client.setQueryData<Session | null>(KEY, next)
      applyPreferences(person)
      if (change.locale) void setLocale(change.locale)
      return before
    },
    onError: (_error, _change, before) => {
      if (!before) return
      client.setQueryData<Session | null>(KEY, before)
      applyPreferences(before.person)
    },
  })
}
