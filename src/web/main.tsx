import { QueryClientProvider } from '@tanstack/react-query'
import { createRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './tokens.css'
import './base.css'
import { Pending } from './pages/pending.tsx'
import { applyPreferences, readPreferences } from './preferences.ts'
import { createQueryClient } from './queries.ts'
import { reloadAfterUpgrade } from './reload-after-upgrade.ts'
import { routeTree } from './routes.tsx'
import { sessionQuery } from './session.ts'
import { loadWords } from './words/load.ts'
import { WordsProvider } from './words/provider.tsx'

const client = createQueryClient()
const router = createRouter({
  routeTree,
  context: { client },
  defaultPreload: 'intent',
  defaultPendingComponent: Pending,
  // Nothing for 300 ms, then still shapes.
  defaultPendingMs: 300,
  defaultPendingMinMs: 0,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}

reloadAfterUpgrade()
const preferences = readPreferences()
applyPreferences(preferences)
document.documentElement.lang = preferences.locale

const place = document.getElementById('app')
if (!place) throw new Error('index.html has no #app')
// Asked while the words come: every page but the public ones waits for it.
void client.prefetchQuery(sessionQuery)
const words = await loadWords(preferences.locale)

createRoot(place).render(
  <StrictMode>
    <WordsProvider locale={preferences.locale} words={words}>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </WordsProvider>
  </StrictMode>,
)
