import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { entryQuery } from './entry.ts'
import { ErrorPage } from './pages/error-page.tsx'
import { NotFound } from './pages/not-found.tsx'
import { sessionQuery } from './session.ts'
import { Root } from './shell/root.tsx'
import { Shell } from './shell/shell.tsx'

const text = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.slice(0, 400) : undefined

const root = createRootRouteWithContext<{ client: QueryClient }>()({
  component: Root,
  errorComponent: ErrorPage,
  notFoundComponent: NotFound,
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: async ({ context }) => {
    const session = await context.client.ensureQueryData(sessionQuery)
    const first = session?.workspaces[0]
    if (first) throw redirect({ to: '/w/$workspace', params: { workspace: first.slug } })
    if (session) throw redirect({ to: '/new-workspace' })
    const { needsOwner } = await context.client.ensureQueryData(entryQuery)
    throw redirect(needsOwner ? { to: '/welcome' } : { to: '/sign-in' })
  },
})

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  validateSearch: (search: Record<string, unknown>): { token?: string } => {
    const token = text(search.token)
    return token ? { token } : {}
  },
  component: lazyRouteComponent(() => import('../accounts/web/welcome.tsx'), 'screen'),
})
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = text(search.next)
    // Only a place of this site: an address of another one would make of sign-in a trap.
    return next && /^\/(?![/\\])/.test(next) ? { next } : {}
  },
  component: lazyRouteComponent(() => import('../accounts/web/sign-in.tsx'), 'screen'),
})
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password',
  validateSearch: (search: Record<string, unknown>): { token?: string } => {
    const token = text(search.token)
    return token ? { token } : {}
  },
  component: lazyRouteComponent(() => import('../accounts/web/reset-password.tsx'), 'screen'),
})
const invitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('../accounts/web/invitation.tsx'), 'screen'),
})

const signedIn = async ({
  context,
  location,
}: {
  context: { client: QueryClient }
  location: { href: string }
}) => {
  const session = await context.client.ensureQueryData(sessionQuery)
  if (!session) throw redirect({ to: '/sign-in', search: { next: location.href } })
  return { session }
}

const newWorkspace = createRoute({
  getParentRoute: () => root,
  path: '/new-workspace',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../accounts/web/new-workspace.tsx'), 'screen'),
})
const start = createRoute({
  getParentRoute: () => root,
  path: '/w/$workspace/start',
  beforeLoad: signedIn,
  component: lazyRouteComponent(() => import('../accounts/web/first-step.tsx'), 'screen'),
})

const inside = createRoute({
  getParentRoute: () => root,
  path: '/w/$workspace',
  beforeLoad: async (place) => {
    const { session } = await signedIn(place)
    const known = session.workspaces.some((each) => each.slug === place.params.workspace)
    return { known }
  },
  component: Shell,
})
const index = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: ({ params }) => {
    throw redirect({ to: '/w/$workspace/conversations', params })
  },
})
const conversations = createRoute({
  getParentRoute: () => inside,
  path: '/conversations',
  component: lazyRouteComponent(() => import('../conversations/web/screen.tsx'), 'screen'),
})
/** Below the list, so that opening a conversation keeps it in place. */
const conversation = createRoute({ getParentRoute: () => conversations, path: '$conversationId' })
const publications = createRoute({
  getParentRoute: () => inside,
  path: '/publications',
  component: lazyRouteComponent(() => import('../publishing/web/screen.tsx'), 'screen'),
})
const newPost = createRoute({
  getParentRoute: () => inside,
  path: '/publications/new',
  component: lazyRouteComponent(() => import('../publishing/web/composer.tsx'), 'screen'),
})
const post = createRoute({
  getParentRoute: () => inside,
  path: '/publications/$postId',
  component: lazyRouteComponent(() => import('../publishing/web/composer.tsx'), 'screen'),
})
const channels = createRoute({
  getParentRoute: () => inside,
  path: '/settings/channels',
  component: lazyRouteComponent(() => import('../channels/web/screen.tsx'), 'screen'),
})
const connectChannel = createRoute({
  getParentRoute: () => inside,
  path: '/settings/channels/connect',
  component: lazyRouteComponent(() => import('../channels/web/connect.tsx'), 'screen'),
})
const team = createRoute({
  getParentRoute: () => inside,
  path: '/settings/team',
  component: lazyRouteComponent(() => import('../accounts/web/team.tsx'), 'screen'),
})
const profile = createRoute({
  getParentRoute: () => inside,
  path: '/settings/profile',
  component: lazyRouteComponent(() => import('../accounts/web/profile.tsx'), 'screen'),
})
const tokens = createRoute({
  getParentRoute: () => inside,
  path: '/settings/tokens',
  component: lazyRouteComponent(() => import('../accounts/web/tokens.tsx'), 'screen'),
})
const journal = createRoute({
  getParentRoute: () => inside,
  path: '/settings/journal',
  component: lazyRouteComponent(() => import('../accounts/web/journal.tsx'), 'screen'),
})
const more = createRoute({
  getParentRoute: () => inside,
  path: '/more',
  component: lazyRouteComponent(() => import('./pages/more.tsx'), 'More'),
})
const settings = [channels, connectChannel, team, profile, tokens, journal]
const work = [index, conversations.addChildren([conversation]), publications, newPost, post]
const accessibility = createRoute({
  getParentRoute: () => root,
  path: '/accessibility',
  component: lazyRouteComponent(() => import('./pages/accessibility.tsx'), 'Accessibility'),
})
const places = [home, accessibility, welcome, signIn, resetPassword, invitation, newWorkspace, start]

const everywhere = () => root.addChildren([...places, inside.addChildren([...work, ...settings, more])])

/** Unfinished places and the design page: under the Vite server only, and absent from what is built. */
function withUnfinished() {
  const notYet = createRoute({
    getParentRoute: () => inside,
    path: '/not-yet/$section',
    component: lazyRouteComponent(() => import('./pages/not-yet.tsx'), 'NotYet'),
  })
  const design = createRoute({
    getParentRoute: () => root,
    path: '/dev/design',
    component: lazyRouteComponent(() => import('./design/design-page.tsx'), 'DesignPage'),
  })
  return root.addChildren([...places, inside.addChildren([...work, ...settings, more, notYet]), design])
}

/** Every address of the product. */
export const routeTree = (import.meta.env.DEV ? withUnfinished() : everywhere()) as ReturnType<
  typeof withUnfinished
>
